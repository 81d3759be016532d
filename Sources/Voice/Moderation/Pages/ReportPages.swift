import Community
import Kernel
import Storage
import Web

/// Reporting something, with an account or without, and what came of it.
struct ReportPages: Sendable {
    let house: House
    let bench: Bench
    let keys: ModerationKeys

    /// A reader reports a few things; more is a flood.
    private static let limit = RateLimit("moderation reports", burst: 5, perMinute: 1)

    func add(to routes: inout Routes) {
        routes.get(ModerationRoutes.filing) { try await show($0, FormErrors()) }
        routes.post(ModerationRoutes.filing, limit: Self.limit, file)
        routes.get(ModerationRoutes.report) { try await state($0, FormErrors()) }
        routes.post(ModerationRoutes.reportAppeal, limit: Self.limit, appeal)
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let subject = try visit.reported
        let text = try await house.database.read { [bench] s in try bench.readPublic(subject, in: s) }
        guard let text else { throw Problem.notFound }
        return visit.reply(ReportView(visit, errors: errors).form(text))
    }

    private func file(_ visit: Visit) async throws -> Reply {
        let act = FileReport(
            subject: try visit.reported, category: UserReport.Category(rawValue: visit.form["category"]),
            explanation: visit.form["explanation"], email: visit.form["email"],
            isInGoodFaith: visit.form["faith"] == "yes", person: visit.person?.id, language: visit.language,
            id: house.ids.next(), bench: bench, tell: Letters(visit, house, keys).tell, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch ModerationRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as ModerationRefusal {
            return try await show(visit, ModerationWording(visit.words).errors(refusal))
        }
        return .see(keys.link(to: act.id), flash: "moderation.report.sent")
    }

    private func state(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let id = try visit.id("report", of: UserReportKind.self)
        let one = try await house.database.read { s -> ReportView.One? in
            guard let report = try ReportStore.report(id, in: s), may(read: report, visit) else { return nil }
            let answer = try ReportStore.answer(to: id, in: s).flatMap { try DecisionStore.find($0, in: s) }
            let latest = try answer.flatMap { try DecisionStore.about($0.subject, in: s).first }
            return ReportView.One(
                report: report, key: visit.proof, answer: answer, latest: latest,
                appeal: try answer.flatMap { try DecisionStore.appeal(against: $0.id, in: s) })
        }
        guard let one else { throw Problem.notFound }
        return visit.reply(ReportView(visit, errors: errors).state(one))
    }

    private func appeal(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("report", of: UserReportKind.self)
        let (text, appeal, at) = (visit.form["appeal"], house.ids.next(AppealKind.self), visit.now)
        do {
            try await house.database.write { [bench] s in
                guard let report = try ReportStore.report(id, in: s), may(read: report, visit),
                    let decision = try ReportStore.answer(to: id, in: s)
                else { throw ModerationRefusal.notYours }
                try AppealDecision(
                    decision: decision, side: .reporter, text: text, id: appeal, bench: bench, actor: visit.actor,
                    at: at
                ).apply(in: s)
            }
        } catch ModerationRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as ModerationRefusal {
            return try await state(visit, ModerationWording(visit.words).errors(refusal))
        }
        return .see(keys.link(to: id), flash: "moderation.appeal.sent")
    }

    /// Whoever reported it, by account or by the address they were given.
    private func may(read report: UserReport, _ visit: Visit) -> Bool {
        keys.opens(report.id, visit.proof) || (report.person != nil && report.person == visit.person?.id)
    }
}

extension Visit {
    /// What the address says is reported.
    ///
    /// - Throws: `Problem.notFound`
    fileprivate var reported: Subject {
        get throws {
            let id: Identifier<Subject> = try id("id")
            return Subject(Subject.Kind(try parameter("kind")), id)
        }
    }

    /// The key in the address, or in a form on a page that was reached by it.
    var proof: String { form.contains("key") ? form["key"] : query["key"] }
}
