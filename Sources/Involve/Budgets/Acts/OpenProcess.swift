import Community
import Kernel
import Storage

extension BudgetProcess {
    /// - Throws: `.textWrong`, `.areasWrong`, `.amountWrong`, `.daysWrong`, `.methodWrong`
    func check(today: CalendarDay) throws(BudgetRefusal) {
        guard (1...Self.longestTitle).contains(title.count) else {
            throw .textWrong(field: "title", most: Self.longestTitle)
        }
        guard (1...Self.longestWhat).contains(what.count) else {
            throw .textWrong(field: "what", most: Self.longestWhat)
        }
        guard (1...Self.mostAreas).contains(areas.count), Set(areas.map(\.name)).count == areas.count else {
            throw .areasWrong(most: Self.mostAreas)
        }
        for area in areas {
            guard area.name.count <= Self.longestArea else { throw .textWrong(field: "areas", most: Self.longestArea) }
            guard (1...(Self.highestAmount * unit)).contains(area.amount) else {
                throw .amountWrong(field: areas.count == 1 ? "amount" : "areas")
            }
        }
        var last = today
        for phase in Phase.allCases where phase.isPlanned {
            guard let day = plan[phase], day >= last else { throw .daysWrong(field: "until-\(phase.rawValue)") }
            last = day
        }
        try method.check()
    }
}

extension BudgetProcess.Method {
    /// - Throws: `.methodWrong`
    func check() throws(BudgetRefusal) {
        // Approval ballots give no points, and only Equal Shares has a completion.
        guard completion == .none || rule == .mes, satisfaction != .points,
            BudgetProcess.Ties.offered.contains(ties)
        else { throw .methodWrong }
    }
}

/// Opening a budget process: from now on people bring ideas.
struct OpenProcess: Sendable {
    let process: BudgetProcess
    let event: Notices.EventID
    let person: PersonID

    /// - Throws: `BudgetRefusal.notYours` and what `check` throws
    func apply(in s: any Session) throws {
        let may = try BudgetStanding.organisations(of: person, in: s).contains { $0.id == process.organisation }
        guard may, try OrganisationStore.find(process.checker, in: s) != nil,
            try PlaceStore.find(process.place, in: s) != nil
        else { throw BudgetRefusal.notYours }
        let at = process.opened
        try process.check(today: CalendarDay(at))
        try ProcessStore.insert(process, in: s)
        try AuditLog.record(.init("budget/opened", process.subject, by: .person(person), at: at), in: s)
        try Follows.follow(process.subject, person: person, at: at, in: s)
        try Notices.post("budget/opened", about: process.subject, id: event, at: at, in: s)
    }
}

/// Choosing how ballots become winners and who votes; refused once voting has begun.
struct SetMethod: Sendable {
    let id: BudgetProcessID
    let method: BudgetProcess.Method
    let access: BudgetProcess.Access
    let person: PersonID
    let at: Moment

    /// - Throws: `BudgetRefusal.notYours`, `.notNow`, `.methodWrong`
    func apply(in s: any Session) throws {
        let process = try BudgetStanding.checked(.setMethod, on: id, by: person, in: s).process
        try method.check()
        try ProcessStore.setMethod(method, access, of: id, in: s)
        let details = [
            method.rule.rawValue, method.satisfaction.rawValue, method.completion.rawValue, method.ties.rawValue,
            access.rawValue,
        ]
        try AuditLog.record(
            .init(
                "budget/method-chosen", process.subject, by: .person(person), at: at,
                details: details.joined(separator: " ")), in: s)
    }
}
