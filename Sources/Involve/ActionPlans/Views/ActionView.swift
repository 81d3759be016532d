import Community
import Kernel
import Storage
import Web

/// One action of a place: what, by whom, until when, how far, and every change.
struct ActionView {
    let visit: Visit
    let content: PlanContent
    let one: One
    let errors: FormErrors

    /// An action with what its page needs.
    struct One: Sendable {
        let action: LocalAction
        let organisation: Organisation
        let path: [Place]
        let reports: [ProgressReport]
        let history: [AuditLog.Entry]
        let mayWrite: Bool
        let around: TrailAround
        let follows: Bool
    }

    init(_ visit: Visit, _ content: PlanContent, _ one: One, errors: FormErrors) {
        self.visit = visit
        self.content = content
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var action: LocalAction { one.action }
    private var attributes: HTML {
        "\(action.language.attributes)"
    }

    /// - parts: what other rooms show here
    func page(_ parts: [HTML]) -> Page {
        let place = one.path.first
        let plan: HTML? = place.map {
            "<a href=\"\(ActionRoutes.place.link($0.id))\">\(words("plan.of", ["place": $0.name]))</a>"
        }
        return Page(
            action.title, width: .wide,
            body: """
                <p class="meta">\(plan)</p>
                <p>\(ActionCards(visit).state(action.state))</p>
                <h1 \(attributes)>\(action.title)</h1>
                \(cycle.strip(visit))
                \(origin)
                <h2>\(words("action.here"))</h2><p \(attributes)>\(action.here)</p>
                \(action.difference.isEmpty ? nil : difference)
                \(facts)
                \(milestones)
                \(reports)
                \(one.mayWrite ? writing : nil)
                \(parts)
                \(TrailView(visit, one.around).section)
                \(history)
                \(FollowButton(visit, action.subject, follows: one.follows).form)
                """)
    }

    private var cycle: PolicyCycle {
        let step: PolicyCycle.Step = action.state == .done || action.state == .dropped ? .monitoring : .implementation
        return PolicyCycle(
            step, .partnership, next: words("action.next", ["organisation": one.organisation.name]),
            [.init(words("action.elsewhere"), ActionRoutes.origin.link(action.adapts))])
    }

    private var origin: HTML? {
        content.action(action.adapts).map { origin in
            let (text, language) = origin.text.best(for: visit.language)
            return """
                <p>\(words("action.adapts")): <a href="\(ActionRoutes.origin.link(origin.id))" lang="\(language.code)">\
                \(text)</a> <span class="meta">(\(origin.reference))</span></p>
                """
        }
    }

    private var difference: HTML {
        "<h2>\(words("action.difference"))</h2><p \(attributes)>\(action.difference)</p>"
    }

    private var facts: HTML {
        let organisation = CommunityRoutes.organisation.link(one.organisation.id)
        func row(_ name: String, _ value: String?) -> HTML? { value.map { "<dt>\(name)</dt><dd>\($0)</dd>" } }
        let span = [action.starts, action.ends].compactMap { $0.map(words.date) }.joined(separator: " – ")
        let reason: HTML? = action.reason.map { "<dt>\(words("action.reason"))</dt><dd dir=\"auto\">\($0)</dd>" }
        return """
            <dl class="facts"><dt>\(words("action.organisation"))</dt>\
            <dd><a href="\(organisation)">\(one.organisation.name)</a></dd>
            \(row(words("action.budget"), action.budget.map { "\(words.number($0)) €" }))
            \(row(words("action.when"), span.isEmpty ? nil : span))
            \(reason)\(indicator)</dl>
            """
    }

    private var indicator: HTML? {
        guard let indicator = action.indicator else { return nil }
        let last = one.reports.last { $0.value != nil }?.value
        let now: HTML? = last.map { value in
            let share = indicator.progress(at: value) ?? 0
            return """
                <progress max="100" value="\(Int((share * 100).rounded()))" \
                aria-label="\(indicator.name)"></progress> \(number(value))
                """
        }
        return """
            <dt>\(words("action.indicator"))</dt><dd><span dir="auto">\(indicator.name)</span>: \
            \(words("action.indicator.way", [
                "baseline": number(indicator.baseline), "target": number(indicator.target)
            ])) \(now)</dd>
            """
    }

    private func number(_ value: Double) -> String {
        words.decimal(value, places: value == value.rounded() ? 0 : 1)
    }

    private var milestones: HTML? {
        guard !action.milestones.isEmpty else { return nil }
        let items = action.milestones.map { milestone -> HTML in
            let day = milestone.done.map { words.date($0) } ?? milestone.due.map { words.date($0) } ?? ""
            let mark = words(milestone.done == nil ? "action.milestone.open" : "action.milestone.done")
            return "<li><p class=\"meta\">\(mark) \(day)</p><p \(attributes)>\(milestone.text)</p></li>"
        }
        return "<h2>\(words("action.milestones"))</h2><ol class=\"trail\">\(items)</ol>"
    }

    private var reports: HTML? {
        guard !one.reports.isEmpty else { return nil }
        let items = one.reports.map { report -> HTML in
            let proof: HTML? = report.evidence.map {
                " <a href=\"\($0)\" rel=\"noopener nofollow\">\(words("action.evidence"))</a>"
            }
            let value: HTML? = report.value.map { " · \(number($0))" }
            return """
                <li><p class="meta">\(words.date(report.at))\(value)</p><p dir="auto">\(report.text)\(proof)</p></li>
                """
        }
        return "<h2>\(words("action.reports"))</h2><ol class=\"trail\">\(items)</ol>"
    }

    private var history: HTML {
        let items = one.history.map { entry -> HTML in
            "<li>\(words.date(entry.at)): \(words("action.log.\(entry.act.split(separator: "/").last ?? "")"))</li>"
        }
        return "<details class=\"card\"><summary>\(words("action.history"))</summary><ol>\(items)</ol></details>"
    }

    /// What its organisation does with it.
    private var writing: HTML {
        let form = FormView(visit, to: ActionRoutes.reports.link(action.id), errors: errors)
        let open = action.milestones.enumerated().filter { $0.element.done == nil }
        let options = [FormView.Option("", "–")] + open.map { .init(String($0.offset), $0.element.text) }
        let milestone: HTML? =
            open.isEmpty ? nil : form.select("milestone", label: words("action.report.milestone"), options: options)
        let value: HTML? =
            action.indicator == nil ? nil : form.text("value", label: words("action.report.value"), required: false)
        return """
            <section class="card"><h2>\(words("action.look"))</h2>
            <p class="cluster"><a class="button" href="\(ActionRoutes.words.link(action.id))">\(words("action.edit"))</a></p>
            <div class="cluster">\(action.state.next.filter { $0 != .dropped }.map(advance))</div>
            \(action.state.next.contains(.dropped) ? dropping : nil)
            <h3>\(words("action.report"))</h3>
            \(form.form("""
                \(form.area("report", label: words("action.report.text"), rows: 3, limit: ReportProgress.longest))
                \(form.text("evidence", label: words("action.report.evidence"), type: "url", required: false))
                \(milestone)\(value)
                \(form.submit(words("action.report.send"), class: "button"))
                """))</section>
            """
    }

    private func advance(_ state: LocalAction.State) -> HTML {
        FormView(visit, to: ActionRoutes.state.link(action.id)).button(
            words("action.become.\(state.rawValue)"), hidden: [("state", state.rawValue)])
    }

    private var dropping: HTML {
        FormView(visit, to: ActionRoutes.state.link(action.id)).form(
            """
            <details><summary>\(words("action.become.dropped"))</summary>
            <input type="hidden" name="state" value="dropped">
            <div class="field"><label for="reason">\(words("action.reason"))</label>
            <input id="reason" name="reason" type="text" dir="auto"></div>
            <button class="button button-danger">\(words("action.become.dropped"))</button></details>
            """)
    }
}

/// A refusal in the reader's words, at the field that mends it.
struct ActionWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: ActionRefusal) -> FormErrors {
        let errors = FormErrors(field(refusal), text(refusal))
        return errors
    }

    private func field(_ refusal: ActionRefusal) -> String {
        switch refusal {
        case .titleMissing, .changedMeanwhile, .sourceGone: "title"
        case .textMissing: "here"
        case .unknownAction: "adapts"
        case .endsBeforeStart: "ends"
        case .budgetWrong: "budget"
        case .indicatorWrong: "indicator"
        case .stateSkipped, .reasonMissing: "reason"
        case .reportMissing: "report"
        case .evidenceWrong: "evidence"
        case .valueWrong: "value"
        }
    }

    func text(_ refusal: ActionRefusal) -> String {
        switch refusal {
        case .titleMissing(let most): words("action.refused.title", count: most)
        case .textMissing(let most): words("action.refused.text", count: most)
        case .unknownAction: words("action.refused.unknown")
        case .endsBeforeStart: words("action.refused.days")
        case .budgetWrong: words("action.refused.budget")
        case .indicatorWrong: words("action.refused.indicator")
        case .changedMeanwhile: words("action.refused.changed")
        case .stateSkipped: words("action.refused.state")
        case .reasonMissing: words("action.refused.reason")
        case .reportMissing(let most): words("action.refused.report", count: most)
        case .evidenceWrong: words("action.refused.evidence")
        case .valueWrong: words("action.refused.value")
        case .sourceGone: words("action.refused.source")
        }
    }
}
