import Community
import Kernel
import Storage

/// What the institution found: can it be done, why, and what it costs in the end.
struct CheckProject: Sendable {
    let id: BudgetProjectID
    let check: BudgetProject.Check
    /// In stored units; nil keeps what stands there.
    let cost: Int64?
    let event: Notices.EventID
    let person: PersonID
    let at: Moment

    /// - Throws: `BudgetRefusal.notNow`, `.notYours`, `.reasonMissing`, `.costMissing`, `.amountWrong`
    func apply(in s: any Session) throws {
        let (standing, project) = try BudgetStanding.checked(.check, on: id, by: person, in: s)
        let most = BudgetProject.longestReason
        guard (1...most).contains(check.reason.count) else { throw BudgetRefusal.reasonMissing(most: most) }
        let final = cost ?? project.cost
        if check.verdict != .notFeasible {
            guard let final else { throw BudgetRefusal.costMissing }
            let amount = standing.process.areas.first { $0.id == project.area }?.amount ?? 0
            guard (1...max(amount, 1)).contains(final) else { throw BudgetRefusal.amountWrong(field: "cost") }
        }
        try ProjectStore.check(id, check, cost: final.flatMap { $0 > 0 ? $0 : nil }, in: s)
        try AuditLog.record(
            .init(
                "budget-project/checked", project.subject, by: .person(person), at: at,
                details: check.verdict.rawValue), in: s)
        try Notices.post("budget-project/checked", about: project.subject, id: event, at: at, in: s)
    }
}

/// Reporting how far a winner has come; everybody who follows it is told.
struct ReportDelivery: Sendable {
    let id: BudgetProjectID
    let report: BudgetDelivery.Report
    let reportID: BudgetReportID
    let event: Notices.EventID
    let person: PersonID

    /// - Throws: `BudgetRefusal.notNow`, `.notYours`, `.textWrong`
    func apply(in s: any Session) throws {
        let (_, project) = try BudgetStanding.checked(.report, on: id, by: person, in: s)
        guard let delivery = try ProjectStore.delivery(of: id, in: s) else { throw BudgetRefusal.notYours }
        let most = BudgetDelivery.longestText
        guard (1...most).contains(report.text.count) else {
            throw BudgetRefusal.textWrong(field: "report", most: most)
        }
        try ProjectStore.insert(report, reportID, of: delivery.id, in: s)
        try AuditLog.record(
            .init(
                "budget-delivery/reported", delivery.subject, by: .person(person), at: report.at,
                details: report.state.rawValue), in: s)
        try Notices.post("budget-project/reported", about: project.subject, id: event, at: report.at, in: s)
    }
}
