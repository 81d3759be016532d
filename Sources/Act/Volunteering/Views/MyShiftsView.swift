import Community
import Kernel
import Web

/// What a person comes to, and what they did, on their own page.
struct MyShiftsView {
    let visit: Visit
    let keys: SignUpKeys

    init(_ visit: Visit, _ keys: SignUpKeys) {
        self.visit = visit
        self.keys = keys
    }

    private var words: Words { visit.words }

    /// - calendar: the secret address, in full
    func panel(_ coming: [(SignUp, ShiftCard)], _ done: [ConfirmedHours], calendar: String) -> HTML {
        guard !coming.isEmpty || !done.isEmpty else { return "" }
        let items = coming.map { signUp, card -> HTML in
            """
            <li><a href="\(keys.link(to: signUp.id))" dir="auto">\(card.opportunity.words.title)</a> \
            <span class="meta">\(card.when(words)) · \(words("volunteering.state.\(signUp.state.rawValue)"))</span></li>
            """
        }
        let list: HTML? = items.isEmpty ? nil : "<ul>\(items)</ul>"
        return "<section><h2>\(words("volunteering.mine"))</h2>\(list)\(hours(done))\(feed(calendar))</section>"
    }

    private func feed(_ address: String) -> HTML {
        let renew = FormView(visit, to: VolunteeringRoutes.newCalendar.link()).button(
            words("volunteering.calendar.renew"), class: "button button-quiet")
        return """
            <details><summary>\(words("volunteering.calendar"))</summary>
            <p>\(words("volunteering.calendar.hint"))</p><p><a href="\(address)" dir="ltr">\(address)</a></p>\(renew)
            </details>
            """
    }

    private func hours(_ done: [ConfirmedHours]) -> HTML? {
        guard !done.isEmpty else { return nil }
        let total = words.duration(minutes: done.reduce(0) { $0 + $1.minutes })
        let items = done.map { hours -> HTML in
            let (title, language) = hours.title.best(for: visit.language)
            return """
                <li><a href="\(keys.link(to: hours.signUp))" \(language.attributes)>\(title)</a> \
                <span class="meta">\(words.date(hours.starts)) · \(words.duration(minutes: hours.minutes)) · \
                <bdi>\(hours.organisationName)</bdi></span></li>
                """
        }
        return """
            <p><strong>\(words("volunteering.mine.hours", ["hours": total]))</strong></p>
            <details><summary>\(words("volunteering.hours.title"))</summary><ul>\(items)</ul></details>
            """
    }
}
