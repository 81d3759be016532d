import Community
import Deliberation
import Kernel
import Storage

/// From one phase to the next: numbers the ballot when voting begins, counts when it ends, and opens delivery.
struct MoveProcess: Sendable {
    let id: BudgetProcessID
    /// The phase that whoever pressed saw; another one means that somebody was faster.
    let from: BudgetProcess.Phase
    let ids: IdentifierSource
    let person: PersonID
    let at: Moment

    /// - Throws: `BudgetRefusal.notNow`, `.notYours`, `.unchecked`, `.nothingFeasible`
    func apply(in s: any Session) throws {
        let process = try BudgetStanding.checked(.moveOn, on: id, by: person, in: s).process
        guard process.phase == from, let next = from.next else { throw BudgetRefusal.notNow }
        let projects = try ProjectStore.all(of: id, in: s)
        switch next {
        case .voting: try number(projects, of: process, in: s)
        case .result: try count(projects, of: process, in: s)
        case .delivery: try deliver(projects, in: s)
        case .ideas, .codesign, .feasibility, .done: break
        }
        guard try ProcessStore.move(id, from: from, to: next, at: at, in: s) else { throw BudgetRefusal.notNow }
        try AuditLog.record(
            .init("budget/\(next.rawValue)", process.subject, by: .person(person), at: at), in: s)
        try Notices.post("budget/\(next.rawValue)", about: process.subject, id: ids.next(), at: at, in: s)
    }

    private func number(_ projects: [BudgetProject], of process: BudgetProcess, in s: any Session) throws {
        let unchecked = projects.filter { $0.mergedInto == nil && $0.isShown && $0.check == nil }
        guard unchecked.isEmpty else { throw BudgetRefusal.unchecked(count: unchecked.count) }
        let feasible = projects.filter(\.isFeasible)
        guard !feasible.isEmpty else { throw BudgetRefusal.nothingFeasible }
        for (project, number) in process.numbered(feasible) {
            try ProjectStore.setNumber(number, of: project.id, in: s)
        }
    }

    private func count(_ projects: [BudgetProject], of process: BudgetProcess, in s: any Session) throws {
        let ballots = try BudgetBallotStore.all(of: id, in: s)
        for area in process.areas {
            let counted = try AreaElection(area, of: process, projects: projects, ballots: ballots)
            for (index, winner) in counted.winners.enumerated() {
                try ProjectStore.setRank(index + 1, of: winner.id, in: s)
                try Notices.post("budget-project/funded", about: winner.subject, id: ids.next(), at: at, in: s)
            }
        }
        try BudgetBallotStore.unlink(id, in: s)
    }

    private func deliver(_ projects: [BudgetProject], in s: any Session) throws {
        for winner in projects where winner.rank != nil {
            let delivery = BudgetDelivery(id: ids.next(), project: winner.id, state: .planned, reports: [])
            try ProjectStore.insert(delivery, in: s)
            try Trail.link(winner.subject, .fulfilled, delivery.subject, by: .person(person), at: at, in: s)
        }
    }
}
