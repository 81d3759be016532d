import Community
import Kernel
import Media
import Web

/// Where a story is looked after: what is still to do, in order, and what can be done later.
struct StoryDeskView {
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

    var page: Page {
        let written = story.words
        let misplaced = errors["state"].map { "<p class=\"flash flash-warn\" role=\"alert\">\($0)</p>" as HTML }
        let hidden: HTML? = story.isHidden ? "<p class=\"flash flash-warn\">\(words("story.hidden.now"))</p>" : nil
        return Page(
            written.title,
            body: """
                <p class="meta"><a href="\(StoryRoutes.list.link())">\(words("story.title"))</a> · \(words("story.desk"))</p>
                <p><span class="badge" id="state">\(words("story.state.\(story.state.rawValue)"))</span></p>
                <h1 \(written.language.attributes)>\(written.title)</h1>
                \(misplaced)\(hidden)
                <p>\(words("story.next.\(story.telling == .portrait && story.state == .draft ? "portrait" : story.state.rawValue)"))</p>
                \(text)\(pictures)\(sound)\(consent)\(publication)\(translations)\(uses)\(withdrawal)
                """)
    }

    private func may(_ act: StoryPolicy.Act) -> Bool { one.standing.may(act) }

    private var text: HTML {
        let written = story.words
        let edit: HTML? =
            may(.change)
            ? "<p><a class=\"button\" href=\"\(StoryRoutes.words.link(story.id))\">\(words("story.edit"))</a></p>" : nil
        return """
            <section><h2>\(words("story.text"))</h2>
            <p class="meta"><span dir="auto">\(written.label)</span> · \(words.topic(written.topic)) · \
            <span \(written.language.attributes)>\(written.language.name)</span></p>
            <details><summary>\(words("story.read"))</summary>
            <div \(written.language.attributes)>\(HTML.paragraphs(written.text))</div></details>\(edit)</section>
            """
    }

    private var pictures: HTML? {
        guard story.telling != .portrait else { return nil }
        let all = one.pictures.map { picture -> HTML in
            let acts: HTML? =
                may(.lessen)
                ? """
                <div class="cluster"><a class="button" href="\(StoryRoutes.area.link(story.id, picture.id))">\
                \(words("story.area"))</a>\
                \(FormView(visit, to: StoryRoutes.pictureRemoval.link(story.id, picture.id)).button(
                    words("story.remove"), class: "button button-quiet"))</div>
                """ : nil
            return """
                <figure class="card"><img src="\(StoryRoutes.picture.link(story.id, picture.id))" \
                alt="\(picture.description)"><figcaption><span dir="auto">\(picture.description)</span> · \
                \(words("story.faces.\(picture.faces.rawValue)"))</figcaption>\(acts)</figure>
                """
        }
        let gallery: HTML? = all.isEmpty ? nil : "<div class=\"grid grid-wide pictures\">\(all)</div>"
        let form = FormView(
            visit, to: StoryRoutes.pictures.link(story.id), errors: errors.only("picture", "description", "faces"))
        let add: HTML? =
            may(.change)
            ? """
            <details class="card"\(form.isOpen)><summary>\(words("story.picture.add"))</summary>
            \(form.form(takesFiles: true, """
                \(form.file("picture", label: words("story.picture"), hint: words("story.picture.hint",
                    ["most": words.number(CleanPicture.largest / 1024 / 1024)]), accept: "image/jpeg,image/png"))
                \(form.text("description", label: words("story.picture.description"),
                    hint: words("story.picture.description.hint")))
                \(form.choices("faces", legend: words("story.faces"), options: [
                    .init("none", words("story.faces.none")), .init("shown", words("story.faces.shown")),
                ]))
                \(form.submit(words("story.keep"), class: "button"))
                """))</details>
            """ : nil
        guard gallery != nil || add != nil else { return nil }
        return "<section><h2>\(words("story.pictures"))</h2>\(gallery)\(add)</section>"
    }

    private var sound: HTML? {
        guard story.telling != .portrait else { return nil }
        let player: HTML? =
            one.sound == nil
            ? nil
            : """
            <audio controls preload="none" src="\(StoryRoutes.sound.link(story.id))" \
            aria-label="\(words("story.sound"))"></audio>
            \(may(.lessen) ? FormView(visit, to: StoryRoutes.soundRemoval.link(story.id)).button(
                words("story.remove"), class: "button button-quiet") : nil)
            """
        let form = FormView(visit, to: StoryRoutes.sound.link(story.id), errors: errors.only("sound"))
        let add: HTML? =
            may(.change)
            ? """
            <details class="card"\(form.isOpen)><summary>\(words("story.sound.add"))</summary>
            \(form.form(takesFiles: true, """
                \(form.file("sound", label: words("story.sound"), hint: words("story.sound.hint",
                    ["most": words.number(CleanSound.largest / 1024 / 1024)]),
                    accept: "audio/mpeg,audio/ogg,audio/mp4,audio/wav,.m4a"))
                \(form.submit(words("story.keep"), class: "button"))
                """))</details>
            """ : nil
        guard player != nil || add != nil else { return nil }
        return "<section><h2>\(words("story.sound"))</h2>\(player)\(add)</section>"
    }

    private var consent: HTML? {
        guard story.telling != .portrait else { return nil }
        let known: HTML? = one.consent.map { ConsentView(visit, one, errors: errors).summary($0) }
        let scan: HTML? =
            one.hasScan && may(.readScan)
            ? "<p><a href=\"\(StoryRoutes.scan.link(story.id))\">\(words("story.consent.scan"))</a></p>" : nil
        let ask: HTML? =
            may(.consent)
            ? """
            <p class="cluster"><a class="button\(one.consent == nil ? " button-primary" : "" as HTML)" \
            href="\(StoryRoutes.consent.link(story.id))">\(words(one.consent == nil ? "story.consent.give" : "story.consent.change"))</a>
            <a class="button" href="\(StoryRoutes.consentGiven.link(story.id))">\(words("story.consent.link"))</a></p>
            """ : nil
        return "<section><h2>\(words("story.consent"))</h2>\(known)\(scan)\(ask)</section>"
    }

    private var publication: HTML? {
        guard may(.publish) else { return nil }
        return """
            <section><h2>\(words("story.publish"))</h2><p>\(words("story.publish.check"))</p>
            \(FormView(visit, to: StoryRoutes.publication.link(story.id)).button(
                words("story.publish"), class: "button button-primary"))</section>
            """
    }

    private var translations: HTML {
        let known = one.translations.map { translation -> HTML in
            """
            <li><span \(translation.language.attributes)>\(translation.language.name)</span> · \
            \(words("story.translation.\(translation.maker.rawValue)", ["name": translation.madeBy]))</li>
            """
        }
        let add: HTML? =
            may(.translate)
            ? """
            <p><a class="button" href="\(StoryRoutes.translations.link(story.id))">\(words("story.translate"))</a></p>
            """ : nil
        return "<section><h2>\(words("story.versions"))</h2><ul>\(known)</ul>\(add)</section>"
    }

    private var uses: HTML? {
        let all = one.uses.map { "<li><span dir=\"auto\">\($0.organisation)</span> \($0.use.address)</li>" as HTML }
        return all.isEmpty ? nil : "<section><h2>\(words("story.use.by"))</h2><ul>\(all)</ul></section>"
    }

    private var withdrawal: HTML? {
        guard may(.withdraw) else { return nil }
        return """
            <section class="card"><h2>\(words("story.withdraw"))</h2><p>\(words("story.withdraw.what"))</p>
            \(FormView(visit, to: StoryRoutes.ownWithdrawal.link(story.id)).button(
                words("story.withdraw.now"), class: "button button-danger"))</section>
            """
    }

    /// Where an area of a picture is covered, by drawing or by numbers.
    func area(_ picture: StoryPicture) -> Page {
        let form = FormView(visit, to: StoryRoutes.area.link(story.id, picture.id), errors: errors)
        let sides = [
            ("left", "story.area.left"), ("top", "story.area.top"), ("width", "story.area.width"),
            ("height", "story.area.height"),
        ]
        let fields = sides.map { name, label in
            form.text(name, label: words(label), value: name.count < 5 ? "30" : "40", type: "number")
        }
        return Page(
            words("story.area"),
            body: """
                <p class="meta"><a href="\(StoryRoutes.desk.link(story.id))">\(words("story.desk"))</a></p>
                <h1>\(words("story.area"))</h1>
                <p class="lede">\(words("story.area.lede"))</p>
                <div class="area-stage" data-area><img src="\(StoryRoutes.picture.link(story.id, picture.id))" \
                alt="\(picture.description)"></div>
                \(form.form("""
                    <div class="area-fields">\(fields)</div>
                    <div class="choice"><input type="checkbox" id="all" name="all" value="yes"\
                    \(picture.faces == .shown ? "" : " checked" as HTML)>
                    <label for="all">\(words("story.area.all"))</label></div>
                    \(form.submit(words("story.area.cover")))
                    """))
                """)
    }
}

extension FormView {
    /// Open while something is wrong in it.
    fileprivate var isOpen: HTML? { hasErrors ? " open" : nil }
}
