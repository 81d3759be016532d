import Deliberation
import Kernel
import Web

/// What whoever leads a panel does next.
struct LeadView {
    let visit: Visit
    let one: PanelView.One
    let errors: FormErrors
    let relaxed: [Sortition.Quota]

    private var words: Words { visit.words }
    private var panel: CitizensPanel { one.panel }

    private func may(_ act: PanelPolicy.Act) -> Bool { PanelPolicy.allows(act, on: panel, at: visit.now) }

    var section: HTML? {
        guard one.isLed else { return nil }
        let step: HTML? =
            if may(.close) {
                FormView(visit, to: PanelRoutes.closing.link(panel.id)).button(words("panels.close"))
            } else if may(.weigh) {
                weighing
            } else if may(.draw) {
                drawing
            } else if may(.end) {
                ending
            } else {
                nil
            }
        return step.map {
            "<section class=\"card\" id=\"lead\" tabindex=\"-1\"><h2>\(words("panels.lead"))</h2>\($0)</section>"
        }
    }

    private var weighing: HTML {
        let later = FormView(visit, to: PanelRoutes.extending.link(panel.id))
        let relaxing: HTML? =
            relaxed.isEmpty
            ? nil
            : """
            <ul>\(relaxed.map { "<li>\(words.quota($0))</li>" as HTML })</ul>
            \(FormView(visit, to: PanelRoutes.relaxation.link(panel.id)).button(words("panels.relax")))
            """
        let weigh = FormView(visit, to: PanelRoutes.lottery.link(panel.id), errors: errors.only("lead"))
        return """
            <p>\(words("panels.weigh.hint"))</p>
            \(weigh.button(words("panels.weigh"), class: "button button-primary"))
            \(relaxing)
            <details><summary>\(words("panels.extend"))</summary>
            \(later.form("\(later.text("closes", label: words("panels.form.closes"), type: "date"))\(later.submit(words("panels.extend"), class: "button"))"))
            </details>
            """
    }

    private var drawing: HTML {
        let form = FormView(visit, to: PanelRoutes.draw.link(panel.id), errors: errors.only("numbers"))
        return form.form(
            """
            \(form.text("numbers", label: words("panels.numbers"), hint: panel.source))
            \(form.submit(words("panels.draw.now")))
            """)
    }

    private var ending: HTML {
        let states = [PanelVolunteer.State.invited, .accepted, .declined].map { state -> HTML in
            let count = one.volunteers.count { $0.state == state }
            return "<dt>\(words("panels.state.\(state.rawValue)"))</dt><dd>\(words.number(count))</dd>"
        }
        return """
            <dl class="facts">\(states)</dl><p>\(words("panels.end.hint"))</p>
            \(FormView(visit, to: PanelRoutes.end.link(panel.id)).button(words("panels.end")))
            """
    }
}
