import Community
import Kernel
import Web

/// What this room shows on the pages of places and organisations: three figures, and the way to the rest.
struct ImpactPanel: Sendable {
    let reader: ImpactReader

    private static let shown = ["voices", "hours", "answers"]

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        guard let scope = FigureScope(kind: subject.kind.name, id: subject.id) else { return "" }
        let figures = try await reader.house.database.read { s in
            try reader.figures(scope, span: CalendarMonth(visit.now).year, isYear: true, in: s)
        }
        let words = visit.words
        let facts = figures.filter { Self.shown.contains($0.indicator) && ($0.value ?? 0) > 0 }.map { figure -> HTML in
            """
            <dt>\(words("indicator.\(figure.indicator)"))</dt><dd>\(words.figure(figure.value, figure.unit))</dd>
            """
        }
        let list: HTML? = facts.isEmpty ? nil : "<dl class=\"facts\">\(facts)</dl>"
        return """
            <section><h2>\(words("impact.title"))</h2>\(list)
            <p><a href="\(ImpactRoutes.page(scope))">\(words("impact.all"))</a></p></section>
            """
    }
}
