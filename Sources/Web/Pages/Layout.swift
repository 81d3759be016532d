import Kernel

/// The document around every page.
struct Layout {
    let visit: Visit
    let page: Page

    private var words: Words { visit.words }

    var document: HTML {
        """
        <!doctype html>
        <html \(words.language.attributes)>
        <head>
        <meta charset="utf-8">
        <title>\(page.title) · Citizen Time</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        \(previews)
        <link rel="icon" href="\(visit.asset("favicon.svg"))" type="image/svg+xml">
        <link rel="stylesheet" href="\(visit.asset("citizentime.css"))">
        <script type="module" src="\(visit.asset("citizentime.js"))"></script>
        </head>
        \(framed)
        </html>
        """
    }

    /// What other sites show of a link. Source: The Open Graph protocol, ogp.me.
    private var previews: HTML {
        let summary = page.summary.map { text -> HTML in
            """
            <meta name="description" content="\(text)">
            <meta property="og:description" content="\(text)">
            """
        }
        let picture = page.preview.map { "<meta property=\"og:image\" content=\"\(visit.absolute($0))\">" as HTML }
        let feed = page.feed.map { "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"\($0)\">" as HTML }
        return "<meta property=\"og:title\" content=\"\(page.title)\">\(summary)\(picture)\(feed)"
    }

    private var framed: HTML {
        switch page.frame {
        case .site:
            """
            <body>
            <a class="skip-link" href="#main">\(words("site.skip"))</a>
            \(header)
            <main id="main" class="\(page.width == .wide ? "page page-wide" : "page")" tabindex="-1">
            \(flash)
            \(page.body)
            </main>
            \(footer)
            </body>
            """
        case .projector: "<body class=\"projector\"><main id=\"main\">\(page.body)</main></body>"
        case .embed: "<body class=\"embed\"><main id=\"main\">\(page.body)</main></body>"
        }
    }

    private var header: HTML {
        """
        <header class="site-header">
        <a class="brand" href="/">\(visit.drawing("mark.svg"))<span>Citizen Time</span></a>
        <nav class="site-nav" aria-label="\(words("site.navigation"))">
        <ul>\(NavigationItem.Verb.allCases.compactMap(menu))\(signInItem)</ul>
        </nav>
        \(languageMenu)
        </header>
        """
    }

    /// One menu is open at a time, in browsers that know named details.
    private func menu(_ verb: NavigationItem.Verb) -> HTML? {
        let items = visit.site.navigation.filter { $0.verb == verb }
        guard !items.isEmpty else { return nil }
        let isHere = items.contains { visit.path == $0.link.address }
        return """
            <li><details class="menu" name="site-menu">
            <summary\(isHere ? " class=\"is-here\"" : "" as HTML)>\(words("site.verb.\(verb.rawValue)"))</summary>
            <ul>\(items.map(navigationItem))</ul>
            </details></li>
            """
    }

    private func navigationItem(_ item: NavigationItem) -> HTML {
        let current = visit.path == item.link.address
        return """
            <li><a href="\(item.link)"\(current ? " aria-current=\"page\"" : "" as HTML)>\(words(item.label))</a></li>
            """
    }

    private var signInItem: HTML {
        if let person = visit.person {
            return "<li><a href=\"/me\">\(person.name)</a></li>"
        }
        return "<li><a href=\"/sign-in\">\(words("site.signIn"))</a></li>"
    }

    private var languageMenu: HTML {
        let here = Link(visit.path)
        let items = visit.site.languages.map { language -> HTML in
            """
            <li><a href="\(here.with("lang", language.code))" \(language.attributes) hreflang="\(language.code)"\
            \(language == words.language ? " aria-current=\"true\"" : "" as HTML)>\(language.name)</a></li>
            """
        }
        return """
            <details class="menu language-menu">
            <summary aria-label="\(words("site.language")): \(words.language.name)">\(words.language.name)</summary>
            <ul>\(items)</ul>
            </details>
            """
    }

    private var flash: HTML? {
        guard let key = visit.flash, words.has(key) else { return nil }
        return "<p class=\"flash flash-good\" role=\"status\">\(words(key))</p>"
    }

    private var footer: HTML {
        """
        <footer class="site-footer">
        <p>\(words("site.footer"))</p>
        <ul class="cluster">
        <li><a href="/privacy">\(words("site.privacy"))</a></li>
        <li><a href="/institutions">\(words("site.institutions"))</a></li>
        <li><a href="/organisations">\(words("site.organisations"))</a></li>
        <li><a href="/moderation/rules">\(words("site.rules"))</a></li>
        <li><a href="/about">\(words("site.about"))</a></li>
        </ul>
        </footer>
        """
    }
}
