import Community
import Kernel
import Media
import Web

/// One local initiative: what it is, what it still needs, who does what, how it went.
struct LocalInitiativeView {
    let visit: Visit
    let one: One
    let errors: FormErrors

    /// An initiative with what its page needs.
    struct One: Sendable {
        let initiative: LocalInitiative
        let place: Place?
        /// Nil for a visitor without an account.
        let part: LocalInitiativePolicy.Part?
        let needs: [Need]
        let offers: [Contribution]
        let tasks: [LocalTask]
        let pictures: [Shown]
        let note: ExposureNote
        let around: TrailAround
        let follows: Bool
    }

    /// A picture, with what its organisers read where others do not see it.
    struct Shown: Sendable {
        let picture: Picture
        let note: ExposureNote
    }

    init(_ visit: Visit, _ one: One, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var initiative: LocalInitiative { one.initiative }

    private func may(_ act: LocalInitiativePolicy.Act) -> Bool {
        one.part.map { LocalInitiativePolicy.allows(act, in: initiative.phase, as: $0) } ?? false
    }

    var page: Page {
        let contributions = ContributionView(visit, one, errors: errors)
        return Page(
            initiative.title, width: .wide,
            body: """
                <p><span class="badge badge-\(initiative.phase.rawValue)" id="phase" tabindex="-1">\
                \(words("neighbours.phase.\(initiative.phase.rawValue)"))</span></p>
                <h1 \(initiative.language.attributes)>\(initiative.title)</h1>
                \(facts)
                \(one.note.note(words))
                \(misplaced)
                \(reason)
                <div \(initiative.language.attributes)>\(HTML.paragraphs(initiative.what))</div>
                \(story)
                \(contributions.needs)
                \(contributions.own)
                \(contributions.offerForm)
                \(contributions.waiting)
                \(contributions.tasks)
                \(may(.moveOn) ? nextStep : nil)
                \(TrailView(visit, one.around).section)
                \(FollowButton(visit, initiative.subject, follows: one.follows).form)
                <p class="meta">\(ReportLink(visit, initiative.subject).link(about: initiative.title))</p>
                """)
    }

    /// Mistakes of acts that are a button without a field.
    private var misplaced: HTML? {
        guard let text = errors["phase"] ?? errors["offers"] ?? errors["tasks"] else { return nil }
        return "<p class=\"flash flash-warn\" role=\"alert\">\(text)</p>"
    }

    private var facts: HTML {
        let place: HTML? = one.place.map {
            "<a href=\"\(CommunityRoutes.place.link($0.id))\" dir=\"auto\">\($0.name)</a>"
        }
        let isInside = one.part == .organiser
        let named = initiative.organisers.filter { $0.showsName || isInside }.map(\.name)
        let hidden = initiative.organisers.count - named.count
        let names: HTML? =
            named.isEmpty ? nil : " · <span dir=\"auto\">\(named.joined(separator: ", "))</span>"
        let others: HTML? = hidden == 0 ? nil : " · \(words("neighbours.organisers.hidden", count: hidden))"
        let days = words.days(initiative.dates)
        return "<p class=\"meta\">\(place)\(days.map { " · \($0)" })\(names)\(others)</p>"
    }

    private var reason: HTML? {
        initiative.reason.map { reason in
            reason.isEmpty
                ? "<p class=\"flash\">\(words("neighbours.left"))</p>"
                : "<p class=\"flash\">\(words("neighbours.stopped.reason")) <span dir=\"auto\">\(reason)</span></p>"
        }
    }

    // How it went.

    private var story: HTML? {
        guard let story = initiative.story else { return nil }
        let pictures = one.pictures.map { shown -> HTML in
            let picture = shown.picture
            let report = ReportLink(visit, Subject(.localPicture, picture.id)).link(about: picture.description)
            let remove: HTML? =
                may(.removePicture)
                ? FormView(visit, to: LocalInitiativeRoutes.pictureRemoval.link(initiative.id, picture.id)).button(
                    words("neighbours.picture.remove"), class: "button button-quiet") : nil
            return """
                <figure class="card"><img src="\(LocalInitiativeRoutes.picture.link(initiative.id, picture.id))" \
                alt="\(picture.description)" loading="lazy">
                <figcaption dir="auto" aria-hidden="true">\(picture.description)</figcaption>\(shown.note.note(words))\(remove)
                <p class="meta">\(report)</p></figure>
                """
        }
        let gallery: HTML? = pictures.isEmpty ? nil : "<div class=\"grid grid-wide pictures\">\(pictures)</div>"
        return """
            <section><h2>\(words("neighbours.story"))</h2>\(HTML.paragraphs(story, automatic: true))\(gallery)
            \(may(.addPicture) ? pictureForm : nil)</section>
            """
    }

    private var pictureForm: HTML {
        let form = FormView(
            visit, to: LocalInitiativeRoutes.pictures.link(initiative.id), errors: errors.only("picture", "description")
        )
        return """
            <div class="card"><h3>\(words("neighbours.picture.add"))</h3>
            \(form.form(takesFiles: true, """
                \(form.file("picture", label: words("neighbours.picture"),
                    hint: words("neighbours.picture.hint", ["most": words.number(CleanPicture.largest / 1024 / 1024)]),
                    accept: "image/jpeg,image/png"))
                \(form.text("description", label: words("neighbours.picture.description"),
                    hint: words("neighbours.picture.description.hint")))
                \(form.submit(words("neighbours.picture.send"), class: "button"))
                """))</div>
            """
    }

    // From one phase to the next.

    private var nextStep: HTML {
        let forward: HTML =
            initiative.phase == .gathering
            ? FormView(visit, to: LocalInitiativeRoutes.beginning.link(initiative.id)).button(
                words("neighbours.begin"), class: "button button-primary")
            : finishing
        let stop = FormView(
            visit, to: LocalInitiativeRoutes.stop.link(initiative.id), errors: errors.only("reason"))
        return """
            <section class="card"><h2>\(words("neighbours.next"))</h2>\(forward)
            <details\(visit.form.contains("reason") ? " open" : "" as HTML)><summary>\(words("neighbours.stop"))</summary>
            \(stop.form("""
                \(stop.text("reason", label: words("neighbours.stop.reason")))
                \(stop.submit(words("neighbours.stop"), class: "button button-danger"))
                """))</details></section>
            """
    }

    private var finishing: HTML {
        let form = FormView(
            visit, to: LocalInitiativeRoutes.story.link(initiative.id), errors: errors.only("story"))
        return form.form(
            """
            \(form.area("story", label: words("neighbours.story"), hint: words("neighbours.story.hint"),
                limit: LocalInitiative.longestStory))
            \(form.submit(words("neighbours.finish")))
            """)
    }
}
