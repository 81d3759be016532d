import Community
import Kernel
import Storage
import Web

/// The ballot: by account, by the code of a letter, and at a desk.
struct VotingPages: Sendable {
    let house: House
    let secrets: Secrets

    func add(to routes: inout Routes) {
        routes.get(BudgetRoutes.ballot, limit: .votes, show)
        routes.post(BudgetRoutes.ballot, limit: .votes, cast)
        routes.get(BudgetRoutes.desk) { try await desk($0, [], nil, FormErrors()) }
        routes.post(BudgetRoutes.desk, enter)
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let (process, projects) = try await open(visit)
        let typed = visit.query["code"]
        switch process.access {
        case .accounts:
            let person = try visit.signedIn()
            let mark = VoterMark.person(person.id, in: process.id, secrets)
            return try await ballot(visit, process, projects, own: mark, code: nil)
        case .letters:
            guard !typed.isEmpty else {
                return visit.reply(BallotView(visit, process, projects).codePage(FormErrors()))
            }
            guard let code = VoterCode(typed), try await isKnown(code, in: process.id) else {
                return unknown(visit, process, projects)
            }
            let mark = VoterMark.code(code, in: process.id, secrets)
            return try await ballot(visit, process, projects, own: mark, code: code)
        }
    }

    private func isKnown(_ code: VoterCode, in id: BudgetProcessID) async throws -> Bool {
        let hash = VoterMark.code(code, in: id, secrets).hash
        return try await house.database.read { s in try ProcessStore.hasCode(hash, of: id, in: s) }
    }

    private func unknown(_ visit: Visit, _ process: BudgetProcess, _ projects: [BudgetProject]) -> Reply {
        visit.reply(
            BallotView(visit, process, projects).codePage(BudgetWording(visit.words, process).errors(.codeUnknown)))
    }

    /// The ballot with what the voter has chosen before.
    private func ballot(
        _ visit: Visit, _ process: BudgetProcess, _ projects: [BudgetProject], own: VoterMark, code: VoterCode?
    ) async throws -> Reply {
        let before = try await house.database.read { s in
            try BudgetBallotStore.ballot(of: own.hash, in: process.id, in: s).map {
                try BudgetBallotStore.choices(on: $0, in: s)
            }
        }
        return visit.reply(
            BallotView(visit, process, projects, choices: before ?? [], isChange: before != nil, code: code).page)
    }

    private func cast(_ visit: Visit) async throws -> Reply {
        let (process, projects) = try await open(visit)
        let code = VoterCode(visit.form["code"])
        let voter: CastBudgetBallot.Voter
        switch process.access {
        case .accounts:
            let person = try visit.signedIn()
            voter = .account(person.id, .person(person.id, in: process.id, secrets))
        case .letters:
            guard let code else { return unknown(visit, process, projects) }
            voter = .code(.code(code, in: process.id, secrets))
        }
        let choices = BudgetReading(visit.form, ids: house.ids).choices
        var view = BallotView(visit, process, projects, choices: choices, code: code)
        guard visit.form["step"] == "cast" else { return visit.reply(view.page) }
        do {
            try await apply(visit, process, choices, voter)
        } catch BudgetRefusal.codeUnknown {
            return unknown(visit, process, projects)
        } catch BudgetRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as BudgetRefusal {
            view.errors = BudgetWording(visit.words, process).errors(refusal)
            return visit.reply(view.page)
        }
        return .see(BudgetRoutes.one.link(process.id), flash: "budget.cast")
    }

    private func apply(
        _ visit: Visit, _ process: BudgetProcess, _ choices: [BudgetProjectID], _ voter: CastBudgetBallot.Voter
    ) async throws {
        let act = CastBudgetBallot(
            process: process.id, ballot: BudgetBallotID(.random(in: 1 ... .max)), choices: choices, voter: voter,
            at: visit.now)
        try await house.database.write { s in try act.apply(in: s) }
    }

    // At a desk.

    private func desk(
        _ visit: Visit, _ choices: [BudgetProjectID], _ receipt: String?, _ errors: FormErrors
    ) async throws -> Reply {
        let person = try visit.signedIn()
        let (process, projects) = try await open(visit)
        let standing = try await house.database.read { s in try BudgetStanding.of(person.id, in: process, s) }
        guard standing.may(.enterAtDesk) else { throw Problem.notFound }
        var view = BallotView(visit, process, projects, choices: choices)
        view.errors = errors
        return visit.reply(view.deskPage(receipt: receipt))
    }

    private func enter(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let (process, _) = try await open(visit)
        let choices = BudgetReading(visit.form, ids: house.ids).choices
        let typed = visit.form["mark"]
        guard visit.form["step"] == "cast" else { return try await desk(visit, choices, nil, FormErrors()) }
        let wording = BudgetWording(visit.words, process)
        let mark: VoterMark
        switch process.access {
        case .accounts:
            guard !typed.isEmpty else {
                return try await desk(visit, choices, nil, wording.errors(.deskMarkMissing))
            }
            mark = .desk(typed, in: process.id, secrets)
        case .letters:
            guard let code = VoterCode(typed) else {
                return try await desk(visit, choices, nil, wording.errors(.codeUnknown))
            }
            mark = .code(code, in: process.id, secrets)
        }
        let receipt = String(VoterCode(random: .random(in: .min ... .max)).letters.prefix(8))
        do {
            try await apply(visit, process, choices, .desk(mark, clerk: person.id, receipt: receipt))
        } catch BudgetRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as BudgetRefusal {
            return try await desk(visit, choices, nil, wording.errors(refusal))
        }
        // The form is empty again: whoever enters the next paper does not see this one.
        return try await desk(visit, [], receipt, FormErrors())
    }

    /// The process of the address while one votes in it.
    private func open(_ visit: Visit) async throws -> (BudgetProcess, [BudgetProject]) {
        let id = try visit.id("process", of: BudgetProcessKind.self)
        let found = try await house.database.read { s in
            try ProcessStore.find(id, in: s).map { ($0, try ProjectStore.all(of: id, in: s)) }
        }
        guard let found, found.0.phase == .voting else { throw Problem.notFound }
        return (found.0, found.1.filter { $0.number != nil }.sorted { ($0.number ?? "") < ($1.number ?? "") })
    }
}
