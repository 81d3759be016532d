import Community
import Kernel
import Web

/// The markup of lists of proposals.
struct ProposalListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    struct Item: Sendable {
        let proposal: Proposal
        let endorsements: Endorsements
    }

    private var words: Words { visit.words }

    func page(_ items: [Item]) -> Page {
        let list: HTML =
            items.isEmpty
            ? "<p class=\"empty\">\(words("proposal.none"))</p>" : "<ul class=\"grid\">\(items.map(card))</ul>"
        return Page(
            words("proposal.list.title"), width: .wide,
            body: """
                <h1>\(words("proposal.list.title"))</h1>
                <p class="lede">\(words("proposal.list.lede"))</p>
                <p><a class="button button-primary" href="\(ProposalRoutes.new.link())">\(words("proposal.new"))</a></p>
                \(list)
                """)
    }

    private func card(_ item: Item) -> HTML {
        let proposal = item.proposal
        let language = proposal.language
        let count = item.endorsements.people + item.endorsements.organisations.count
        return """
            <li class="card"><p><span class="badge badge-\(proposal.phase.rawValue)">\
            \(words("proposal.phase.\(proposal.phase.rawValue)"))</span></p>
            <h2 \(language.attributes)><a class="card-link" \
            href="\(ProposalRoutes.one.link(proposal.id))">\(proposal.words.title)</a></h2>
            <p class="meta">\(words("proposal.endorsements", count: count))</p></li>
            """
    }

    /// Those that ask for nearly the same, before a draft is published.
    func compare(_ draft: Proposal, _ alike: [Proposal]) -> Page {
        let items = alike.map { proposal -> HTML in
            """
            <li class="card"><h2><a href="\(ProposalRoutes.one.link(proposal.id))" dir="auto">\(proposal.words.title)</a></h2>
            <p dir="auto">\(proposal.words[.ask])</p></li>
            """
        }
        let publish = FormView(visit, to: ProposalRoutes.publication.link(draft.id)).button(
            words("proposal.publish.anyway"), hidden: [("compared", "yes")])
        return Page(
            words("proposal.compare"), width: .wide,
            body: """
                <h1>\(words("proposal.compare"))</h1>
                <p class="lede">\(words("proposal.compare.lede"))</p>
                <ul class="grid">\(items)</ul>
                \(publish)
                """)
    }
}
