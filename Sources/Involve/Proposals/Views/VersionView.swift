import Kernel
import Web

/// Every version of a proposal, each with what changed since the one before.
struct VersionView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func page(_ proposal: Proposal, _ versions: [(revision: Int, words: ProposalWords, at: Moment)]) -> Page {
        let language = proposal.language
        let attributes: HTML = "\(language.attributes)"
        let items = zip(versions, versions.dropFirst().map(\.words) + [ProposalWords(title: "", parts: [:])]).map {
            version, before -> HTML in
            let parts = ProposalWords.Part.allCases.compactMap { part -> HTML? in
                guard before[part] != version.words[part] else { return nil }
                return """
                    <h3>\(words("proposal.part.\(part.rawValue)"))</h3>
                    <p \(attributes)>\(WordDifference(from: before[part], to: version.words[part]).markup)</p>
                    """
            }
            let title: HTML? =
                before.title == version.words.title
                ? nil
                : "<p \(attributes)><strong>\(WordDifference(from: before.title, to: version.words.title).markup)</strong></p>"
            return """
                <li class="card"><h2>\(words("proposal.version", ["number": words.number(version.revision)])) \
                <span class="meta">\(words.date(version.at))</span></h2>\(title)\(parts)</li>
                """
        }
        return Page(
            words("proposal.versions"),
            body: """
                <h1>\(words("proposal.versions"))</h1>
                <p class="lede"><a href="\(ProposalRoutes.one.link(proposal.id))" \(attributes)>\(proposal.words.title)</a></p>
                <ol class="plain">\(items)</ol>
                """)
    }

}

extension WordDifference {
    /// What is gone struck out, what is new underlined.
    var markup: HTML {
        runs.map { run -> HTML in
            switch run {
            case .kept(let text): "\(text)"
            case .removed(let text): "<del>\(text)</del>"
            case .added(let text): "<ins>\(text)</ins>"
            }
        }.reduce(HTML.empty, +)
    }
}
