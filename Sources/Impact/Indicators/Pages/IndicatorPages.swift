import Community
import Kernel
import Web

/// Pages of single indicators: what they mean, their series, and what they count.
struct IndicatorPages: Sendable {
    let reader: ImpactReader

    func add(to routes: inout Routes) {
        routes.get(ImpactRoutes.definitions) { visit in
            visit.reply(DefinitionsView(visit, reader.content).page)
        }
        routes.get(ImpactRoutes.placeIndicator) { try await show(.place(try $0.id("place")), $0) }
        routes.get(ImpactRoutes.organisationIndicator) { visit in
            try await show(.organisation(try visit.id("organisation")), visit)
        }
    }

    private func show(_ scope: FigureScope, _ visit: Visit) async throws -> Reply {
        let name = try visit.parameter("indicator")
        let found = try await reader.house.database.read { s in try reader.indicator(name, of: scope, in: s) }
        guard let found else { throw Problem.notFound }
        return visit.reply(IndicatorView(visit, found).page)
    }
}
