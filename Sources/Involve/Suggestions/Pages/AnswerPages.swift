import Community
import Kernel
import Storage
import Web

/// The official's desk: what waits, by its last day; answering each ask; and what people say of the answer.
struct AnswerPages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.get(SuggestionRoutes.desk, desk)
        routes.get(SuggestionRoutes.answer, form)
        routes.post(SuggestionRoutes.answer, answer)
        routes.post(SuggestionRoutes.rating, rate)
    }

    private func desk(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let items = try await house.database.read { s -> [DeskView.Item]? in
            let roles = try RoleStore.roles(of: person.id, in: s)
            let institutions = try OrganisationStore.all(in: s).flatMap {
                try InstitutionStore.answering(for: $0.id, in: s)
            }.filter { try Self.mayAnswer(roles, for: $0, in: s) }
            guard !institutions.isEmpty || roles.contains(where: { $0.name == .official }) else { return nil }
            return try institutions.flatMap { try Self.waiting(for: $0, in: s) }
        }
        guard let items else { throw Problem.forbidden }
        return visit.reply(DeskView(visit).page(items.sorted { $0.due < $1.due }))
    }

    /// The asks that an institution has not answered, or has put off.
    private static func waiting(
        for institution: Institution, in s: any Storage.Session
    ) throws -> [DeskView.Item] {
        try SuggestionStore.addressed(to: institution.id, in: s).flatMap { suggestion -> [DeskView.Item] in
            let answers = try AnswerStore.all(of: suggestion.id, in: s).filter { $0.institution == institution.id }
            return suggestion.asks.compactMap { ask in
                guard let due = suggestion.due(ask.id, institution.id, answers) else { return nil }
                return DeskView.Item(suggestion: suggestion, ask: ask, institution: institution, due: due)
            }
        }
    }

    private func form(_ visit: Visit) async throws -> Reply {
        let task = try await task(visit)
        return visit.reply(AnswerView(visit).form(task, check: nil))
    }

    private func answer(_ visit: Visit) async throws -> Reply {
        let task = try await task(visit)
        let language = Language(tag: visit.form["language"]) ?? visit.language
        let reasons = visit.form["reasons"]
        if visit.form["act"] == "check" {
            return visit.reply(AnswerView(visit).form(task, check: .init(reasons, language)))
        }
        if let warning = PersonalDataWarning(visit, house).errors(["reasons"], in: language) {
            return visit.reply(AnswerView(visit, errors: warning).form(task, check: nil))
        }
        guard let verdict = Answer.Verdict(rawValue: visit.form["verdict"]) else { throw Problem.malformed }
        let answer = Answer(
            id: house.ids.next(), ask: task.ask.id, institution: task.institution.id, verdict: verdict,
            reasons: reasons, language: language,
            until: verdict == .deferred ? CalendarDay(visit.form["until"]) : nil,
            forwardedTo: verdict == .forwarded ? InstitutionID(visit.form["forwardedTo"]) : nil, at: visit.now)
        let act = AnswerAsk(answer: answer, event: house.ids.next(), actor: visit.actor)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as SuggestionRefusal {
            let errors = SuggestionWording(visit.words).errors(refusal)
            return visit.reply(AnswerView(visit, errors: errors).form(try await self.task(visit), check: nil))
        }
        return .see(SuggestionRoutes.one.link(task.suggestion.id).at("answer-\(answer.id)"), flash: "answer.given")
    }

    private func rate(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let id = try visit.id("answer", of: AnswerKind.self)
        let suggestion = try await house.database.write { s -> SuggestionID? in
            guard let answer = try AnswerStore.find(id, in: s) else { return nil }
            try AnswerStore.rate(id, by: person.id, answers: visit.form["answers"] == "yes", in: s)
            return try SuggestionStore.find(ask: answer.ask, in: s)?.id
        }
        guard let suggestion else { throw Problem.notFound }
        return .see(SuggestionRoutes.one.link(suggestion).at("answer-\(id)"), flash: "answer.rated")
    }

    /// The ask and institution in the address, for its officials; for others they are not there.
    private func task(_ visit: Visit) async throws -> AnswerView.Task {
        let person = try visit.signedIn()
        let ask = try visit.id("ask", of: AskKind.self)
        let id = try visit.id("institution", of: InstitutionKind.self)
        let found = try await house.database.read { s -> AnswerView.Task? in
            guard let suggestion = try SuggestionStore.find(ask: ask, in: s), suggestion.phase != .draft,
                let own = suggestion.asks.first(where: { $0.id == ask }),
                let addressee = suggestion.addressees.first(where: { $0.institution == id }),
                let institution = try InstitutionStore.find(id, in: s),
                try Self.mayAnswer(try RoleStore.roles(of: person.id, in: s), for: institution, in: s)
            else { return nil }
            let answers = try AnswerStore.all(of: suggestion.id, in: s)
            return AnswerView.Task(
                suggestion: suggestion, ask: own, institution: institution, due: addressee.due,
                others: try InstitutionStore.deciding(for: suggestion.place, in: s).filter { $0.id != id },
                given: answers.first { $0.ask == ask && $0.institution == id })
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    static func mayAnswer(
        _ roles: [Role], for institution: Institution, in s: any Storage.Session
    ) throws -> Bool {
        guard let id = institution.organisation, let organisation = try OrganisationStore.find(id, in: s) else {
            return false
        }
        return SuggestionPolicy.mayAnswer(roles, for: try OrganisationStore.belonging(organisation, in: s))
    }
}
