import Community
import Kernel
import Speech
import Web

/// All campaigns that the visitor may see.
struct CampaignListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func page(_ campaigns: [Campaign], mayStart: Bool) -> Page {
        let cards = campaigns.map { campaign -> HTML in
            """
            <li class="card"><h2 \(campaign.language.attributes)><a class="card-link" \
            href="\(CampaignRoutes.campaign.link(campaign.id))">\(campaign.title)</a></h2>
            <p class="meta">\(words(campaign.closed == nil ? "campaigns.running" : "campaigns.closed"))</p></li>
            """
        }
        let none: HTML? = campaigns.isEmpty ? "<p class=\"empty\">\(words("campaigns.none"))</p>" : nil
        let start: HTML? =
            mayStart
            ? """
            <a class="button button-primary" href="\(CampaignRoutes.newCampaign.link())">\(words("campaigns.new"))</a>
            """ : nil
        return Page(
            words("campaigns.title"), width: .wide,
            body: """
                <h1>\(words("campaigns.title"))</h1>
                <p class="lede">\(words("campaigns.lede"))</p>
                <p>\(start) <a class="button" href="\(CampaignRoutes.narratives.link())">\(words("narratives.title"))</a></p>
                \(none)<ul class="grid">\(cards)</ul>
                """)
    }
}

/// The form in which a campaign is started.
struct CampaignFormView {
    let visit: Visit
    let errors: FormErrors

    init(_ visit: Visit, _ errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    func page(_ organisations: [Organisation]) -> Page {
        let words = visit.words
        let form = FormView(visit, to: CampaignRoutes.campaigns.link(), errors: errors)
        let code = ArgumentLibrary.code(for: visit.language)
        let claims = ArgumentLibrary.shipped.claims.map {
            FormView.Option($0.id, ArgumentLibrary.shipped.wording(of: $0.id, in: code))
        }
        return Page(
            words("campaigns.new"),
            body: """
                <h1>\(words("campaigns.new"))</h1>
                <p class="lede">\(words("campaigns.new.lede"))</p>
                \(form.form("""
                    \(form.text("title", label: words("campaigns.form.title")))
                    \(form.select("claim-id", label: words("campaigns.form.claim"),
                        options: [.init("", words("campaigns.form.other"))] + claims))
                    \(form.select("organisation", label: words("campaigns.form.organisation"),
                        options: organisations.map { .init($0.id.description, $0.name) }))
                    \(form.submit(words("campaigns.form.start")))
                    """))
                """)
    }
}
