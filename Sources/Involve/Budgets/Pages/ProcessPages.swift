import Community
import Kernel
import Print
import Storage
import Web

/// Budget processes: finding them, opening them, and bringing them from one phase to the next.
struct ProcessPages: Sendable {
    let house: House
    let secrets: Secrets

    func add(to routes: inout Routes) {
        routes.getShared(BudgetRoutes.list, list)
        routes.get(BudgetRoutes.new) { try await new($0, FormErrors()) }
        routes.post(BudgetRoutes.list, open)
        routes.get(BudgetRoutes.one) { try await show($0, FormErrors()) }
        routes.post(BudgetRoutes.phase, move)
        routes.post(BudgetRoutes.method, setMethod)
        routes.post(BudgetRoutes.letters, letters)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let items = try await house.database.read { s in
            try ProcessStore.all(most: 100, in: s).map {
                ProcessListView.Item(process: $0, place: try PlaceStore.find($0.place, in: s))
            }
        }
        return visit.reply(ProcessListView(visit).page(items))
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let person = try visit.signedIn()
        let (own, all, places) = try await house.database.read { s in
            (
                try BudgetStanding.organisations(of: person.id, in: s), try OrganisationStore.all(in: s),
                try PlaceStore.all(in: s)
            )
        }
        guard !own.isEmpty else { throw Problem.forbidden }
        return visit.reply(
            ProcessFormView(visit, errors: errors).page(own, checkers: all, places, today: CalendarDay(visit.now)))
    }

    private func open(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let place = PlaceID(visit.form["place"]), let organisation = OrganisationID(visit.form["organisation"]),
            let checker = OrganisationID(visit.form["checker"])
        else { throw Problem.malformed }
        if let warning = PersonalDataWarning(visit, house).errors(["title", "what"]) {
            return try await new(visit, warning)
        }
        let path = try await house.database.read { s in try PlaceStore.path(place, in: s) }
        let reading = BudgetReading(visit.form, ids: house.ids)
        let unit = (0..<BudgetProcess.usualDecimals).reduce(Int64(1)) { unit, _ in unit * 10 }
        let process = BudgetProcess(
            id: house.ids.next(), organisation: organisation, checker: checker, place: place,
            language: visit.language, title: visit.form["title"], what: visit.form["what"],
            currency: Currency.code(of: path), decimals: BudgetProcess.usualDecimals, ballots: .approval,
            method: reading.method, access: reading.access, phase: .ideas, plan: reading.plan, opened: visit.now,
            since: visit.now, areas: reading.areas(unit: unit))
        let act = OpenProcess(process: process, event: house.ids.next(), person: person.id)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch BudgetRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as BudgetRefusal {
            return try await new(visit, BudgetWording(visit.words).errors(refusal))
        }
        return .see(BudgetRoutes.one.link(process.id), flash: "budget.opened")
    }

    /// The page of a process, with what was wrong with a form on it.
    func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let id = try visit.id("process", of: BudgetProcessKind.self)
        let one = try await house.database.read { [house] s -> ProcessView.One? in
            guard let process = try ProcessStore.find(id, in: s) else { return nil }
            return ProcessView.One(
                standing: try BudgetStanding.of(visit.person?.id, in: process, s),
                place: try PlaceStore.find(process.place, in: s),
                organisation: try OrganisationStore.find(process.organisation, in: s),
                checker: try OrganisationStore.find(process.checker, in: s),
                projects: try ProjectStore.all(of: id, in: s),
                deliveries: try ProjectStore.deliveries(of: id, in: s),
                ballots: try BudgetBallotStore.count(in: id, in: s), codes: try ProcessStore.codeCount(of: id, in: s),
                around: try TrailAround.read(process.subject, house, in: s),
                follows: try FollowButton.read(visit, process.subject, in: s))
        }
        guard let one else { throw Problem.notFound }
        return visit.reply(ProcessView(visit, one, errors: errors).page)
    }

    private func move(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        guard let from = BudgetProcess.Phase(rawValue: visit.form["from"]) else { throw Problem.malformed }
        let act = MoveProcess(id: id, from: from, ids: house.ids, person: person, at: visit.now)
        return try await finish(visit, "budget.moved") { s in try act.apply(in: s) }
    }

    private func setMethod(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let reading = BudgetReading(visit.form, ids: house.ids)
        let act = SetMethod(id: id, method: reading.method, access: reading.access, person: person, at: visit.now)
        return try await finish(visit, "budget.saved") { s in try act.apply(in: s) }
    }

    /// Letters as one PDF: the codes stand in it and nowhere else.
    private func letters(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let count = Int(visit.form["count"]).map { (0...IssueCodes.most).contains($0) ? $0 : 0 } ?? 0
        let codes = (0..<count).map { _ in VoterCode(random: .random(in: .min ... .max)) }
        let hashes = codes.map { VoterMark.code($0, in: id, secrets).hash }
        let act = IssueCodes(process: id, hashes: hashes, person: person, at: visit.now)
        do {
            let process = try await house.database.write { s in
                try act.apply(in: s)
                return try ProcessStore.find(id, in: s)
            }
            guard let process else { throw Problem.notFound }
            let paper = LetterPaper(process, words: visit.words(in: process.language), site: visit)
            return .bytes(try PDF.render(paper.letters(codes)), type: "application/pdf").download("letters.pdf")
        } catch BudgetRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as BudgetRefusal {
            return try await show(visit, BudgetWording(visit.words).errors(refusal))
        }
    }

    /// Which process the address names, and who acts.
    private func address(_ visit: Visit) throws -> (BudgetProcessID, PersonID) {
        let id = try visit.id("process", of: BudgetProcessKind.self)
        guard let person = visit.person else { throw Problem.signInNeeded(BudgetRoutes.one.link(id)) }
        return (id, person.id)
    }

    private func finish(
        _ visit: Visit, _ flash: String, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        try await house.write(
            apply, hiding: BudgetRefusal.notYours, then: BudgetRoutes.one.link(try address(visit).0), flash: flash
        ) { try await show(visit, BudgetWording(visit.words).errors($0)) }
    }
}
