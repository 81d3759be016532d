import Community
import Deliberation
import Kernel
import Print
import Storage
import Web

/// Surveys seen and run: the list, planning one, its page, closing a wave, what one can take away.
struct SurveyPages: Sendable {
    let house: House
    let library: ScaleLibrary
    let secrets: Secrets
    let shelf: FindingsShelf

    func add(to routes: inout Routes) {
        routes.getShared(SurveyRoutes.list, list)
        routes.get(SurveyRoutes.new) { try await new($0, FormErrors()) }
        routes.post(SurveyRoutes.list, plan)
        routes.getShared(SurveyRoutes.scales) { visit in visit.reply(ScaleLibraryView(visit, library).page) }
        routes.get(SurveyRoutes.one, show)
        routes.post(SurveyRoutes.closure, close)
        routes.get(SurveyRoutes.sheet, sheet)
        routes.get(SurveyRoutes.findings, findingsFile)
        routes.get(SurveyRoutes.answers, answersFile)
        routes.get(SurveyRoutes.tables, tablesFile)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let items = try await house.database.read { s in
            try SurveyStore.all(most: 100, in: s).map { survey in
                SurveyListView.Item(
                    survey: survey, place: try PlaceStore.find(survey.place, in: s)?.name ?? "",
                    today: try survey.today(visit.now, in: s))
            }
        }
        return visit.reply(SurveyListView(visit).page(items))
    }

    // Planning.

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let organisations = try await organisations(visit)
        let origin = try await SurveyReading(visit, ids: house.ids).origin(house)
        return visit.reply(SurveyFormView(visit, library, errors: errors).page(organisations, origin))
    }

    private func plan(_ visit: Visit) async throws -> Reply {
        let organisations = try await organisations(visit)
        let person = try visit.signedIn()
        guard let organisation = organisations.first(where: { $0.id.description == visit.form["organisation"] }) else {
            throw Problem.forbidden
        }
        if let warning = PersonalDataWarning(visit, house).errors(["title", "purpose", "questions"]) {
            return try await new(visit, warning)
        }
        do {
            let reading = SurveyReading(visit, ids: house.ids)
            let survey = try reading.survey(of: organisation)
            let act = PlanSurvey(
                survey: survey, items: library.scales(of: survey).reduce(0) { $0 + $1.items.count },
                pairKey: Hex.random(bytes: 32), origin: try await reading.origin(house)?.subject, person: person.id)
            try await house.database.write { s in try act.apply(in: s) }
            return .see(SurveyRoutes.one.link(survey.id), flash: "survey.planned")
        } catch let refusal as SurveyRefusal {
            return try await new(visit, SurveyWording(visit.words).errors(refusal))
        }
    }

    /// Those for which the visitor may run surveys.
    private func organisations(_ visit: Visit) async throws -> [Organisation] {
        _ = try visit.signedIn()
        let found = try await house.database.read { s in
            let roles = try visit.roles(in: s)
            return try OrganisationStore.all(in: s).filter {
                SurveyPolicy.mayRun(roles, for: try OrganisationStore.belonging($0, in: s))
            }
        }
        guard !found.isEmpty else { throw Problem.forbidden }
        return found
    }

    // One survey.

    private func show(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("survey", of: SurveyKind.self)
        let one = try await house.database.read { [house] s -> SurveyView.One? in
            guard let survey = try SurveyStore.find(id, in: s) else { return nil }
            return SurveyView.One(
                survey: survey, organisation: try OrganisationStore.find(survey.organisation, in: s),
                place: try PlaceStore.find(survey.place, in: s), today: try survey.today(visit.now, in: s),
                mayRun: try mayRun(survey, visit, in: s), counts: try ResponseStore.counts(of: id, in: s),
                around: try TrailAround.read(survey.subject, house, in: s),
                follows: try FollowButton.read(visit, survey.subject, in: s))
        }
        guard let one else { throw Problem.notFound }
        let isShown = one.mayRun || SurveyPolicy.isPublic(one.survey)
        let findings = isShown ? try await findings(one.survey) : nil
        return visit.reply(SurveyView(visit, one, library.scales(of: one.survey), findings).page)
    }

    private func mayRun(_ survey: Survey, _ visit: Visit, in s: any Storage.Session) throws -> Bool {
        guard let organisation = try OrganisationStore.find(survey.organisation, in: s) else { return false }
        return SurveyPolicy.mayRun(try visit.roles(in: s), for: try OrganisationStore.belonging(organisation, in: s))
    }

    func findings(_ survey: Survey) async throws -> Findings {
        try await shelf.findings(survey) {
            let finished = try await house.database.read { s in try ResponseStore.finished(of: survey.id, in: s) }
            return try Findings(survey, library.scales(of: survey), finished, secrets)
        }
    }

    /// The survey in the address, where the visitor may run it; others do not find it.
    private func own(_ visit: Visit) async throws -> Survey {
        let id = try visit.id("survey", of: SurveyKind.self)
        let found = try await house.database.read { s -> Survey? in
            guard let survey = try SurveyStore.find(id, in: s), try mayRun(survey, visit, in: s) else { return nil }
            return survey
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    private func close(_ visit: Visit) async throws -> Reply {
        let survey = try await own(visit)
        let person = try visit.signedIn()
        guard let wave = Survey.Wave(rawValue: try visit.parameter("wave")), survey.wave(wave) != nil else {
            throw Problem.notFound
        }
        let act = CloseWave(
            id: survey.id, wave: wave, event: house.ids.next(), actor: .person(person.id), at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch SurveyRefusal.notOpen {
            // It is closed, which is what was wanted.
            return .see(SurveyRoutes.one.link(survey.id))
        }
        return .see(SurveyRoutes.one.link(survey.id), flash: "survey.waveClosed")
    }

    // What one can take away.

    private func sheet(_ visit: Visit) async throws -> Reply {
        let survey = try await own(visit)
        guard let wave = Survey.Wave(rawValue: try visit.parameter("wave")), survey.wave(wave) != nil,
            let arm = Survey.Arm(rawValue: try visit.parameter("arm")), survey.arms.contains(arm)
        else { throw Problem.notFound }
        let door = Door(survey: survey.id, wave: wave, arm: arm)
        let paper = SurveySheet(visit, survey, door).document
        return .bytes(try PDF.render(paper), type: "application/pdf").download("survey.pdf")
    }

    private func findingsFile(_ visit: Visit) async throws -> Reply {
        guard let report = try await findings(try await own(visit)).report else { throw Problem.notFound }
        return .text(report.json, type: "application/json; charset=utf-8")
    }

    private func answersFile(_ visit: Visit) async throws -> Reply {
        let found = try await findings(try await own(visit))
        return .text(found.answers.csv, type: "text/csv; charset=utf-8").download("answers.csv")
    }

    private func tablesFile(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("survey", of: SurveyKind.self)
        let survey = try await house.database.read { s in try SurveyStore.find(id, in: s) }
        guard let survey, SurveyPolicy.isPublic(survey) else { throw Problem.notFound }
        let lines = OpenTables(try await findings(survey)).lines
        return .text(OpenTables.head + lines, type: "text/csv; charset=utf-8").download("tables.csv")
    }
}
