import Community
import Kernel
import Web

/// What a volunteer can do on the page of a panel.
struct ParticipateView {
    let visit: Visit
    let one: PanelView.One
    let errors: FormErrors

    private var words: Words { visit.words }
    private var panel: CitizensPanel { one.panel }

    var signUp: HTML? {
        guard PanelPolicy.allows(.signUp, on: panel, at: visit.now), one.own == nil else { return nil }
        guard visit.person != nil else {
            let link = CommunityRoutes.signIn.link().with("return", visit.path)
            return "<p><a class=\"button button-primary\" href=\"\(link)\">\(words("panels.sign-in"))</a></p>"
        }
        let form = FormView(
            visit, to: PanelRoutes.signUp.link(panel.id),
            errors: errors.only("age", "gender", "stay", "place", "language", "signup"))
        let fields = panel.traits.map { trait in
            form.choices(
                trait.rawValue, legend: words("panels.ask.\(trait.rawValue)"),
                options: trait.values.map { .init($0, words.value(trait.rawValue, $0)) })
        }
        return """
            <section><h2>\(words("panels.volunteer"))</h2><p>\(words("panels.volunteer.hint"))</p>
            \(form.form("\(fields)\(form.submit(words("panels.volunteer")))"))</section>
            """
    }

    /// Whether they come, or that they take it back.
    func answers(_ own: PanelVolunteer) -> HTML? {
        if PanelPolicy.allows(.withdraw, on: panel, at: visit.now) {
            let form = FormView(visit, to: PanelRoutes.withdrawal.link(panel.id))
            return form.button(words("panels.withdraw"))
        }
        guard PanelPolicy.allows(.answer, on: panel, at: visit.now), own.state == .invited || own.state == .accepted
        else { return nil }
        let form = FormView(visit, to: PanelRoutes.answer.link(panel.id))
        let accept =
            own.state == .invited
            ? form.button(words("panels.accept"), class: "button button-primary", hidden: [("answer", "accept")]) : nil
        let decline = form.button(words("panels.decline"), hidden: [("answer", "decline")])
        return "<div class=\"cluster\">\(accept)\(decline)</div>"
    }
}
