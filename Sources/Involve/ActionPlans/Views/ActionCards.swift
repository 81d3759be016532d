import Community
import Kernel
import Web

/// Actions as lists show them.
struct ActionCards {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func list(_ actions: [LocalAction]) -> HTML {
        "<ul class=\"grid\">\(actions.map(card))</ul>"
    }

    func card(_ action: LocalAction) -> HTML {
        let language = action.language
        return """
            <li class="card"><p>\(state(action.state))</p><h3 \(language.attributes)><a class="card-link" href="\(ActionRoutes.one.link(action.id))">\
            \(action.title)</a></h3>\(ends(action))</li>
            """
    }

    func state(_ state: LocalAction.State) -> HTML {
        "<span class=\"badge state-\(state.rawValue)\">\(words("action.state.\(state.rawValue)"))</span>"
    }

    private func ends(_ action: LocalAction) -> HTML? {
        guard let ends = action.ends, action.state == .planned || action.state == .underWay else { return nil }
        let late = ends < CalendarDay(visit.now)
        let warning: HTML? = late ? " <span class=\"badge badge-warn\">\(words("action.late"))</span>" : nil
        return "<p class=\"meta\">\(words("action.endsOn", ["day": words.date(ends)]))\(warning)</p>"
    }

    /// How many actions stand where, as a bar and in words.
    func progress(_ actions: [LocalAction]) -> HTML {
        guard !actions.isEmpty else { return "<p class=\"meta\">\(words("plan.none"))</p>" }
        var x = 0
        let parts = LocalAction.State.allCases.compactMap { state -> (HTML, HTML)? in
            let count = actions.count { $0.state == state }
            guard count > 0 else { return nil }
            let width = count * 1000 / actions.count
            defer { x += width }
            return (
                "<rect class=\"state-\(state.rawValue)\" x=\"\(x)\" width=\"\(width)\" height=\"20\"></rect>",
                "<li>\(self.state(state)) \(words.number(count))</li>"
            )
        }
        return """
            <svg class="vote-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">\
            \(parts.map(\.0))</svg><ul class="cluster">\(parts.map(\.1))</ul>
            """
    }
}
