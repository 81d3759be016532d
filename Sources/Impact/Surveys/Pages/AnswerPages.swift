import Community
import Kernel
import Storage
import Web

/// Answering: without an account, one question a page, in any language, as long as the wave is open.
struct AnswerPages: Sendable {
    let house: House
    let library: ScaleLibrary
    let secrets: Secrets

    func add(to routes: inout Routes) {
        routes.get(SurveyRoutes.door, welcome)
        routes.post(SurveyRoutes.responses, limit: .votes, begin)
        routes.get(SurveyRoutes.question) { try await show($0, FormErrors()) }
        routes.post(SurveyRoutes.question, limit: .votes, save)
        routes.post(SurveyRoutes.handIn, limit: .votes, handIn)
        routes.get(SurveyRoutes.thanks, thanks)
    }

    /// A door with what is behind it.
    struct Entrance: Sendable {
        let door: Door
        let questionnaire: Questionnaire
        let organisation: String
        let isOpen: Bool
        /// What this browser has begun; nil: nothing.
        let begun: Response?

        var survey: Survey { questionnaire.survey }
    }

    private func entrance(_ visit: Visit) async throws -> Entrance {
        let code = try visit.parameter("code").lowercased()
        let found = try await house.database.read { s -> Entrance? in
            guard let door = try SurveyStore.door(code, in: s),
                let survey = try SurveyStore.find(door.survey, in: s), let wave = survey.wave(door.wave)
            else { return nil }
            let begun = try ResponseStore.begun(device(visit, door), in: s)
            return Entrance(
                door: door, questionnaire: Questionnaire(survey: survey, scales: library.scales(of: survey)),
                organisation: try OrganisationStore.find(survey.organisation, in: s)?.name ?? "",
                isOpen: wave.isOpen(try survey.today(visit.now, in: s)), begun: begun)
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// A mark of the browser for this wave alone.
    private func device(_ visit: Visit, _ door: Door) -> String {
        Hex.encode(visit.session.derivedKey("survey/\(door.code)"))
    }

    private func welcome(_ visit: Visit) async throws -> Reply {
        visit.reply(WelcomeView(visit, try await entrance(visit)).page)
    }

    private func begin(_ visit: Visit) async throws -> Reply {
        let entrance = try await entrance(visit)
        let act = BeginResponse(
            response: Response(name: Hex.random(bytes: 16), door: entrance.door),
            device: device(visit, entrance.door), at: visit.now)
        return try await finish(visit, entrance, SurveyRoutes.question.link(entrance.door.code, 1)) { s in
            try act.apply(in: s)
        }
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let entrance = try await entrance(visit)
        let back = SurveyRoutes.door.link(entrance.door.code)
        guard entrance.isOpen, let response = entrance.begun else { return .see(back) }
        guard let step = step(visit, entrance) else { throw Problem.notFound }
        return visit.reply(QuestionView(visit, entrance, response, errors: errors).page(step))
    }

    /// From 0.
    private func step(_ visit: Visit, _ entrance: Entrance) -> Int? {
        let steps = entrance.questionnaire.steps
        let asked = visit.parameterOrNil("number").flatMap { Int($0) } ?? steps.count
        return steps.indices.contains(asked - 1) ? asked - 1 : nil
    }

    private func save(_ visit: Visit) async throws -> Reply {
        let entrance = try await entrance(visit)
        guard let step = step(visit, entrance) else { throw Problem.notFound }
        let said = visit.form["answer"]
        let value = Int(said)
        guard value != nil || said == "none" else { throw Problem.malformed }
        let act = SaveAnswer(
            questionnaire: entrance.questionnaire, door: entrance.door, step: step, value: value,
            device: device(visit, entrance.door), at: visit.now)
        return try await finish(visit, entrance, SurveyRoutes.question.link(entrance.door.code, step + 2)) { s in
            try act.apply(in: s)
        }
    }

    private func handIn(_ visit: Visit) async throws -> Reply {
        let entrance = try await entrance(visit)
        var code: PairCode?
        if visit.form["pairing"] != "none" {
            do {
                code = try PairCode(
                    mother: visit.form["mother"], birthplace: visit.form["birthplace"], day: visit.form["day"],
                    siblings: visit.form["siblings"])
            } catch {
                return try await show(visit, SurveyWording(visit.words).errors(error))
            }
        }
        let act = FinishResponse(
            questionnaire: entrance.questionnaire, door: entrance.door, code: code,
            device: device(visit, entrance.door), language: visit.language, at: visit.now, secrets: secrets)
        return try await finish(visit, entrance, SurveyRoutes.thanks.link(entrance.door.code)) { s in
            try act.apply(in: s)
        }
    }

    /// Writes and goes on; what is over or was never begun leads to the door, which says so.
    private func finish(
        _ visit: Visit, _ entrance: Entrance, _ next: Link,
        _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        do {
            try await house.database.write(apply)
            return .see(next)
        } catch SurveyRefusal.answerWrong {
            throw Problem.malformed
        } catch is SurveyRefusal {
            return .see(SurveyRoutes.door.link(entrance.door.code))
        }
    }

    private func thanks(_ visit: Visit) async throws -> Reply {
        visit.reply(WelcomeView(visit, try await entrance(visit)).thanks)
    }
}

extension Visit {
    fileprivate func parameterOrNil(_ name: String) -> String? {
        do {
            return try parameter(name)
        } catch {
            // The address has no such part.
            return nil
        }
    }
}
