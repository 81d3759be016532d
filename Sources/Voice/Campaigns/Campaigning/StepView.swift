import Kernel
import Speech
import Web

/// One step of a campaign in its team's workspace.
struct StepView {
    let visit: Visit
    let one: CampaignView.One
    let step: Campaign.Step
    let errors: FormErrors

    init(_ visit: Visit, _ one: CampaignView.One, _ step: Campaign.Step, _ errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.step = step
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var campaign: Campaign { one.campaign }
    private var form: FormView {
        FormView(visit, to: CampaignRoutes.step.link(campaign.id, step.rawValue), errors: errors)
    }

    var page: Page {
        let label = words("campaigns.step.\(step.rawValue)")
        return Page(
            "\(label) – \(campaign.title)",
            body: """
                <p class="meta"><a href="\(CampaignRoutes.campaign.link(campaign.id))" \
                \(campaign.language.attributes)>\(campaign.title)</a></p>
                <h1>\(label)</h1>
                \(CampaignView.steps(visit, one, at: step))
                <p class="lede">\(words("campaigns.lede.\(step.rawValue)"))</p>
                \(campaign.isOpen(step) && campaign.closed == nil ? work : waits)
                """)
    }

    private var waits: HTML {
        "<p class=\"flash flash-warn\">\(words(campaign.closed == nil ? "campaigns.refused.early" : "campaigns.refused.closed"))</p>"
    }

    private var work: HTML {
        switch step {
        case .assessment: "\(claim)\(texts(step.fields))"
        case .design: texts(step.fields)
        case .publication: "\(MaterialsView(visit, one).section)\(material)"
        case .monitoring: "\(measures)\(SeriesView(visit, one).section)"
        case .lessons: lessons
        }
    }

    /// What the library says about the claim that the campaign answers.
    private var claim: HTML? {
        guard let claim = campaign.claim.flatMap(ArgumentLibrary.shipped.claim) else { return nil }
        let code = ArgumentLibrary.code(for: visit.language)
        let language = Language(tag: code) ?? .english
        return """
            <aside class="card"><p><a href="\(CampaignRoutes.claim.link(claim.id))" \(language.attributes)>\
            “\(ArgumentLibrary.shipped.wording(of: claim.id, in: code))”</a></p>\(NarrativeCard.advice(claim, words))</aside>
            """
    }

    private func texts(_ fields: [Campaign.Field]) -> HTML {
        let areas = fields.map { field -> HTML in
            let isCheck = field.rawValue.hasPrefix("harm-")
            let head: HTML? =
                field == .harmReach ? "<h2>\(words("campaigns.harm"))</h2><p>\(words("campaigns.harm.hint"))</p>" : nil
            return """
                \(head)\(form.area(field.rawValue, label: words("campaigns.field.\(field.rawValue)"),
                    hint: words("campaigns.hint.\(field.rawValue)"), value: campaign.words[field] ?? "",
                    rows: isCheck ? 2 : 3, limit: Campaign.longestText, required: isCheck))
                """
        }
        return form.form(
            """
            \(form.revision(campaign.revision, at: CampaignRoutes.revision.link(campaign.id)))
            \(saved)\(areas)\(form.submit(words("campaigns.save")))
            """)
    }

    /// After a conflict, what the others saved, so that nothing is lost on either side.
    private var saved: HTML? {
        guard visit.form.contains("revision"), visit.form["revision"] != "\(campaign.revision)" else { return nil }
        let items = step.fields.compactMap { field -> HTML? in
            guard let text = campaign.words[field], text != visit.form[field.rawValue] else { return nil }
            return """
                <dt>\(words("campaigns.field.\(field.rawValue)"))</dt><dd \(campaign.language.attributes)>\(text)</dd>
                """
        }
        return "<section class=\"card\"><h2>\(words("campaigns.theirs"))</h2><dl>\(items)</dl></section>"
    }

    private var material: HTML {
        """
        <section><h2>\(words("campaigns.material.add"))</h2>\(form.form("""
            \(form.text("material", label: words("campaigns.material.title")))
            \(form.text("link", label: words("campaigns.material.link"), type: "url", required: false))
            \(form.text("day", label: words("campaigns.material.day"), value: CalendarDay(visit.now).description,
                type: "date"))
            \(form.text("source", label: words("campaigns.material.source"),
                hint: words("campaigns.material.source.hint"), required: false))
            \(form.submit(words("campaigns.material.add")))
            """))</section>
        """
    }

    private var measures: HTML {
        form.form(
            """
            \(form.area("measures", label: words("campaigns.measures"), hint: words("campaigns.measures.hint"), rows: 8))
            \(form.submit(words("campaigns.measures.save")))
            """)
    }

    private var lessons: HTML {
        form.form(
            """
            \(form.area("lessons", label: words("campaigns.field.lessons"), hint: words("campaigns.hint.lessons"),
                value: campaign.words[.lessons] ?? "", rows: 6, limit: Campaign.longestText))
            \(form.submit(words("campaigns.close")))
            """)
    }
}
