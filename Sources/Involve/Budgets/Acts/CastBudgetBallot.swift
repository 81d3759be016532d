import Community
import Kernel
import Storage

/// Putting a ballot in, by account, by code or at a desk. Nothing is written down of who chose what.
struct CastBudgetBallot: Sendable {
    let process: BudgetProcessID
    let ballot: BudgetBallotID
    let choices: [BudgetProjectID]
    let voter: Voter
    let at: Moment

    enum Voter: Sendable {
        case account(PersonID, VoterMark)
        case code(VoterMark)
        /// Entered by staff from paper, who cannot change it; whoever holds the code of a letter still can.
        ///
        /// - receipt: what the voter takes home, and the log holds
        case desk(VoterMark, clerk: PersonID, receipt: String)

        var mark: VoterMark {
            switch self {
            case .account(_, let mark), .code(let mark), .desk(let mark, _, _): mark
            }
        }
    }

    /// - Throws: `BudgetRefusal.notNow`, `.notYours`, `.votingOver`, `.codeUnknown`, `.overBudget`, `.nothingChosen`,
    ///   `.ballotThere`
    func apply(in s: any Session) throws {
        let process = try allowed(in: s)
        try BudgetBallotRule(process, try ProjectStore.all(of: process.id, in: s)).check(choices)
        var replaces = BudgetBallotStore.Replacing.own
        if case .desk = voter { replaces = .nothing }
        let isNew = try BudgetBallotStore.cast(
            ballot, choices, by: voter.mark.hash, in: process.id, replaces: replaces, in: s)
        guard case .desk(_, let clerk, let receipt) = voter else { return }
        guard isNew else { throw BudgetRefusal.ballotThere }
        try AuditLog.record(
            .init(
                "budget/desk-ballot-entered", process.subject, by: .person(clerk), at: at,
                details: "receipt \(receipt)"), in: s)
    }

    private func allowed(in s: any Session) throws -> BudgetProcess {
        let standing: BudgetStanding
        switch voter {
        case .account(let person, _):
            standing = try BudgetStanding.checked(.vote, on: process, by: person, in: s)
            guard standing.process.access == .accounts else { throw BudgetRefusal.notYours }
        case .code:
            standing = try BudgetStanding.checked(.vote, on: process, by: nil, in: s)
            // Letters may have been printed before accounts were chosen: nobody has both.
            guard standing.process.access == .letters else { throw BudgetRefusal.codeUnknown }
        case .desk(_, let clerk, _): standing = try BudgetStanding.checked(.enterAtDesk, on: process, by: clerk, in: s)
        }
        let process = standing.process
        if let last = process.plan[.voting], CalendarDay(at) > last { throw BudgetRefusal.votingOver }
        let needsCode: Bool
        switch voter {
        case .account: needsCode = false
        case .code: needsCode = true
        case .desk: needsCode = process.access == .letters
        }
        guard try !needsCode || ProcessStore.hasCode(voter.mark.hash, of: process.id, in: s) else {
            throw BudgetRefusal.codeUnknown
        }
        return process
    }
}

/// What a ballot may hold: projects of the vote, in each area for no more than its money.
struct BudgetBallotRule: Sendable {
    let process: BudgetProcess
    let projects: [BudgetProject]

    init(_ process: BudgetProcess, _ projects: [BudgetProject]) {
        self.process = process
        self.projects = projects.filter { $0.number != nil }
    }

    /// What a choice leaves of the money of an area; negative where it is too much.
    func left(in area: BudgetProcess.Area, after choices: some Collection<BudgetProjectID>) -> Int64 {
        projects.filter { $0.area == area.id && choices.contains($0.id) }.reduce(area.amount) {
            $0 - ($1.cost ?? 0)
        }
    }

    /// - Throws: `.nothingChosen`, `.notYours`, `.overBudget`
    func check(_ choices: [BudgetProjectID]) throws(BudgetRefusal) {
        guard !choices.isEmpty else { throw .nothingChosen }
        let known = Set(projects.map(\.id))
        guard Set(choices).count == choices.count, known.isSuperset(of: choices) else { throw .notYours }
        for area in process.areas {
            let left = left(in: area, after: choices)
            guard left >= 0 else { throw .overBudget(area: area.name, by: -left) }
        }
    }
}

/// Making codes for letters; only their keyed hashes are kept.
struct IssueCodes: Sendable {
    let process: BudgetProcessID
    let hashes: [String]
    let person: PersonID
    let at: Moment

    /// Sheets of one PDF; more letters come in several.
    static let most = 500

    /// - Throws: `BudgetRefusal.notNow`, `.notYours`, `.codesWrong`
    func apply(in s: any Session) throws {
        let found = try BudgetStanding.checked(.issueCodes, on: process, by: person, in: s).process
        guard found.access == .letters else { throw BudgetRefusal.notNow }
        guard (1...Self.most).contains(hashes.count) else { throw BudgetRefusal.codesWrong(most: Self.most) }
        try ProcessStore.addCodes(hashes, to: process, in: s)
        try AuditLog.record(
            .init(
                "budget/letters-made", found.subject, by: .person(person), at: at, details: "\(hashes.count)"), in: s)
    }
}

/// What goes when an account is erased: authorship, comments, and ballots in votes that are open.
struct LeaveBudgets: Sendable {
    let person: PersonID
    let mark: @Sendable (BudgetProcessID) -> VoterMark

    func apply(in s: any Session) throws {
        for id in try BudgetBallotStore.votingProcesses(in: s) {
            try BudgetBallotStore.remove(mark(id).hash, in: id, in: s)
        }
        try ProjectStore.forget(person, in: s)
    }
}
