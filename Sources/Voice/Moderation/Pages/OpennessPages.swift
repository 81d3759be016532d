import Community
import Kernel
import Web

/// For everybody: the house rules, what moderators did in figures, and each decision without a name.
struct OpennessPages: Sendable {
    let data: OpennessData

    /// On the page; the file has all.
    private static let most = 200

    func add(to routes: inout Routes) {
        routes.getShared(ModerationRoutes.rules) { visit in visit.reply(OpennessView(visit).rules) }
        routes.get(ModerationRoutes.transparency, transparency)
        routes.getShared(ModerationRoutes.log) { visit in
            visit.reply(OpennessView(visit).log(try await data.decisions(most: Self.most)))
        }
        routes.get(ModerationRoutes.transparencyTable) { _ in
            .text(try await data.table(), type: "text/csv; charset=utf-8").download("moderation-transparency.csv")
        }
        routes.get(ModerationRoutes.transparencyData) { _ in
            .text(try await data.json(), type: "application/json")
        }
        routes.get(ModerationRoutes.logTable) { _ in
            .text(try await data.log(), type: "text/csv; charset=utf-8").download("moderation-log.csv")
        }
    }

    private func transparency(_ visit: Visit) async throws -> Reply {
        let quarters = try await data.quarters()
        let asked = Quarter(visit.query["quarter"]).flatMap { quarters.contains($0) ? $0 : nil }
        guard let quarter = asked ?? quarters.first else { throw Problem.notFound }
        return visit.reply(OpennessView(visit).transparency(try await data.report(quarter), among: quarters))
    }
}
