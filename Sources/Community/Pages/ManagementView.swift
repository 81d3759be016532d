import Kernel
import Web

/// The markup of looking after organisations and roles.
struct ManagementView {
    let visit: Visit
    let errors: FormErrors

    init(_ visit: Visit, errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - places: where one may be added; empty: nowhere
    func organisations(_ list: [Organisation], places: [Place]) -> Page {
        let items = list.map { organisation -> HTML in
            """
            <li><a href="\(CommunityRoutes.organisation.link(organisation.id))">\(organisation.name)</a> \
            <span class="meta">\(words("sector.\(organisation.sector.rawValue)"))</span></li>
            """
        }
        let none: HTML? = items.isEmpty ? "<p>\(words("organisation.none"))</p>" : nil
        let form = FormView(visit, to: CommunityRoutes.organisations.link(), errors: errors)
        let adding: HTML? =
            places.isEmpty
            ? nil
            : """
            <h2>\(words("organisation.add"))</h2>
            \(form.form("""
                \(form.text("name", label: words("organisation.name"), autocomplete: "organization"))
                \(form.select("sector", label: words("organisation.sector"),
                    options: Organisation.Sector.allCases.map {
                        .init($0.rawValue, words("sector.\($0.rawValue)"))
                    }))
                \(form.select("place", label: words("organisation.place"),
                    options: places.map { .init($0.id.description, $0.name) }))
                \(form.submit(words("organisation.add")))
                """))
            """
        return Page(
            words("organisation.list"),
            body: "<h1>\(words("organisation.list"))</h1>\(none)<ul>\(items)</ul>\(adding)")
    }

    func roles(_ organisation: Organisation, _ holders: [(person: Person, role: Role.Name)]) -> Page {
        let items = holders.map { holder -> HTML in
            let button = FormView(visit, to: CommunityRoutes.revocation.link(organisation.id)).button(
                words("roles.revoke"), class: "button button-quiet",
                hidden: [("person", holder.person.id.description), ("role", holder.role.rawValue)])
            return """
                <li class="card"><p><strong>\(holder.person.name)</strong> \
                <span class="meta">\(words("role.\(holder.role.rawValue)"))</span></p>\(button)</li>
                """
        }
        let form = FormView(visit, to: CommunityRoutes.roles.link(organisation.id), errors: errors)
        return Page(
            words("roles.title", ["organisation": organisation.name]),
            body: """
                <h1>\(words("roles.title", ["organisation": organisation.name]))</h1>
                \(items.isEmpty ? "<p>\(words("roles.none"))</p>" : "<ul class=\"grid\">\(items)</ul>" as HTML)
                <h2>\(words("roles.grant"))</h2>
                \(form.form("""
                    \(form.text("email", label: words("signIn.email"), hint: words("roles.email.hint"), type: "email"))
                    \(form.select("role", label: words("roles.role"), options: Role.Name.allCases.map {
                        .init($0.rawValue, words("role.\($0.rawValue)"))
                    }))
                    \(form.submit(words("roles.grant")))
                    """))
                """)
    }
}
