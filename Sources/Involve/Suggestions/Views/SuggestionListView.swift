import Community
import Kernel
import Web

/// One suggestion with what became of its asks, as lists show it.
struct SuggestionSummary: Sendable {
    let suggestion: Suggestion
    /// Answers expected: one for each ask and addressee.
    let expected: Int
    let given: Int
    private let answers: [Answer]

    init(_ suggestion: Suggestion, _ answers: [Answer]) {
        self.suggestion = suggestion
        self.answers = answers
        expected = suggestion.asks.count * suggestion.addressees.count
        given = answers.filter { $0.verdict != .deferred }.count
    }

    func daysLate(on today: CalendarDay) -> Int {
        suggestion.addressees.map { suggestion.daysLate($0.institution, answers, on: today) }.max() ?? 0
    }
}

/// The markup of lists of suggestions.
struct SuggestionListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func page(_ items: [SuggestionSummary], _ places: [Place], isOfficial: Bool) -> Page {
        let names = Dictionary(places.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let desk: HTML? =
            isOfficial
            ? "<p><a class=\"button button-primary\" href=\"\(SuggestionRoutes.desk.link())\">\(words("desk.title"))</a></p>"
            : nil
        let list: HTML =
            items.isEmpty
            ? "<p class=\"empty\">\(words("suggestion.none"))</p>"
            : "<ul class=\"grid\">\(items.map { card($0, heading: "h2", place: names[$0.suggestion.place]) })</ul>"
        return Page(
            words("suggestion.list.title"), width: .wide,
            body: """
                <h1>\(words("suggestion.list.title"))</h1>
                <p class="lede">\(words("suggestion.list.lede"))</p>
                \(desk)
                \(list)
                <p class="meta"><a href="\(SuggestionRoutes.data.link())">\(words("suggestion.data"))</a></p>
                """)
    }

    /// For the page of another subject; empty where there is nothing to say.
    func panel(_ items: [SuggestionSummary], _ subject: Subject, days: [Int], mayWrite: Bool) -> HTML {
        let start: HTML? =
            SuggestionPanel.sources.contains(subject.kind) && mayWrite
            ? """
            <p><a class="button" href="\(SuggestionRoutes.new.link(subject.kind.name, subject.number))">\
            \(words("suggestion.new"))</a></p>
            """ : nil
        guard !items.isEmpty || start != nil else { return "" }
        let median: HTML? =
            days.isEmpty
            ? nil : "<p class=\"meta\">\(words("suggestion.median", count: days[days.count / 2]))</p>"
        let asks = items.reduce(0) { $0 + $1.suggestion.asks.count }
        let sums: HTML? =
            subject.kind == .place
            ? """
            <p class="meta">\(words("suggestion.sums.asks", count: asks)) · \
            \(words("suggestion.sums.answers", count: items.reduce(0) { $0 + $1.given }))</p>
            """ : nil
        let list: HTML? = items.isEmpty ? nil : "<ul class=\"grid\">\(items.map { card($0, heading: "h3") })</ul>"
        let all: HTML? =
            subject.kind == .home
            ? "<p><a href=\"\(SuggestionRoutes.list.link())\">\(words("suggestion.all"))</a></p>" : nil
        return "<section><h2>\(words("suggestion.list.title"))</h2>\(sums)\(median)\(list)\(all)\(start)</section>"
    }

    /// - place: its name, where the page shows several
    private func card(_ item: SuggestionSummary, heading: HTML, place: String? = nil) -> HTML {
        let suggestion = item.suggestion
        let language = suggestion.language
        let late = item.daysLate(on: CalendarDay(visit.now))
        let state: HTML =
            late > 0
            ? "<span class=\"badge badge-warn\">\(words("suggestion.late", count: late))</span>"
            : "<span class=\"badge badge-\(suggestion.phase.rawValue)\">\(words("suggestion.phase.\(suggestion.phase.rawValue)"))</span>"
        let named: HTML? = place.map { "<bdi>\($0)</bdi> · " }
        let progress = words(
            "suggestion.progress", ["given": words.number(item.given), "expected": words.number(item.expected)])
        return """
            <li class="card"><p>\(state)</p>
            <\(heading) \(language.attributes)><a class="card-link" \
            href="\(SuggestionRoutes.one.link(suggestion.id))">\(suggestion.title)</a></\(heading)>
            <p class="meta">\(named)\(words.date(suggestion.published ?? suggestion.drafted)) · \(progress)</p></li>
            """
    }
}
