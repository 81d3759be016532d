import Community
import Kernel
import Storage
import Web

/// The report of a place, an organisation or the whole: chosen, read, taken along, kept.
struct ReportPages: Sendable {
    let house: House
    let maker: ReportMaker

    func add(to routes: inout Routes) {
        routes.get(ReportRoutes.choice, choose)
        routes.get(ReportRoutes.page) { try await show($0, nil) }
        routes.get(ReportRoutes.paper, paper)
        routes.get(ReportRoutes.data, data)
        routes.post(ReportRoutes.runs, keep)
    }

    // Choosing.

    private func choose(_ visit: Visit) async throws -> Reply {
        let places = try await house.database.read { s in try PlaceStore.all(in: s) }
        let view = ReportChoiceView(visit, places)
        guard visit.query.contains("from") else { return visit.reply(view.page(FormErrors())) }
        guard let from = CalendarMonth(visit.query["from"]), let to = CalendarMonth(visit.query["to"]),
            let span = MonthSpan(from, to)
        else { return visit.reply(view.page(FormErrors("from", visit.words("funding.refused.span")))) }
        let place = PlaceID(visit.query["place"]) ?? places.first { $0.parent == nil }?.id
        guard let place, places.contains(where: { $0.id == place }) else { throw Problem.notFound }
        return .see(ReportRoutes.page(.place(place), span))
    }

    // Reading.

    /// What the address asks for.
    ///
    /// - Throws: `Problem.notFound`
    private func asked(_ visit: Visit) throws -> (FigureScope, MonthSpan) {
        let subject = try visit.subject
        guard let scope = FigureScope(kind: subject.kind.name, id: subject.id),
            let from = CalendarMonth(try visit.parameter("from")), let to = CalendarMonth(try visit.parameter("to")),
            let span = MonthSpan(from, to)
        else { throw Problem.notFound }
        return (scope, span)
    }

    private func made(_ visit: Visit) async throws -> (Report, mayKeep: Bool) {
        let (scope, span) = try asked(visit)
        let found = try await house.database.read { s -> (Report, Bool)? in
            guard let report = try maker.make(scope, span, at: visit.now, in: s) else { return nil }
            let roles = try visit.roles(in: s)
            return (report, ReportPolicy.mayKeep(roles, for: try belonging(scope, in: s)))
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    private func belonging(_ scope: FigureScope, in s: any Storage.Session) throws -> Belonging {
        switch scope {
        case .place(let id): return Belonging(organisation: nil, places: try PlaceStore.path(id, in: s).map(\.id))
        case .organisation(let id):
            guard let organisation = try OrganisationStore.find(id, in: s) else { throw Problem.notFound }
            return try OrganisationStore.belonging(organisation, in: s)
        }
    }

    private func show(_ visit: Visit, _ refused: String?) async throws -> Reply {
        let (report, mayKeep) = try await made(visit)
        let view = ReportView(visit.words, report, site: "")
        return visit.reply(view.page(visit, mayKeep: mayKeep, refused: refused))
    }

    private func paper(_ visit: Visit) async throws -> Reply {
        let (report, _) = try await made(visit)
        let file = try ReportPaper(visit.words, report, site: visit.baseURL).file
        return Reply.bytes(file, type: "application/pdf").download("report-\(report.span.from)-\(report.span.to).pdf")
    }

    private func data(_ visit: Visit) async throws -> Reply {
        let (report, _) = try await made(visit)
        let json = try ReportData(report, visit.language, site: visit.baseURL).json
        return .text(json, type: "application/json")
    }

    // Keeping.

    private func keep(_ visit: Visit) async throws -> Reply {
        _ = try visit.signedIn()
        let (report, mayKeep) = try await made(visit)
        guard mayKeep else { throw Problem.forbidden }
        let act = KeepReport(report: report, id: house.ids.next(), actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as KeepReport.Refusal {
            switch refusal {
            case .nothingChanged(let since):
                return try await show(visit, visit.words("funding.refused.same", ["day": visit.words.date(since)]))
            }
        }
        return .see(ReportRoutes.page(report.scope, report.span), flash: "funding.kept")
    }
}
