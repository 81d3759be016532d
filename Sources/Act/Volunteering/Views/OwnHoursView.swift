import Kernel
import Web

/// Being there and what came of it, on one's own page: the code, the hours, their corrections, and a word against them.
struct OwnHoursView {
    let visit: Visit
    let own: OwnSignUp
    let keys: SignUpKeys
    let errors: FormErrors

    init(_ visit: Visit, _ own: OwnSignUp, _ keys: SignUpKeys, errors: FormErrors) {
        self.visit = visit
        self.own = own
        self.keys = keys
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var seen: Attendance { own.attendance }

    /// Works with the network cut: the script keeps what was typed, with its time, until it can be sent.
    var checkIn: HTML? {
        guard own.signUp.state == .coming, CheckIn.isOpen(own.card.shift, at: visit.now), seen.left == nil,
            seen.hours == nil
        else { return nil }
        let form = FormView(visit, to: keys.link(to: own.signUp.id).to("check-in"), errors: errors.only("code"))
        let kind: CheckIn.Kind = seen.arrived == nil ? .arrived : .left
        let arrived: HTML? = seen.arrived.map {
            """
            <p><strong>\(words("volunteering.arrivedAt", ["time": own.card.time.reading(at: $0).clock]))</strong></p>
            """
        }
        return """
            <section class="card" id="check-in-part"><h2>\(words("volunteering.here"))</h2>\(arrived)
            <p class="flash" role="status" hidden data-check-in-queue="\(words("volunteering.kept", ["number": "{number}"]))"></p>
            <div data-check-in>\(form.form("""
                <input type="hidden" name="kind" value="\(kind.rawValue)">
                \(form.text("code", label: words("volunteering.code.field"), hint: words("volunteering.code.field.hint"),
                    value: visit.query["code"], autocomplete: "off"))
                \(form.submit(words(kind == .arrived ? "volunteering.here.send" : "volunteering.leaving")))
                """))</div></section>
            """
    }

    var hours: HTML? {
        guard let hours = seen.hours else { return nil }
        let text = words(
            hours.dispute == nil ? "volunteering.confirmedHours" : "volunteering.disputedHours",
            ["hours": words.duration(minutes: hours.minutes)])
        let changes = own.changes.map { change -> HTML in
            """
            <li>\(words("volunteering.hours.changed", ["date": words.date(change.at),
                "before": words.duration(minutes: change.before), "after": words.duration(minutes: change.after)])) \
            <span dir="auto">\(change.reason)</span></li>
            """
        }
        let trace: HTML? = changes.isEmpty ? nil : "<h3>\(words("volunteering.hours.trace"))</h3><ul>\(changes)</ul>"
        return """
            <section class="card"><h2>\(words("volunteering.hours.title"))</h2><p><strong>\(text)</strong></p>
            \(trace)\(hours.dispute == nil ? disputing : nil)</section>
            """
    }

    private var disputing: HTML {
        let form = FormView(visit, to: keys.link(to: own.signUp.id).to("dispute"), errors: errors.only("dispute"))
        return """
            <details\(errors["dispute"] == nil ? nil : " open" as HTML)><summary>\(words("volunteering.dispute"))</summary>
            \(form.form("""
                \(form.area("dispute", label: words("volunteering.dispute.text"), rows: 3, limit: Hours.longestReason))
                \(form.submit(words("volunteering.dispute.send"), class: "button"))
                """))</details>
            """
    }
}
