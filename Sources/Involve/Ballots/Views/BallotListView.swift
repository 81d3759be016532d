import Community
import Kernel
import Web

/// The list of ballots: those one can vote in, those that come, those that were counted.
struct BallotListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    struct Item: Sendable {
        let ballot: Ballot
        /// Its name.
        let organisation: String
    }

    private var words: Words { visit.words }

    func page(_ items: [Item], mayDraft: Bool) -> Page {
        let parts = ["open", "coming", "draft", "closed"].compactMap { state -> HTML? in
            let own = items.filter { $0.ballot.state == state }
            guard !own.isEmpty else { return nil }
            return """
                <section><h2>\(words("ballot.list.\(state)"))</h2>
                <ul class="grid">\(own.map { card($0, heading: "h3") })</ul></section>
                """
        }
        let none: HTML? = parts.isEmpty ? "<p class=\"empty\">\(words("ballot.none"))</p>" : nil
        let draft: HTML? =
            mayDraft
            ? "<p><a class=\"button button-primary\" href=\"\(BallotRoutes.new.link())\">\(words("ballot.new"))</a></p>"
            : nil
        return Page(
            words("ballot.title"), width: .wide,
            body: """
                <h1>\(words("ballot.title"))</h1>
                <p class="lede">\(words("ballot.lede"))</p>
                \(draft)\(none)\(parts)
                """)
    }

    /// On the pages of other rooms; empty when there are none.
    func panel(_ items: [Item]) -> HTML {
        guard !items.isEmpty else { return "" }
        let cards = items.map { card($0, heading: "h3") }
        return "<section><h2>\(words("ballot.title"))</h2><ul class=\"grid\">\(cards)</ul></section>"
    }

    private func card(_ item: Item, heading: HTML) -> HTML {
        let ballot = item.ballot
        return """
            <li class="card"><p>\(BallotFacts(visit, ballot).badge)</p>
            <\(heading) \(ballot.language.attributes)><a class="card-link" \
            href="\(BallotRoutes.one.link(ballot.id))">\(ballot.question)</a></\(heading)>
            <p class="meta"><span dir="auto">\(item.organisation)</span>\(day(ballot).map { " · \($0)" })</p></li>
            """
    }

    private func day(_ ballot: Ballot) -> String? {
        if let closed = ballot.closed { return words("ballot.closed.on", ["day": words.date(closed)]) }
        return ballot.lastDay.map { words("ballot.until", ["day": words.date($0)]) }
    }
}

extension Ballot {
    /// How far it is, as the reader sees it: a draft that was announced is coming.
    var state: String { phase == .draft && announced != nil ? "coming" : phase.rawValue }
}

/// What is said of a ballot in several places.
struct BallotFacts {
    let visit: Visit
    let ballot: Ballot

    init(_ visit: Visit, _ ballot: Ballot) {
        self.visit = visit
        self.ballot = ballot
    }

    private var words: Words { visit.words }

    var badge: HTML {
        let style: HTML = ballot.phase == .closed ? "badge badge-closed" : "badge"
        return "<span class=\"\(style)\">\(words("ballot.state.\(ballot.state)"))</span>"
    }

    var options: HTML {
        let items = ballot.options.map { "<li dir=\"auto\">\($0)</li>" as HTML }
        return "<ol \(ballot.language.attributes)>\(items)</ol>"
    }

    /// How it is marked, counted, and what happens when it is level.
    var method: HTML {
        let name = words("ballot.method.\(ballot.method.rawValue)")
        // Marking one option needs no page of its own.
        let linked: HTML =
            DecisionMethod(rawValue: ballot.method.rawValue).map { "<a href=\"\($0.link)\">\(name)</a>" } ?? "\(name)"
        return """
            <p><strong>\(linked)</strong>: \(words("ballot.method.\(ballot.method.rawValue).how"))</p>
            """
    }
}
