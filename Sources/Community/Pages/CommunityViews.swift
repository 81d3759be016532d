import Kernel
import Web

/// The markup of people, organisations and places.
struct CommunityViews {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func home(_ panels: [HTML]) -> Page {
        Page(
            words("home.title"), width: .wide,
            body: """
                <div class="hero"><div>
                <h1>\(words("home.title"))</h1>
                <p class="lede">\(words("home.lede"))</p></div>
                \(visit.drawing("hero.svg"))</div>
                \(panels)
                """)
    }

    /// - isConnected: whether the person has signed in at the identity provider once
    func me(_ person: SignedIn, _ panels: [HTML], providerName: String?, isConnected: Bool) -> Page {
        let provider = providerName.map { name -> HTML in
            guard !isConnected else { return "<p class=\"meta\">\(words("provider.connected", ["name": name]))</p>" }
            let link = CommunityRoutes.provider.link().with("return", CommunityRoutes.me.link().address)
            return """
                <p><a class="button button-quiet" href="\(link)">\(words("provider.connect", ["name": name]))</a></p>
                """
        }
        let out = FormView(visit, to: CommunityRoutes.signOut.link()).button(words("signOut.here"))
        let everywhere = FormView(visit, to: CommunityRoutes.signOutEverywhere.link()).button(
            words("signOut.all"), class: "button button-quiet")
        return Page(
            person.name,
            body: """
                <h1>\(words("me.title", ["name": person.name]))</h1>
                <p class="lede">\(words("me.lede"))</p>
                <p><a class="button" href="\(CommunityRoutes.following.link())">\(words("follow.title"))</a></p>
                \(panels)
                \(provider)
                <div class="cluster">\(out)\(everywhere)</div>
                <p class="meta"><a href="\(CommunityRoutes.erasure.link())">\(words("erasure.title"))</a></p>
                """)
    }

    /// What goes, what stays, and the button.
    var erasure: Page {
        let form = FormView(visit, to: CommunityRoutes.erasure.link())
        return Page(
            words("erasure.title"),
            body: """
                <h1>\(words("erasure.title"))</h1>
                <div class="stack">\(HTML.paragraphs(words("erasure.text")))</div>
                \(form.form("""
                    <div class="choice"><input type="checkbox" id="sure" name="sure" value="yes">\
                    <label for="sure">\(words("erasure.sure"))</label></div>
                    \(form.submit(words("erasure.erase"), class: "button button-danger"))
                    """))
                """)
    }

    func place(_ path: [Place], _ organisations: [Organisation], _ panels: [HTML]) -> Page {
        let place = path[0]
        let list = organisations.map { organisation -> HTML in
            """
            <li><a href="\(CommunityRoutes.organisation.link(organisation.id))">\(organisation.name)</a> \
            <span class="meta">\(words("sector.\(organisation.sector.rawValue)"))</span></li>
            """
        }
        let section: HTML? = list.isEmpty ? nil : "<h2>\(words("place.organisations"))</h2><ul>\(list)</ul>"
        return Page(
            place.name,
            body: """
                \(breadcrumbs(path.dropFirst().reversed()))
                <h1>\(place.name)</h1>
                <p class="meta">\(words("place.level.\(place.level.rawValue)"))</p>
                \(panels)
                \(section)
                """)
    }

    func organisation(
        _ organisation: Organisation, _ path: [Place], _ panels: [HTML], mayManage: Bool
    ) -> Page {
        let roles = CommunityRoutes.roles.link(organisation.id)
        let manage: HTML? =
            mayManage ? "<p><a class=\"button\" href=\"\(roles)\">\(words("organisation.manage"))</a></p>" : nil
        return Page(
            organisation.name,
            body: """
                \(breadcrumbs(path.reversed()))
                <h1>\(organisation.name)</h1>
                <p class="meta">\(words("sector.\(organisation.sector.rawValue)"))</p>
                \(manage)
                \(panels)
                <p class="meta">\(ReportLink(visit, Subject(.organisation, organisation.id)).link(about: organisation.name))</p>
                """)
    }

    /// A page that is one text of the catalogue, paragraph by paragraph.
    func text(_ name: String) -> Page {
        let paragraphs = HTML.paragraphs(words("\(name).text"))
        return Page(
            words("\(name).title"), body: "<h1>\(words("\(name).title"))</h1><div class=\"stack\">\(paragraphs)</div>")
    }

    private func breadcrumbs(_ places: [Place]) -> HTML {
        let items = places.map { "<li><a href=\"\(CommunityRoutes.place.link($0.id))\">\($0.name)</a></li>" as HTML }
        return "<nav class=\"breadcrumbs\" aria-label=\"\(words("place.path"))\"><ol>\(items)</ol></nav>"
    }
}
