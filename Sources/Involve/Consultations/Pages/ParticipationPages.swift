import Community
import Crypto
import Deliberation
import Kernel
import Storage
import Web

/// What anybody may do: read a question, vote, add a statement.
struct ParticipationPages: Sendable {
    let house: House
    let votes: GroupCommit<CastVote, ConsultationRefusal?>
    let maps: Maps

    func add(to routes: inout Routes) {
        routes.get(ConsultationRoutes.list, list)
        routes.get(ConsultationRoutes.one, show)
        routes.get(ConsultationRoutes.short, short)
        routes.post(ConsultationRoutes.votes, limit: .votes, vote)
        routes.post(ConsultationRoutes.statements, limit: .statements, submit)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let (consultations, places, roles) = try await house.database.read { s in
            (try ConsultationStore.all(in: s), try PlaceStore.all(in: s), try visit.roles(in: s))
        }
        let mayOpen = roles.contains { $0.name == .facilitator || $0.name == .administrator }
        return visit.reply(ConsultationListView(visit).page(consultations, places, mayOpen: mayOpen))
    }

    private func short(_ visit: Visit) async throws -> Reply {
        let code = try visit.parameter("code")
        let id = try await house.database.read { s in try ConsultationStore.find(code: code, in: s) }
        guard let id else { throw Problem.notFound }
        return .see(ConsultationRoutes.one.link(id))
    }

    private func show(_ visit: Visit) async throws -> Reply {
        try await show(visit, errors: FormErrors())
    }

    private func show(_ visit: Visit, errors: FormErrors) async throws -> Reply {
        let id = try visit.id("consultation", of: ConsultationKind.self)
        let key = Self.key(visit, id)
        let found = try await house.database.read { [house] s in try Self.read(id, key, house, in: s) }
        guard let (consultation, statements, own, withheld) = found else { throw Problem.notFound }
        let map = try await maps.map(of: id, now: visit.now)
        let next = NextStatement.choose(
            statements.filter { own[$0.id] == nil }, map, asked: StatementID(visit.query["statement"]), statements)
        let ballot = VoteView.Ballot(
            consultation: consultation, next: next, own: own, total: statements.count, withheld: withheld)
        return visit.reply(VoteView(visit, errors: errors).page(ballot))
    }

    /// What a participant has before them, with what they wrote that others do not see.
    private static func read(
        _ id: ConsultationID, _ key: String, _ house: House, in s: any Storage.Session
    ) throws -> (Consultation, [Statement], [StatementID: Vote.Value], [VoteView.Withheld])? {
        guard let consultation = try ConsultationStore.find(id, in: s) else { return nil }
        let shown = try StatementStore.all(of: id, in: s).filter { $0.status == .accepted }
        guard let participant = try StatementStore.existingParticipant(key, of: id, in: s) else {
            return (consultation, shown, [:], [])
        }
        let withheld = try StatementStore.withheld(of: participant, in: s).map { statement in
            let reasons =
                statement.status == .hidden ? try house.moderation.reasons(Subject(.statement, statement.id), s) : nil
            return VoteView.Withheld(
                statement: statement, note: ExposureNote(statement.status.exposure, reasons: reasons))
        }
        return (consultation, shown, try StatementStore.votes(of: participant, in: s), withheld)
    }

    private func vote(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("consultation", of: ConsultationKind.self)
        guard let statement = StatementID(visit.form["statement"]),
            let value = Int8(visit.form["vote"]).flatMap(Vote.Value.init(rawValue:))
        else { throw Problem.malformed }
        let item = CastVote(
            consultation: id, statement: statement, value: value, person: visit.person?.id, key: Self.key(visit, id),
            fresh: house.ids.next(),
            at: visit.now)
        if let refusal = try await votes.submit(item) {
            let page = ConsultationRoutes.one.link(id)
            if refusal == .signInNeeded { throw Problem.signInNeeded(page) }
            return .see(page, flash: RefusalWording.flash(refusal))
        }
        return .see(ConsultationRoutes.one.link(id).with("after", statement))
    }

    private func submit(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("consultation", of: ConsultationKind.self)
        if let warning = PersonalDataWarning(visit, house).errors(["text"]) {
            return try await show(visit, errors: warning)
        }
        let act = SubmitStatement(
            consultation: id, text: visit.form["text"], language: visit.language,
            isCompared: visit.form["compared"] == "yes", person: visit.person?.id, key: Self.key(visit, id),
            ids: (house.ids.next(), house.ids.next()), announce: house.moderation.announce, at: visit.now)
        do {
            let exposure = try await house.database.write { s in try act.apply(in: s) }
            return .see(
                ConsultationRoutes.one.link(id),
                flash: exposure == .shown ? "consultation.statement.shown" : "consultation.statement.waits")
        } catch ConsultationRefusal.signInNeeded {
            throw Problem.signInNeeded(ConsultationRoutes.one.link(id))
        } catch ConsultationRefusal.statementSimilar(let ids) {
            return try await compare(visit, id, ids)
        } catch let refusal as ConsultationRefusal {
            let errors = FormErrors("text", RefusalWording(visit.words).text(refusal))
            return try await show(visit, errors: errors)
        }
    }

    /// Shows what others said in nearly the same words, before a statement is added.
    private func compare(_ visit: Visit, _ id: ConsultationID, _ similar: [StatementID]) async throws -> Reply {
        let statements = try await house.database.read { s in try StatementStore.all(of: id, in: s) }
        return visit.reply(CompareView(visit).page(id, statements.filter { similar.contains($0.id) }))
    }

    /// What the server keeps of a visitor in one consultation: tells nothing about them in another.
    ///
    /// Whoever is signed in is the same participant on every device.
    static func key(_ visit: Visit, _ consultation: ConsultationID) -> String {
        let purpose = "consultation/\(consultation)"
        let key =
            visit.person.map { visit.session.derivedKey(purpose, for: $0.id) } ?? visit.session.derivedKey(purpose)
        return Hex.encode(SHA256.hash(data: key))
    }
}

/// Which statement a participant sees next.
enum NextStatement {
    /// The one asked for, else the unseen one with the highest priority; new ones come before those with votes.
    static func choose(
        _ unseen: [Statement], _ map: OpinionMap, asked: StatementID?, _ all: [Statement]
    ) -> Statement? {
        if let asked, let statement = all.first(where: { $0.id == asked }) { return statement }
        var priority: [String: Double] = [:]
        for statement in map.statements { priority[statement.id] = statement.priority }
        return unseen.max {
            (priority[String($0.id.value)] ?? .infinity, $1.id) < (priority[String($1.id.value)] ?? .infinity, $0.id)
        }
    }
}
