import Community
import Kernel
import Web

/// What became of a report, for whoever made it; support first where it was about them.
struct FollowUpView {
    let visit: Visit
    let found: Found
    let contacts: Contacts
    /// Whether the page has a secret address, which nobody can find again.
    let isSecret: Bool

    struct Found: Sendable {
        let report: Report
        let speechCase: SpeechCase?
        /// What was decided to do; nil: nothing yet.
        let chosen: Recommendation?
        let country: String
    }

    init(_ visit: Visit, _ found: Found, _ contacts: Contacts, isSecret: Bool) {
        self.visit = visit
        self.found = found
        self.contacts = contacts
        self.isSecret = isSecret
    }

    private var words: Words { visit.words }

    var page: Page {
        Page(
            words("counter.followUp"),
            body: """
                <h1>\(words("counter.followUp"))</h1>
                \(keep)
                \(found.report.about.isClose ? support : nil)
                <section><h2>\(words("counter.followUp.now"))</h2>
                <p><span class="badge">\(words("counter.state.\(found.report.state.rawValue)"))</span> \
                <span class="meta">\(words("counter.reportOf", ["date": words.date(found.report.told)]))</span></p>
                <p>\(words("counter.state.\(found.report.state.rawValue).text"))</p>
                \(reason)\(progress)</section>
                \(found.report.about.isClose ? nil : support)
                """)
    }

    private var keep: HTML? {
        guard isSecret else { return nil }
        return """
            <div class="card"><p><strong>\(words("counter.followUp.keep"))</strong></p>
            <p dir="ltr"><code class="secret">\(visit.absolute(Link(visit.path)))</code></p></div>
            """
    }

    private var support: HTML {
        """
        <section class="card"><h2>\(words("counter.support"))</h2>
        \(SupportView.danger(words))
        \(ContactList(visit, contacts.of(found.country).filter { $0.kind != .emergency && $0.kind != .platforms }).list)
        <p><a href="\(CounterSpeechRoutes.support.link())">\(words("counter.support.more"))</a></p></section>
        """
    }

    private var reason: HTML? {
        found.report.reason.map { "<blockquote dir=\"auto\">\(HTML.paragraphs($0, automatic: true))</blockquote>" }
    }

    private var progress: HTML? {
        guard let one = found.speechCase else { return nil }
        let chosen: HTML? = found.chosen.map {
            "<p>\(words("counter.followUp.chosen")) <strong>\(words("counter.recommendation.\($0.rawValue)"))</strong></p>"
        }
        guard let outcome = one.outcome else {
            return "\(chosen)<p>\(words("counter.followUp.due", ["date": words.date(one.due)]))</p>"
        }
        let note: HTML? =
            one.outcomeNote.isEmpty
            ? nil : "<blockquote>\(HTML.paragraphs(one.outcomeNote, automatic: true))</blockquote>"
        return """
            \(chosen)<p>\(words("counter.followUp.outcome")) \
            <strong id="outcome">\(words("counter.outcome.\(outcome.rawValue)"))</strong></p>\(note)
            """
    }
}
