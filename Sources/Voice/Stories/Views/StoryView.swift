import Community
import Kernel
import Web

/// One story as everybody reads it: no more of it than was agreed to.
struct StoryView {
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
    private var written: Story.Words { story.words }

    /// What stands where a story was.
    static func gone(_ visit: Visit) -> Page {
        let words = visit.words
        var page = Page(
            words("story.gone"),
            body: """
                <div class="empty"><h1>\(words("story.gone"))</h1><p>\(words("story.gone.why"))</p>
                <p><a class="button" href="\(StoryRoutes.list.link())">\(words("story.title"))</a></p></div>
                """)
        page.status = 410
        return page
    }

    var page: Page {
        let (title, text, language) = one.best(for: visit.language)
        let desk: HTML? =
            one.isInside
            ? "<p><a class=\"button\" href=\"\(StoryRoutes.desk.link(story.id))\">\(words("story.desk"))</a></p>" : nil
        var page = Page(
            title,
            body: """
                <p class="meta"><a href="\(StoryRoutes.list.link())">\(words("story.title"))</a>\(inSeries)</p>
                <h1 \(language.attributes)>\(title)</h1>
                \(facts)
                \(desk)
                \(mark(language))
                <p><button type="button" class="button" hidden data-speak="story-text">\(words("story.speak"))</button></p>
                <div id="story-text" class="story-text" \(language.attributes)>\(HTML.paragraphs(text))</div>
                \(media)
                \(others(than: language))
                \(sources)
                \(sharing)
                \(TrailView(visit, one.around).section)
                \(FollowButton(visit, story.subject, follows: one.follows).form)
                <p class="meta">\(ReportLink(visit, story.subject).link(about: title))</p>
                """)
        page.summary = text.shortened(200)
        page.preview = one.showing.isShared ? shown.first.map { StoryRoutes.picture.link(story.id, $0.id) } : nil
        return page
    }

    /// A card that other sites show.
    var embed: Page {
        let (title, text, language) = one.best(for: visit.language)
        var page = Page(
            title,
            body: """
                <h1 \(language.attributes)>\(title)</h1>
                <p class="meta"><span dir="auto">\(one.teller)</span></p>
                \(shown.first.map(figure))
                <p \(language.attributes)>\(text.shortened(280))</p>
                <p><a class="button" target="_blank" rel="noopener" \
                href="\(visit.absolute(StoryRoutes.one.link(story.id)))">\(words("story.read"))</a></p>
                """)
        page.frame = .embed
        return page
    }

    private var inSeries: HTML? {
        one.series.map { series in
            " · <a href=\"\(StoryRoutes.series.link(series.id))\" \(series.language.attributes)>\(series.title)</a>"
        }
    }

    private var facts: HTML {
        let telling: HTML? =
            story.telling == .own ? nil : " · \(words("story.telling.\(story.telling.rawValue).shown"))"
        // Where the place is not to be known, the organisation is not named either: it would tell.
        let place: HTML? = (one.showing.showsPlace ? one.place : nil).map {
            " · <a href=\"\(CommunityRoutes.place.link($0.id))\" dir=\"auto\">\($0.name)</a>"
        }
        let day = story.published.map { " · \(words.date($0))" as HTML }
        return """
            <p class="meta"><span dir="auto">\(one.teller)</span>\(telling)\(place) · \(words.topic(written.topic))\(day)</p>
            """
    }

    /// Who or what has translated what stands there; nil for the original.
    private func mark(_ language: Language) -> HTML? {
        guard let translation = one.translations.first(where: { $0.language == language }),
            language != written.language
        else { return nil }
        return
            "<p class=\"flash\">\(made(translation)) \(words("story.original", ["language": written.language.name]))</p>"
    }

    private func made(_ translation: StoryTranslation) -> String {
        words("story.translation.\(translation.maker.rawValue)", ["name": "\u{2068}\(translation.madeBy)\u{2069}"])
    }

    /// The versions that are not on top.
    private func others(than language: Language) -> HTML? {
        let original: HTML? =
            language == written.language
            ? nil
            : version(written.language, words("story.version.original"), written.title, written.text)
        let translated = one.translations.filter { $0.language != language }.map {
            version($0.language, made($0), $0.title, $0.text)
        }
        guard original != nil || !translated.isEmpty else { return nil }
        return "<section><h2>\(words("story.versions"))</h2>\(original)\(translated)</section>"
    }

    private func version(_ language: Language, _ mark: String, _ title: String, _ text: String) -> HTML {
        """
        <details class="card"><summary><span \(language.attributes)>\(language.name)</span></summary>
        <p class="meta">\(mark)</p><h3 \(language.attributes)>\(title)</h3>
        <div \(language.attributes)>\(HTML.paragraphs(text))</div></details>
        """
    }

    private var shown: [StoryPicture] { one.pictures.filter { one.showing.shows($0) } }

    private func figure(_ picture: StoryPicture) -> HTML {
        """
        <figure class="card"><img src="\(StoryRoutes.picture.link(story.id, picture.id))" \
        alt="\(picture.description)"><figcaption dir="auto" aria-hidden="true">\(picture.description)</figcaption></figure>
        """
    }

    private var media: HTML {
        let gallery: HTML? = shown.isEmpty ? nil : "<div class=\"grid grid-wide pictures\">\(shown.map(figure))</div>"
        let sound: HTML? =
            one.sound == nil || !one.showing.playsVoice
            ? nil
            : """
            <section><h2>\(words("story.sound"))</h2><audio controls preload="none" \
            src="\(StoryRoutes.sound.link(story.id))" aria-label="\(words("story.sound"))"></audio></section>
            """
        let video: HTML? =
            written.video.isEmpty || !one.showing.linksVideo
            ? nil
            : """
            <p><a href="\(written.video)" rel="noopener noreferrer">\(words("story.video.watch"))</a></p>
            """
        return "\(gallery)\(sound)\(video)"
    }

    private var sources: HTML? {
        let lines = written.sources.split(separator: "\n").map { line -> HTML in
            let words = line.split(separator: " ").map { word -> HTML in
                WebAddress.isSound(String(word))
                    ? "<a href=\"\(String(word))\" rel=\"noopener noreferrer\">\(String(word))</a> "
                    : "\(String(word)) "
            }
            return "<li dir=\"auto\">\(words)</li>"
        }
        return lines.isEmpty ? nil : "<section><h2>\(words("story.sources"))</h2><ul>\(lines)</ul></section>"
    }

    private var sharing: HTML? {
        guard one.showing.isShared || one.showing.isPrinted || one.showing.isForPress else { return nil }
        let address = visit.absolute(StoryRoutes.embed.link(story.id))
        let card: HTML? =
            one.showing.isShared
            ? """
            <p><button type="button" class="button" hidden data-share data-share-done="\(words("story.copied"))">\
            \(words("story.share"))</button></p>
            <div class="field"><label for="embed">\(words("story.embed"))</label><textarea id="embed" rows="3" readonly \
            dir="ltr">\("<iframe src=\"\(address)\" width=\"100%\" height=\"420\"></iframe>")</textarea></div>
            """ : nil
        let panel: HTML? =
            one.showing.isPrinted
            ? "<p><a class=\"button\" href=\"\(StoryRoutes.panel.link(story.id))\">\(words("story.panel"))</a></p>"
            : nil
        let press: HTML? = one.showing.isForPress ? "<p>\(words("story.press"))</p>" : nil
        return "<section><h2>\(words("story.passOn"))</h2>\(card)\(panel)\(press)\(uses)</section>"
    }

    /// Who uses it, and the form to say so.
    private var uses: HTML? {
        let names = one.uses.map { "<li dir=\"auto\">\($0.organisation)</li>" as HTML }
        let known: HTML? = names.isEmpty ? nil : "<p>\(words("story.use.by"))</p><ul>\(names)</ul>"
        guard !one.mayUseFor.isEmpty else { return known }
        let form = FormView(visit, to: StoryRoutes.uses.link(story.id), errors: errors.only("address"))
        return """
            \(known)<details class="card"\(errors["address"] == nil ? nil : " open" as HTML)>\
            <summary>\(words("story.use"))</summary><p>\(words("story.use.why"))</p>
            \(form.form("""
                \(form.select("organisation", label: words("story.organisation"),
                    options: one.mayUseFor.map { .init($0.id.description, $0.name) }))
                \(form.text("address", label: words("story.use.address"), type: "url", required: false))
                \(form.submit(words("story.use.note"), class: "button"))
                """))</details>
            """
    }
}
