import Community
import Kernel
import Storage
import Web

/// What this room shows elsewhere: on a person's own page their reports and, for case workers, the way to the desk.
struct CounterSpeechPanel: Sendable {
    let desk: CaseDesk

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let words = visit.words
        switch subject.kind {
        case .person:
            let person = PersonID(subject.id)
            let (reports, works) = try await desk.house.database.read { s in
                (try ReportStore.of(person, in: s), try !PlaceScope.of(person, as: CasePolicy.workers, in: s).isEmpty)
            }
            let items = reports.map { report -> HTML in
                """
                <li><a href="\(CounterSpeechRoutes.own.link(report.id))">\
                \(words("counter.reportOf", ["date": words.date(report.told)]))</a> \
                <span class="meta">\(words("counter.state.\(report.state.rawValue)"))</span></li>
                """
            }
            let own: HTML? =
                items.isEmpty ? nil : "<section><h2>\(words("counter.own"))</h2><ul>\(items)</ul></section>"
            let link: HTML? =
                works ? "<p><a href=\"\(CounterSpeechRoutes.desk.link())\">\(words("counter.desk"))</a></p>" : nil
            return "\(own)\(link)"
        case .place:
            let report = CounterSpeechRoutes.new.link().with("place", PlaceID(subject.id))
            return """
                <section><h2>\(words("counter.title"))</h2><p class="cluster">\
                <a class="button" href="\(report)">\(words("counter.new"))</a> \
                <a href="\(CounterSpeechRoutes.support.link())">\(words("counter.support"))</a></p></section>
                """
        default: return ""
        }
    }
}
