import Community
import Deliberation
import Kernel
import Storage
import Web

/// Citizens' panels: looking at them, calling for volunteers, volunteering.
struct PanelPages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.getShared(PanelRoutes.list, list)
        routes.get(PanelRoutes.new) { try await new($0, FormErrors()) }
        routes.post(PanelRoutes.list, limit: .statements, open)
        routes.get(PanelRoutes.one) { try await show($0, FormErrors()) }
        routes.get(PanelRoutes.file, data)
        routes.post(PanelRoutes.signUp, limit: .statements, signUp)
        routes.post(PanelRoutes.withdrawal, withdraw)
        routes.post(PanelRoutes.answer, answer)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let (items, mayOpen) = try await house.database.read { s in
            (
                try PanelStore.all(most: 100, in: s).map {
                    PanelListView.Item(panel: $0, place: try PlaceStore.find($0.place, in: s))
                },
                try !Self.organisations(visit, in: s).isEmpty
            )
        }
        return visit.reply(PanelListView(visit: visit).page(items, mayOpen: mayOpen))
    }

    /// For which the visitor may call.
    private static func organisations(_ visit: Visit, in s: any Storage.Session) throws -> [Organisation] {
        let roles = try visit.roles(in: s)
        guard !roles.isEmpty else { return [] }
        return try OrganisationStore.all(in: s).filter {
            PanelPolicy.mayLead(roles, try OrganisationStore.belonging($0, in: s))
        }
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        _ = try visit.signedIn()
        let asked = visit.form.contains("from") ? visit.form["from"] : visit.query["from"]
        let (organisations, places, origin) = try await house.database.read { [house] s in
            (
                try Self.organisations(visit, in: s), try PlaceStore.all(in: s),
                try Subject(asked).flatMap { try house.subjects.card($0, in: s) }
            )
        }
        guard !organisations.isEmpty else { throw Problem.notFound }
        return visit.reply(PanelFormView(visit: visit, errors: errors).page(organisations, places, origin))
    }

    private func open(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let organisation = OrganisationID(visit.form["organisation"]), let place = PlaceID(visit.form["place"])
        else { throw Problem.malformed }
        let origin = try await house.database.read { [house] s -> Subject? in
            guard try PlaceStore.find(place, in: s) != nil else { throw Problem.malformed }
            return try Subject(visit.form["from"]).flatMap { try house.subjects.card($0, in: s) }?.subject
        }
        do {
            let reading = PanelReading(visit.form)
            let panel = CitizensPanel(
                id: house.ids.next(), organisation: organisation, place: place, language: visit.language,
                title: visit.form["title"], task: visit.form["task"], size: try reading.size(),
                quotas: try reading.quotas(), source: visit.form["source"], seed: Self.freshSeed(),
                opened: visit.now, closes: try reading.closes(), phase: .open)
            let act = OpenPanel(panel: panel, origin: origin, event: house.ids.next(), person: person.id)
            try await house.database.write { s in try act.apply(in: s) }
            return .see(PanelRoutes.one.link(panel.id), flash: "panels.opened")
        } catch PanelRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as PanelRefusal {
            return try await new(visit, PanelWording(words: visit.words).errors(refusal))
        }
    }

    /// 256 bits that nobody can guess.
    private static func freshSeed() -> String { Hex.encode((0..<32).map { _ in UInt8.random(in: .min ... .max) }) }

    private func signUp(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let answers = Trait.allCases.map { ($0.rawValue, visit.form[$0.rawValue]) }
        let act = SignUpForPanel(
            panel: id, id: house.ids.next(), answers: Dictionary(uniqueKeysWithValues: answers), person: person,
            at: visit.now)
        return try await finish(visit, "panels.signed-up") { s in try act.apply(in: s) }
    }

    private func withdraw(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let act = WithdrawFromPanel(panel: id, person: person, at: visit.now)
        return try await finish(visit, "panels.withdrawn") { s in try act.apply(in: s) }
    }

    private func answer(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        guard let answer = AnswerInvitation.Answer(rawValue: visit.form["answer"]) else { throw Problem.malformed }
        let act = AnswerInvitation(
            panel: id, answer: answer, tell: PanelLetters(visit: visit, house: house).tell, person: person,
            at: visit.now)
        return try await finish(visit, "panels.answered") { s in try act.apply(in: s) }
    }

    /// The page of a panel, with what was wrong with a form on it.
    func show(_ visit: Visit, _ errors: FormErrors, relaxed: [Sortition.Quota] = []) async throws -> Reply {
        let id = try visit.id("panel", of: CitizensPanelKind.self)
        let one = try await house.database.read { [house] s -> PanelView.One? in
            guard let panel = try PanelStore.find(id, in: s) else { return nil }
            let volunteers = try VolunteerStore.all(of: id, in: s)
            return PanelView.One(
                panel: panel, organisation: try OrganisationStore.find(panel.organisation, in: s),
                place: try PlaceStore.find(panel.place, in: s), volunteers: volunteers,
                own: volunteers.first { $0.person != nil && $0.person == visit.person?.id },
                isLed: try visit.person.map { try LedPanel.isLed(panel, by: $0.id, in: s) } ?? false,
                around: try TrailAround.read(panel.subject, house, in: s),
                follows: try FollowButton.read(visit, panel.subject, in: s))
        }
        guard let one else { throw Problem.notFound }
        return visit.reply(PanelView(visit: visit, one: one, errors: errors, relaxed: relaxed).page)
    }

    private func data(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("panel", of: CitizensPanelKind.self)
        let name = try visit.parameter("file")
        let data = try await house.database.read { s in
            try PanelStore.find(id, in: s).map {
                PanelData(panel: $0, volunteers: try VolunteerStore.all(of: id, in: s))
            }
        }
        guard let text = data?.file(name) else { throw Problem.notFound }
        return .text(
            text, type: name.hasSuffix(".json") ? "application/json; charset=utf-8" : "text/csv; charset=utf-8")
    }

    /// Which panel the address names, and who acts.
    func address(_ visit: Visit) throws -> (CitizensPanelID, PersonID) {
        let id = try visit.id("panel", of: CitizensPanelKind.self)
        guard let person = visit.person else { throw Problem.signInNeeded(PanelRoutes.one.link(id)) }
        return (id, person.id)
    }

    /// Writes, and returns to the panel; a refusal stands beside its field with what was sent.
    func finish(
        _ visit: Visit, _ flash: String, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        try await house.write(
            apply, hiding: PanelRefusal.notYours, then: PanelRoutes.one.link(try address(visit).0), flash: flash
        ) { try await show(visit, PanelWording(words: visit.words).errors($0)) }
    }
}
