import Community
import Kernel
import Web

/// Pages of what changed: the whole, a place, an organisation.
struct ImpactPages: Sendable {
    let reader: ImpactReader
    let report: @Sendable (FigureScope) -> Link?

    func add(to routes: inout Routes) {
        routes.get(ImpactRoutes.whole) { try await show(nil, $0) }
        routes.get(ImpactRoutes.place) { try await show(.place(try $0.id("place")), $0) }
        routes.get(ImpactRoutes.organisation) { try await show(.organisation(try $0.id("organisation")), $0) }
        routes.get(ImpactRoutes.placeData) { try await data(.place(try $0.id("place"))) }
        routes.get(ImpactRoutes.organisationData) { try await data(.organisation(try $0.id("organisation"))) }
    }

    /// Never shared: a story that is withdrawn is gone with the next request.
    private func show(_ scope: FigureScope?, _ visit: Visit) async throws -> Reply {
        let found = try await reader.house.database.read { s in try reader.impact(scope, in: s) }
        guard let found else { throw Problem.notFound }
        return visit.reply(ImpactView(visit, found, reader.content, report: report(found.scope)).page)
    }

    private func data(_ scope: FigureScope) async throws -> Reply {
        let values = try await reader.house.database.read { s -> [IndicatorValue]? in
            guard try reader.name(scope, in: s) != nil else { return nil }
            return try reader.content.own.flatMap { try IndicatorStore.series($0.id, of: scope, in: s) }
        }
        guard let values else { throw Problem.notFound }
        let shown = values.filter { $0.value != nil }
        return .text(IndicatorData(content: reader.content).own(shown), type: "text/csv; charset=utf-8")
    }
}
