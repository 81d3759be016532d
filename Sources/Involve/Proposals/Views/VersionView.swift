import Kernel
import Web

/// Every version of a proposal, each with what changed since the one before.
struct VersionView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func page(_ proposal: Proposal, _ versions: [ProposalVersion]) -> Page {
        let language = proposal.language
        let attributes: HTML = "\(language.attributes)"
        let nothing = ProposalWords(title: "", parts: [:])
        let items = zip(versions, versions.dropFirst().map { $0.words ?? nothing } + [nothing]).map {
            version, before -> HTML in
            guard let own = version.words else {
                return "<li class=\"card\">\(heading(version))<p>\(words("proposal.version.hidden"))</p></li>"
            }
            let parts = ProposalWords.Part.allCases.compactMap { part -> HTML? in
                guard before[part] != own[part] else { return nil }
                return """
                    <h3>\(words("proposal.part.\(part.rawValue)"))</h3>
                    <p \(attributes)>\(WordDifference(from: before[part], to: own[part]).markup)</p>
                    """
            }
            let title: HTML? =
                before.title == own.title
                ? nil
                : "<p \(attributes)><strong>\(WordDifference(from: before.title, to: own.title).markup)</strong></p>"
            return """
                <li class="card">\(heading(version))\(title)\(parts)</li>
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

    private func heading(_ version: ProposalVersion) -> HTML {
        """
        <h2>\(words("proposal.version", ["number": words.number(version.revision)])) \
        <span class="meta">\(words.date(version.written))</span></h2>
        """
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
