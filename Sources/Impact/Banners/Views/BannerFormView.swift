import Community
import Kernel
import Web

/// The organisations for which the visitor may print.
struct BannerListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    func page(_ organisations: [Organisation]) -> Page {
        let words = visit.words
        let items = organisations.map {
            "<li><a href=\"\(BannerRoutes.one.link($0.id))\" dir=\"auto\">\($0.name)</a></li>" as HTML
        }
        let list: HTML = items.isEmpty ? "<p>\(words("banner.none"))</p>" : "<ul>\(items)</ul>"
        return Page(
            words("banner.title"),
            body: """
                <h1>\(words("banner.title"))</h1>
                <p class="lede">\(words("banner.lede"))</p>
                \(list)
                """)
    }
}

/// Everything that an organisation prints: what stands on it, how it looks, files to take along.
struct BannerFormView {
    let visit: Visit
    let one: One
    let errors: FormErrors

    struct One: Sendable {
        let organisation: Organisation
        let choice: BannerChoice
        let places: [Place]
        let wording: BannerWording
        let settings: BannerSettings?
        let logos: [BannerLogo]
        let hasQuote: Bool
        let excess: [TextTooLong]
        let printsFourColours: Bool
    }

    init(_ visit: Visit, _ one: One, _ errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }

    var page: Page {
        Page(
            words("banner.title"), width: .wide,
            body: """
                <p class="meta"><a href="\(BannerRoutes.list.link())">\(words("banner.title"))</a></p>
                <h1 dir="auto">\(one.organisation.name)</h1>
                <p class="lede">\(words("banner.lede"))</p>
                \(choice)
                \(excess)
                \(files)
                <h2>\(words("banner.texts"))</h2>
                \(texts)
                <h2>\(words("banner.logos"))</h2>
                \(logos)
                """)
    }

    private var choice: HTML {
        let places = one.places.map { ($0.id.description, $0.parent == nil ? words("banner.whole") : $0.name) }
        let languages = visit.interfaceLanguages.map { ($0.code, $0.name) }
        return """
            <form class="stack" method="get" action="\(BannerRoutes.one.link(one.organisation.id))">
            \(select("place", places, one.choice.place?.description ?? ""))
            \(select("language", languages, one.choice.language.code))
            <p><button class="button">\(words("banner.look"))</button></p></form>
            """
    }

    private func select(_ name: String, _ options: [(String, String)], _ chosen: String) -> HTML {
        let items = options.map { option -> HTML in
            """
            <option value="\(option.0)"\(option.0 == chosen ? " selected" : "" as HTML)>\(option.1)</option>
            """
        }
        return """
            <div class="field"><label for="\(name)">\(words("banner.\(name)"))</label>
            <select id="\(name)" name="\(name)">\(items)</select></div>
            """
    }

    private var excess: HTML? {
        guard !one.excess.isEmpty else { return nil }
        let items = one.excess.map { "<li>\(BannerWordingErrors(words).sentence($0))</li>" as HTML }
        return """
            <div class="card warning"><p>\(words("banner.excess"))</p><ul>\(items)</ul></div>
            """
    }

    private var files: HTML {
        let cards = BannerFormat.allCases.filter { format in !one.excess.contains { $0.format == format } }.map(card)
        let quote: HTML? = one.hasQuote ? nil : "<p class=\"meta\">\(words("banner.noQuote"))</p>"
        return "<div class=\"grid\">\(cards)</div>\(quote)"
    }

    private func card(_ format: BannerFormat) -> HTML {
        let name = words("banner.format.\(format.rawValue)")
        let press: HTML? =
            format.isPaper && one.printsFourColours
            ? "<li><a href=\"\(one.choice.file(format, .press))\">\(words("banner.press"))</a></li>" : nil
        let screen = words(format.isPaper ? "banner.pdf" : "banner.png")
        return """
            <section class="card"><h2>\(name)</h2>
            <img class="banner-preview" src="\(one.choice.preview(format))" loading="lazy" \
            alt="\(words("banner.preview", ["format": name]))">
            <ul><li><a href="\(one.choice.file(format))">\(screen)</a></li>\(press)</ul></section>
            """
    }

    private var texts: HTML {
        let form = FormView(
            visit, to: BannerRoutes.one.link(one.organisation.id),
            errors: errors.only("title", "promise", "partners"))
        let isFunded = visit.form.contains("title") ? visit.form["funded"] == "yes" : one.settings?.isFunded ?? false
        let language = one.choice.language
        return form.form(
            """
            <input type="hidden" name="place" value="\(one.choice.place?.description ?? "all")">
            <input type="hidden" name="language" value="\(language.code)">
            <p class="meta">\(words("banner.inLanguage", ["language": language.name]))</p>
            \(form.area("title", label: words("banner.field.title"), hint: words("banner.field.title.hint"),
                value: one.wording.title, rows: 2, limit: BannerWording.longestTitle, language: language))
            \(form.area("promise", label: words("banner.field.promise"), value: one.wording.promise, rows: 3,
                limit: BannerWording.longestPromise, language: language))
            \(form.area("partners", label: words("banner.field.partners"), hint: words("banner.field.partners.hint"),
                value: one.settings?.partners ?? "", rows: 2, limit: BannerSettings.longestPartners, required: false))
            \(form.checks("funded", legend: words("banner.field.funded"),
                options: [.init("yes", words("banner.field.funded.yes"))], chosen: isFunded ? ["yes"] : []))
            \(form.submit(words("banner.save")))
            """)
    }

    private var logos: HTML {
        let form = FormView(
            visit, to: BannerRoutes.logos.link(one.organisation.id), errors: errors.only("name", "logo"))
        let kept = one.logos.map { logo -> HTML in
            let removal = FormView(visit, to: BannerRoutes.logoRemoval.link(one.organisation.id, logo.id))
            let label = words("banner.logo.remove", ["name": logo.name])
            return "<li><span dir=\"auto\">\(logo.name)</span> \(removal.button(label))</li>"
        }
        let list: HTML? = kept.isEmpty ? nil : "<ul>\(kept)</ul>"
        return """
            \(list)
            \(form.form(takesFiles: true, """
                \(form.text("name", label: words("banner.logo.name")))
                \(form.file("logo", label: words("banner.logo.file"), hint: words("banner.logo.hint"),
                    accept: "image/png,image/jpeg"))
                \(form.submit(words("banner.logo.add"), class: "button"))
                """))
            """
    }
}
