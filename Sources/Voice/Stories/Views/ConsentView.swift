import Kernel
import Print
import Web

/// What a teller reads, hears and agrees to.
struct ConsentView {
    let visit: Visit
    let one: OneStory
    let errors: FormErrors

    init(_ visit: Visit, _ one: OneStory, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var story: Story { one.story }

    /// The text is in the language of the page, which the teller chooses.
    var page: Page {
        let form = FormView(
            visit, to: StoryRoutes.consent.link(story.id), errors: errors.only("outlet", "until", "sure"))
        let handOver: HTML? =
            story.telling == .helped ? "<p class=\"flash\">\(words("story.consent.handOver"))</p>" : nil
        return Page(
            words("story.consent.title"),
            body: """
                <p class="meta"><a href="\(StoryRoutes.desk.link(story.id))">\(words("story.desk"))</a></p>
                <h1>\(words("story.consent.title"))</h1>
                \(handOver)
                <p><button type="button" class="button" hidden data-speak="consent-text">\(words("story.speak"))</button></p>
                <div id="consent-text" class="story-text" \(visit.language.attributes)>\
                \(HTML.paragraphs(words("story.consent.text")))</div>
                \(form.form("""
                    \(choices(form))
                    <div class="choice"><input type="checkbox" id="sure" name="sure" value="yes">
                    <label for="sure">\(words("story.consent.sure"))</label></div>\(sureError)
                    \(form.submit(words("story.consent.agree")))
                    """))
                \(sheet)
                """)
    }

    private var sureError: HTML? {
        errors["sure"].map { "<p class=\"field-error\" id=\"sure-error\">\($0)</p>" }
    }

    /// Nothing is ticked beforehand. Source: Regulation (EU) 2016/679, recital 32.
    private func choices(_ form: FormView) -> HTML {
        let year = CalendarDay(visit.now).adding(days: 365)
        return """
            \(form.checks("trait", legend: words("story.consent.what"), options: Consent.Trait.allCases.map {
                .init($0.rawValue, words("story.trait.\($0.rawValue)"))
            }, chosen: Set(visit.form.all("trait"))))
            \(form.checks("outlet", legend: words("story.consent.where"), options: Consent.Outlet.allCases.map {
                .init($0.rawValue, words("story.outlet.\($0.rawValue)"))
            }, chosen: Set(visit.form.all("outlet"))))
            \(form.text("until", label: words("story.consent.until"), hint: words("story.consent.until.hint"),
                value: year.description, type: "date"))
            """
    }

    /// For those who would rather sign on paper.
    private var sheet: HTML {
        let form = FormView(visit, to: StoryRoutes.sheet.link(story.id), errors: errors.only("scan"))
        let most = ["most": words.number(ConsentPages.largestScan / 1024 / 1024)]
        return """
            <details class="card"\(form.hasErrors ? " open" : "" as HTML)><summary>\(words("story.sheet"))</summary>
            <p>\(words("story.sheet.how"))</p>
            <p><a class="button" href="\(StoryRoutes.sheet.link(story.id))">\(words("story.sheet.print"))</a></p>
            \(form.form(takesFiles: true, """
                <p>\(words("story.sheet.same"))</p>
                \(sheetChoices)
                \(form.file("scan", label: words("story.sheet.scan"), hint: words("story.sheet.scan.hint", most),
                    accept: "application/pdf,image/jpeg,image/png"))
                \(form.submit(words("story.sheet.keep"), class: "button"))
                """))</details>
            """
    }

    /// The same choices, as they were ticked on the sheet; names of fields are those of the page, so ids differ.
    private var sheetChoices: HTML {
        let year = CalendarDay(visit.now).adding(days: 365)
        let traits = Consent.Trait.allCases.map { tick("trait", $0.rawValue, words("story.trait.\($0.rawValue)")) }
        let outlets = Consent.Outlet.allCases.map { tick("outlet", $0.rawValue, words("story.outlet.\($0.rawValue)")) }
        let until = visit.form.contains("until") ? visit.form["until"] : year.description
        return """
            <fieldset><legend>\(words("story.consent.what"))</legend><ul class="choices">\(traits)</ul></fieldset>
            <fieldset><legend>\(words("story.consent.where"))</legend><ul class="choices">\(outlets)</ul></fieldset>
            <div class="field"><label for="sheet-until">\(words("story.consent.until"))</label>
            <input id="sheet-until" name="until" type="date" value="\(until)"></div>
            """
    }

    private func tick(_ name: String, _ value: String, _ label: String) -> HTML {
        """
        <li><input type="checkbox" id="sheet-\(name)-\(value)" name="\(name)" value="\(value)"\
        \(visit.form.all(name).contains(value) ? " checked" : "" as HTML)>
        <label for="sheet-\(name)-\(value)">\(label)</label></li>
        """
    }

    /// What was agreed to, in a list.
    func summary(_ consent: Consent) -> HTML {
        let traits = Consent.Trait.allCases.filter(consent.traits.contains).map { words("story.trait.\($0.rawValue)") }
        let outlets = Consent.Outlet.allCases.filter(consent.outlets.contains).map {
            words("story.outlet.\($0.rawValue)")
        }
        func list(_ items: [String]) -> HTML {
            let lines = items.map { "<li>\($0)</li>" as HTML }
            return lines.isEmpty ? "<p>\(words("story.consent.nothing"))</p>" : "<ul>\(lines)</ul>"
        }
        return """
            <p>\(words("story.consent.holds", ["given": words.date(consent.given), "until": words.date(consent.until)]))</p>
            <h3>\(words("story.consent.what"))</h3>\(list(traits))<h3>\(words("story.consent.where"))</h3>\(list(outlets))
            """
    }

    /// The link to keep, as a text and as a code for a telephone.
    func given(_ link: Link) -> Page {
        let address = visit.absolute(link)
        let code = QRCode.path(address).map { side, path -> HTML in
            """
            <svg class="qr qr-small" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(words("story.consent.code"))">\
            <path d="\(path)"></path></svg>
            """
        }
        return Page(
            words("story.consent.keep"),
            body: """
                <h1>\(words("story.consent.keep"))</h1>
                <p class="lede">\(words("story.consent.keep.why"))</p>
                \(code)
                <p><a href="\(link)" dir="ltr"><code class="wrap">\(address)</code></a></p>
                <p><a class="button" href="\(StoryRoutes.desk.link(story.id))">\(words("story.desk"))</a></p>
                """)
    }

    /// What the link of a teller opens: nothing happens before the button.
    static func withdrawal(_ visit: Visit, _ story: Story, _ link: Link) -> Page {
        let words = visit.words
        return Page(
            words("story.withdraw"),
            body: """
                <h1>\(words("story.withdraw"))</h1>
                <p class="lede" \(story.words.language.attributes)>\(story.words.title)</p>
                <p>\(words("story.withdraw.what"))</p>
                \(FormView(visit, to: link).button(words("story.withdraw.now"), class: "button button-danger"))
                """)
    }

    static func withdrawn(_ visit: Visit) -> Page {
        let words = visit.words
        return Page(
            words("story.withdrawn"),
            body: """
                <h1>\(words("story.withdrawn"))</h1><p>\(words("story.withdrawn.done"))</p>
                <p><a class="button" href="\(StoryRoutes.list.link())">\(words("story.title"))</a></p>
                """)
    }
}
