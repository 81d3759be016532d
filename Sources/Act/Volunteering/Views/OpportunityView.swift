import Community
import Kernel
import Web

/// The markup of one opportunity.
struct OpportunityView {
    let visit: Visit
    let one: One

    /// An opportunity with what its page needs.
    struct One: Sendable {
        let opportunity: Opportunity
        let organisation: Organisation
        /// From the inside out.
        let path: [Place]
        /// Those to come.
        let shifts: [Shift]
        let mayCoordinate: Bool
        let note: ExposureNote
        let around: TrailAround
        let follows: Bool
    }

    init(_ visit: Visit, _ one: One) {
        self.visit = visit
        self.one = one
    }

    private var words: Words { visit.words }
    private var opportunity: Opportunity { one.opportunity }

    var page: Page {
        let language = opportunity.language
        let place: HTML? = one.path.first.map { "<a href=\"\(CommunityRoutes.place.link($0.id))\">\($0.name)</a>" }
        let ended: HTML? =
            opportunity.ended == nil
            ? nil : "<p><span class=\"badge badge-closed\">\(words("volunteering.isEnded"))</span></p>"
        var page = Page(
            opportunity.words.title,
            body: """
                \(ended)
                \(one.note.note(words))
                <h1 \(language.attributes)>\(opportunity.words.title)</h1>
                <p class="meta"><a href="\(CommunityRoutes.organisation.link(one.organisation.id))">\
                <bdi>\(one.organisation.name)</bdi></a> · \(place)</p>
                <div \(language.attributes)>\(HTML.paragraphs(opportunity.words.what))</div>
                <h2>\(words("volunteering.shifts"))</h2>
                \(shifts)
                <h2>\(words("volunteering.toKnow"))</h2>
                \(facts)
                \(one.mayCoordinate ? coordinating : nil)
                \(TrailView(visit, one.around).section)
                \(FollowButton(visit, opportunity.subject, follows: one.follows).form)
                <p class="meta">\(ReportLink(visit, opportunity.subject).link(about: opportunity.words.title))</p>
                """)
        page.summary = String(opportunity.words.what.prefix(160))
        return page
    }

    private var shifts: HTML {
        guard !one.shifts.isEmpty else { return "<p>\(words("volunteering.noShifts"))</p>" }
        let items = one.shifts.prefix(60).map { shift -> HTML in
            let card = ShiftCard(
                shift: shift, opportunity: opportunity, organisation: one.organisation, path: one.path)
            return """
                <li class="shift-line"><a href="\(VolunteeringRoutes.shift.link(shift.id))">\(card.when(words))</a> \
                \(PlacesLeft(visit, shift).badge)</li>
                """
        }
        return "<ul class=\"plain\">\(Array(items))</ul>"
    }

    private var facts: HTML {
        let tags = opportunity.tags
        let needed = opportunity.requirements
        let access = Opportunity.Access.allCases.filter(tags.access.contains)
            .map { words("volunteering.access.\($0.rawValue)") }
        let languages: (Set<Language>) -> HTML = { languages in
            let names = languages.sorted { $0.code < $1.code }.map { language -> HTML in
                "<li \(language.attributes)>\(language.name)</li>"
            }
            return "<ul class=\"cluster\">\(names)</ul>"
        }
        return """
            <dl class="facts">
            \(fact("volunteering.company", written(opportunity.words.company)))
            \(fact("volunteering.helpful", tags.helpful.isEmpty ? nil : languages(tags.helpful)))
            \(fact("volunteering.practised", tags.practised.isEmpty ? nil : languages(tags.practised)))
            \(fact("volunteering.access", access.isEmpty ? nil : "\(access.joined(separator: " · "))"))
            \(fact("volunteering.age", needed.minimumAge.map { "\(words("volunteering.age.from", count: $0))" }))
            \(fact("volunteering.training", written(needed.training)))
            \(fact("volunteering.background", written(needed.background)))
            \(fact("volunteering.status", "\(words("volunteering.status.never"))"))
            \(fact("volunteering.safeguarding", written(opportunity.safeguarding)))
            </dl>
            """
    }

    private func fact(_ key: String, _ value: HTML?) -> HTML? {
        value.map { "<dt>\(words(key))</dt><dd>\($0)</dd>" }
    }

    private func written(_ text: String) -> HTML? {
        text.isEmpty ? nil : "<span \(opportunity.language.attributes)>\(text)</span>"
    }

    private var coordinating: HTML {
        let end: HTML? =
            opportunity.ended == nil
            ? FormView(visit, to: VolunteeringRoutes.end.link(opportunity.id)).button(
                words("volunteering.end"), class: "button button-danger") : nil
        return """
            <section class="card"><h2>\(words("volunteering.coordinate"))</h2>
            <div class="cluster">
            <a class="button button-primary" href="\(VolunteeringRoutes.plan.link(opportunity.id))">\(words("volunteering.plan"))</a>
            <a class="button" href="\(VolunteeringRoutes.words.link(opportunity.id))">\(words("volunteering.edit"))</a>
            \(end)</div></section>
            """
    }
}
