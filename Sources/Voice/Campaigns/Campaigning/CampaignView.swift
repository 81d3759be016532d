import Community
import Kernel
import Web

/// A campaign as others see it: what it answers, what is out, how far it came, what was learned.
struct CampaignView {
    let visit: Visit
    let one: One

    struct One: Sendable {
        let campaign: Campaign
        let organisation: Organisation?
        let materials: [Material]
        let measures: [Measure]
        let isTeam: Bool
        let cards: [Subject: SubjectCard]
        let around: TrailAround
        let follows: Bool
    }

    init(_ visit: Visit, _ one: One) {
        self.visit = visit
        self.one = one
    }

    private var words: Words { visit.words }
    private var campaign: Campaign { one.campaign }

    var page: Page {
        let organisation: HTML? = one.organisation.map { "<span dir=\"auto\">\($0.name)</span> · " }
        return Page(
            campaign.title,
            body: """
                <h1 \(campaign.language.attributes)>\(campaign.title)</h1>
                <p class="meta">\(organisation)\(words(campaign.closed == nil ? "campaigns.running" : "campaigns.closed"))</p>
                \(one.isTeam && campaign.closed == nil ? Self.steps(visit, one, at: nil) : nil)
                \(texts(.assessment))\(texts(.design))
                \(MaterialsView(visit, one).section)\(SeriesView(visit, one).section)\(texts(.lessons))
                \(TrailView(visit, one.around).section)
                \(FollowButton(visit, campaign.subject, follows: one.follows).form)
                """)
    }

    /// What was written in a step; the check for harm stays with the team until the end.
    private func texts(_ step: Campaign.Step) -> HTML? {
        let items = step.fields.compactMap { field -> HTML? in
            guard let text = campaign.words[field], !text.isEmpty, isForAll(field) else { return nil }
            return """
                <dt>\(words("campaigns.field.\(field.rawValue)"))</dt>
                <dd \(campaign.language.attributes)>\(HTML.paragraphs(text, automatic: true))</dd>
                """
        }
        guard !items.isEmpty else { return nil }
        return "<section><h2>\(words("campaigns.step.\(step.rawValue)"))</h2><dl>\(items)</dl></section>"
    }

    private func isForAll(_ field: Campaign.Field) -> Bool {
        one.isTeam || campaign.closed != nil || !field.rawValue.hasPrefix("harm-")
    }

    /// The road through the steps.
    static func steps(_ visit: Visit, _ one: One, at current: Campaign.Step?) -> HTML {
        let words = visit.words
        let items = Campaign.Step.allCases.map { step -> HTML in
            let label = words("campaigns.step.\(step.rawValue)")
            guard one.campaign.isOpen(step) else {
                return "<li>\(label) <span class=\"meta\">\(words("campaigns.later"))</span></li>"
            }
            let link = CampaignRoutes.step.link(one.campaign.id, step.rawValue)
            let mark: HTML? = step == current ? " aria-current=\"step\"" : nil
            let done: HTML? = isDone(step, one) ? " <span class=\"badge\">\(words("campaigns.done"))</span>" : nil
            return "<li><a href=\"\(link)\"\(mark)>\(label)</a>\(done)</li>"
        }
        return "<nav aria-label=\"\(words("campaigns.steps"))\"><ol>\(items)</ol></nav>"
    }

    private static func isDone(_ step: Campaign.Step, _ one: One) -> Bool {
        switch step {
        case .publication: !one.materials.isEmpty
        case .monitoring: !one.measures.isEmpty
        case .assessment, .design, .lessons: one.campaign.isWritten(step)
        }
    }
}

/// What a campaign has put before people.
struct MaterialsView {
    let visit: Visit
    let one: CampaignView.One

    init(_ visit: Visit, _ one: CampaignView.One) {
        self.visit = visit
        self.one = one
    }

    var section: HTML? {
        guard !one.materials.isEmpty else { return nil }
        let items = one.materials.map { material -> HTML in
            let title: HTML =
                material.link.isEmpty
                ? "<span dir=\"auto\">\(material.title)</span>"
                : "<a href=\"\(Link(material.link))\" rel=\"nofollow noopener\" dir=\"auto\">\(material.title)</a>"
            return
                "<li>\(title) · <span class=\"meta\">\(visit.words.date(material.day))</span>\(source(material))</li>"
        }
        return "<section><h2>\(visit.words("campaigns.materials"))</h2><ul>\(items)</ul></section>"
    }

    private func source(_ material: Material) -> HTML? {
        guard let card = material.source.flatMap({ one.cards[$0] }) else { return nil }
        let (title, language) = card.title.best(for: visit.language)
        let name: HTML = card.link.map { "<a href=\"\($0)\">\(title)</a>" } ?? "\(title)"
        return "<p class=\"meta\">\(visit.words("campaigns.made-of")) <span \(language.attributes)>\(name)</span></p>"
    }
}

/// How far a campaign came, as a table that every reader can use.
struct SeriesView {
    let visit: Visit
    let series: MeasureSeries

    init(_ visit: Visit, _ one: CampaignView.One) {
        self.visit = visit
        series = MeasureSeries(one.measures, first: one.materials.map(\.day).min())
    }

    private var words: Words { visit.words }

    var section: HTML? {
        guard !series.days.isEmpty else { return nil }
        let days = series.days.map { day -> HTML in
            """
            <tr><th scope="row">\(words.date(day.day))</th><td>\(words.number(day.reach))</td>\
            <td>\(words.number(day.reactions))</td></tr>
            """
        }
        return """
            <section><h2>\(words("campaigns.series"))</h2>\(change)
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("campaigns.series"))"><table class="figures">
            <thead><tr><th scope="col">\(words("campaigns.column.day"))</th>\(heads)</tr></thead>
            <tbody>\(days)</tbody></table></div></section>
            """
    }

    private var heads: HTML {
        """
        <th scope="col">\(words("campaigns.column.reach"))</th><th scope="col">\(words("campaigns.column.reactions"))</th>
        """
    }

    /// The mean day before and after the first material, where there are both.
    private var change: HTML? {
        guard let before = series.before, let after = series.after else { return nil }
        let rows = [("campaigns.before", before), ("campaigns.after", after)].map { key, mean -> HTML in
            """
            <tr><th scope="row">\(words(key, count: mean.days))</th><td>\(words.decimal(mean.reach, places: 1))</td>\
            <td>\(words.decimal(mean.reactions, places: 1))</td></tr>
            """
        }
        return """
            <h3>\(words("campaigns.change"))</h3><p class="hint">\(words("campaigns.change.hint"))</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("campaigns.change"))"><table class="figures">
            <thead><tr><th scope="col">\(words("campaigns.column.time"))</th>\(heads)</tr></thead>
            <tbody>\(rows)</tbody></table></div><h3>\(words("campaigns.days"))</h3>
            """
    }
}
