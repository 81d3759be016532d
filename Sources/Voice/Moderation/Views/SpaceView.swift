import Community
import Kernel
import Web

/// What waits in which space, as its moderators choose.
struct SpaceView {
    let visit: Visit

    /// A space and what it has chosen.
    struct Space: Sendable {
        let space: Subject
        let name: String
        let chosen: Holding?
    }

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func page(_ spaces: [Space]) -> Page {
        Page(
            words("moderation.space.title"),
            body: """
                <p class="meta"><a href="\(ModerationRoutes.queue.link())">\(words("moderation.title"))</a></p>
                <h1>\(words("moderation.space.title"))</h1>
                <p class="lede">\(words("moderation.space.lede"))</p>
                \(spaces.map(form))
                """)
    }

    private func form(_ one: Space) -> HTML {
        let form = FormView(visit, to: ModerationRoutes.spaces.link())
        let around = FormView.Option("around", words("moderation.space.around"))
        let options = Holding.allCases.map { FormView.Option($0.rawValue, words("moderation.space.\($0.rawValue)")) }
        return form.form(
            class: "card",
            """
            <input type="hidden" name="space" value="\(one.space.description)">
            \(form.choices("holding-\(one.space.number)", legend: one.name, options: [around] + options,
                value: one.chosen?.rawValue ?? "around"))
            \(form.submit(words("moderation.space.save"), class: "button"))
            """)
    }
}
