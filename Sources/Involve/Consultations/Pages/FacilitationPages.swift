import Community
import Kernel
import Storage
import Web

/// What facilitators, moderators and officials do; each act is authorised by `ConsultationPolicy` first.
struct FacilitationPages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.get(ConsultationRoutes.new, new)
        routes.post(ConsultationRoutes.list, open)
        routes.get(ConsultationRoutes.moderation, queue)
        routes.post(ConsultationRoutes.translation, translate)
        routes.post(ConsultationRoutes.merger, merge)
        routes.post(ConsultationRoutes.closure) { try await change($0, to: .closed, as: .close) }
        routes.post(ConsultationRoutes.answer) { try await change($0, to: .answered, as: .answer) }
    }

    private func new(_ visit: Visit) async throws -> Reply {
        let organisations = try await organisations(visit)
        return visit.reply(FacilitationView(visit).new(organisations))
    }

    private func open(_ visit: Visit) async throws -> Reply {
        let organisations = try await organisations(visit)
        guard let organisation = organisations.first(where: { $0.id.description == visit.form["organisation"] })
        else { throw Problem.forbidden }
        let form = visit.form
        let questions = form.texts("question")
        let languages = [visit.language] + Language.all
        guard let original = languages.first(where: { questions[$0.code] != nil }),
            let question = LocalizedText(versions: questions, original: original)
        else { return try refuse(.questionMissing, "question-\(visit.language.code)", visit, organisations) }
        let seeds = form["seeds"].split(separator: "\n").map { line in
            (id: house.ids.next(StatementKind.self), text: line.trimmingSpaces())
        }.filter { !$0.text.isEmpty }
        let act = OpenConsultation(
            id: house.ids.next(), organisation: organisation.id, place: organisation.place, question: question,
            background: LocalizedText(versions: form.texts("background"), original: original),
            moderation: Holding(rawValue: form["moderation"]) == nil && form["moderation"] != "after"
                ? .before : .after,
            holding: Holding(rawValue: form["moderation"]),
            access: Consultation.Access(rawValue: form["access"]) ?? .anyone,
            closes: CalendarDay(form["closes"]).map { $0.midnight + .days(1) }, seeds: seeds, actor: visit.actor,
            at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as ConsultationRefusal {
            let field = refusal == .questionMissing ? "question-\(original.code)" : "seeds"
            return try refuse(refusal, field, visit, organisations)
        }
        return .see(ConsultationRoutes.moderation.link(act.id), flash: "consultation.opened")
    }

    private func refuse(
        _ refusal: ConsultationRefusal, _ field: String, _ visit: Visit, _ organisations: [Organisation]
    ) throws -> Reply {
        let errors = FormErrors(field, RefusalWording(visit.words).text(refusal))
        return visit.reply(FacilitationView(visit, errors: errors).new(organisations))
    }

    private func queue(_ visit: Visit) async throws -> Reply {
        let consultation = try await permitted(.moderate, visit)
        let statements = try await house.database.read { s in
            try StatementStore.all(of: consultation.id, in: s)
        }
        return visit.reply(FacilitationView(visit).queue(consultation, statements))
    }

    /// Writes, and returns to the queue; a refusal stands beside its field with what was typed.
    private func finish(
        _ visit: Visit, _ consultation: Consultation, field: String,
        _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        do {
            try await house.database.write(apply)
        } catch let refusal as ConsultationRefusal {
            let statements = try await house.database.read { s in
                try StatementStore.all(of: consultation.id, in: s)
            }
            let errors = FormErrors(field, RefusalWording(visit.words).text(refusal))
            return visit.reply(FacilitationView(visit, errors: errors).queue(consultation, statements))
        }
        return .see(ConsultationRoutes.moderation.link(consultation.id), flash: "consultation.moderated")
    }

    private func merge(_ visit: Visit) async throws -> Reply {
        let consultation = try await permitted(.moderate, visit)
        let statement: StatementID = try visit.id("statement")
        guard let into = StatementID(visit.form["into"]) else { throw Problem.malformed }
        let act = MergeStatements(
            consultation: consultation.id, statement: statement, into: into,
            reason: visit.words("facilitation.merged"), actor: visit.actor, at: visit.now)
        return try await finish(visit, consultation, field: "merger-\(statement)") { s in try act.apply(in: s) }
    }

    private func translate(_ visit: Visit) async throws -> Reply {
        let consultation = try await permitted(.moderate, visit)
        let texts = Dictionary(
            uniqueKeysWithValues: visit.interfaceLanguages.filter { visit.form.contains("text-\($0.code)") }
                .map { ($0, (was: visit.form["was-\($0.code)"], text: visit.form["text-\($0.code)"])) })
        let act = TranslateStatement(
            consultation: consultation.id, statement: try visit.id("statement"), texts: texts, actor: visit.actor,
            at: visit.now)
        return try await finish(visit, consultation, field: "translation-\(act.statement)") { s in
            try act.apply(in: s)
        }
    }

    private func change(
        _ visit: Visit, to phase: Consultation.Phase, as act: ConsultationPolicy.Act
    ) async throws -> Reply {
        let consultation = try await permitted(act, visit)
        let change = ChangePhase(
            consultation: consultation.id, phase: phase, answer: visit.form["answer"], actor: visit.actor,
            at: visit.now)
        do {
            try await house.database.write { s in try change.apply(in: s) }
        } catch is ConsultationRefusal {
            return .see(ConsultationRoutes.moderation.link(consultation.id), flash: "consultation.refused.phase")
        }
        return .see(ConsultationRoutes.results.link(consultation.id), flash: "consultation.became.\(phase.rawValue)")
    }

    /// The consultation, if this person may do that with it; for others it is not there.
    func permitted(_ act: ConsultationPolicy.Act, _ visit: Visit) async throws -> Consultation {
        let person = try visit.signedIn()
        let id = try visit.id("consultation", of: ConsultationKind.self)
        let found = try await house.database.read { s -> Consultation? in
            guard let consultation = try ConsultationStore.find(id, in: s) else { return nil }
            let isAllowed = ConsultationPolicy.allows(
                act, roles: try RoleStore.roles(of: person.id, in: s),
                for: try ConsultationStore.belonging(consultation, in: s))
            return isAllowed ? consultation : nil
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// The organisations in whose name this person may open a consultation.
    private func organisations(_ visit: Visit) async throws -> [Organisation] {
        let person = try visit.signedIn()
        let list = try await house.database.read { s in
            let roles = try RoleStore.roles(of: person.id, in: s)
            return try OrganisationStore.all(in: s).filter { organisation in
                ConsultationPolicy.allows(
                    .open, roles: roles,
                    for: Belonging(
                        organisation: organisation.id,
                        places: try PlaceStore.path(organisation.place, in: s).map(\.id)))
            }
        }
        guard !list.isEmpty else { throw Problem.forbidden }
        return list
    }
}
