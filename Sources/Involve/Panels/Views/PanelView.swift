import Community
import Deliberation
import Kernel
import Web

/// One citizens' panel: what it is for, who is wanted, how it was drawn, and what the visitor can do.
struct PanelView {
    let visit: Visit
    let one: One
    let errors: FormErrors
    /// The nearest quotas that could be met, where none of the present ones can.
    let relaxed: [Sortition.Quota]

    struct One: Sendable {
        let panel: CitizensPanel
        let organisation: Organisation?
        let place: Place?
        /// By number, once they have one.
        let volunteers: [PanelVolunteer]
        let own: PanelVolunteer?
        let isLed: Bool
        let around: TrailAround
        let follows: Bool
    }

    private var words: Words { visit.words }
    private var panel: CitizensPanel { one.panel }

    var page: Page {
        var page = Page(
            panel.title,
            body: """
                <p><span class="badge" id="signup">\(words("panels.phase.\(panel.phase.rawValue)"))</span></p>
                <h1 \(panel.language.attributes)>\(panel.title)</h1>
                <div \(panel.language.attributes)>\(HTML.paragraphs(panel.task))</div>
                \(facts)
                \(own)
                \(ParticipateView(visit: visit, one: one, errors: errors).signUp)
                <section><h2>\(words("panels.quotas"))</h2>\(quotas)
                <p><a href="\(DecisionMethod.sortition.link)">\(words("panels.explained"))</a></p></section>
                \(DrawView(visit: visit, panel: panel, volunteers: one.volunteers).section)
                \(LeadView(visit: visit, one: one, errors: errors, relaxed: relaxed).section)
                \(TrailView(visit, one.around).section)
                \(FollowButton(visit, panel.subject, follows: one.follows).form)
                """)
        page.summary = panel.task
        return page
    }

    private var facts: HTML {
        """
        <dl class="facts"><dt>\(words("panels.form.organisation"))</dt><dd dir="auto">\(one.organisation?.name)</dd>
        <dt>\(words("panels.form.place"))</dt><dd dir="auto">\(one.place?.name)</dd>
        <dt>\(words("panels.form.size"))</dt><dd>\(words.number(panel.size))</dd>
        <dt>\(words("panels.until"))</dt><dd>\(words.date(panel.closes - .seconds(1)))</dd>
        <dt>\(words("panels.volunteers"))</dt><dd>\(words.number(one.volunteers.count))</dd></dl>
        """
    }

    /// What the visitor is to the panel: their chance, their invitation.
    private var own: HTML? {
        guard let own = one.own else { return nil }
        let chance = chance(of: own).map {
            "<p>\(words("panels.own.chance", ["chance": words.percent($0)]))</p>" as HTML
        }
        let answers = ParticipateView(visit: visit, one: one, errors: errors).answers(own)
        return """
            <section class="card"><h2>\(words("panels.own"))</h2>
            <p>\(words("panels.own.\(own.state.rawValue)"))</p>\(chance)\(answers)</section>
            """
    }

    private func chance(of volunteer: PanelVolunteer) -> Double? {
        guard let lottery = panel.lottery, let number = volunteer.number, lottery.chances.indices.contains(number - 1)
        else { return nil }
        return lottery.chances[number - 1]
    }

    private var quotas: HTML {
        let rows = panel.quotas.map { quota -> HTML in
            """
            <tr><th scope="row">\(words("panels.trait.\(quota.trait)")): \(words.value(quota.trait, quota.value))</th>
            <td class="num">\(words.number(quota.range.lowerBound))</td>
            <td class="num">\(words.number(quota.range.upperBound))</td></tr>
            """
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("panels.quotas"))">
            <table class="figures figures-narrow"><thead><tr><th scope="col">\(words("panels.column.who"))</th>
            <th scope="col" class="num">\(words("panels.column.least"))</th>
            <th scope="col" class="num">\(words("panels.column.most"))</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }
}
