import Community
import Kernel
import Storage
import Web

/// Local initiatives: looking at them, starting them, bringing them from one phase to the next.
struct LocalInitiativePages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.getShared(LocalInitiativeRoutes.list, list)
        routes.get(LocalInitiativeRoutes.new) { try await new($0, FormErrors()) }
        routes.post(LocalInitiativeRoutes.list, limit: .statements, start)
        routes.get(LocalInitiativeRoutes.one) { try await show($0, FormErrors()) }
        routes.post(LocalInitiativeRoutes.needs, addNeed)
        routes.post(LocalInitiativeRoutes.beginning) { try await move($0, .begin, "neighbours.begun") }
        routes.post(LocalInitiativeRoutes.story) { visit in
            try await move(visit, .finish(story: visit.form["story"]), "neighbours.finished")
        }
        routes.post(LocalInitiativeRoutes.stop) { visit in
            try await move(visit, .stop(reason: visit.form["reason"]), "neighbours.stopped")
        }
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let items = try await house.database.read { s in
            try LocalInitiativeStore.all([.gathering, .underWay, .done], most: 100, in: s).map {
                LocalInitiativeListView.Item(
                    initiative: $0, place: try PlaceStore.find($0.place, in: s),
                    needs: try ContributionStore.needs(of: $0.id, in: s))
            }
        }
        return visit.reply(LocalInitiativeListView(visit).page(items))
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        _ = try visit.signedIn()
        let origin = try await origin(visit)
        let places = try await house.database.read { s in try PlaceStore.all(in: s) }
        return visit.reply(LocalInitiativeFormView(visit, errors: errors).page(places, origin))
    }

    private func start(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let place = PlaceID(visit.form["place"]) else { throw Problem.malformed }
        let path = try await house.database.read { s in try PlaceStore.path(place, in: s) }
        guard !path.isEmpty else { throw Problem.malformed }
        let reading = LocalInitiativeReading(visit.form, ids: house.ids)
        let fields = ["title", "what", "tasks"] + LocalInitiativeReading.lines.map { "need-what-\($0)" }
        if let warning = PersonalDataWarning(visit, house).errors(fields) { return try await new(visit, warning) }
        do {
            let initiative = LocalInitiative(
                id: house.ids.next(), place: place, language: visit.language, title: visit.form["title"],
                what: visit.form["what"], dates: try reading.dates(), currency: Currency.code(of: path),
                phase: .gathering, started: visit.now, since: visit.now, reason: nil, story: nil,
                organisers: [.init(person: person.id, name: person.name, showsName: reading.showsName)])
            let act = StartLocalInitiative(
                initiative: initiative, needs: reading.needs, tasks: reading.tasks,
                origin: try await origin(visit)?.subject, event: house.ids.next(),
                announce: house.moderation.announce, person: person.id)
            try await house.database.write { s in try act.apply(in: s) }
            return .see(LocalInitiativeRoutes.one.link(initiative.id), flash: "neighbours.started")
        } catch let refusal as LocalInitiativeRefusal {
            return try await new(visit, LocalInitiativeWording(visit.words).errors(refusal))
        }
    }

    /// What the visitor starts from, where it can be named.
    private func origin(_ visit: Visit) async throws -> SubjectCard? {
        let asked = visit.form.contains("from") ? visit.form["from"] : visit.query["from"]
        guard let subject = Subject(asked) else { return nil }
        return try await house.database.read { [house] s in try house.subjects.card(subject, in: s) }
    }

    private func addNeed(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let reading = LocalInitiativeReading(visit.form, ids: house.ids)
        let line = LocalInitiativeReading.added
        if let warning = PersonalDataWarning(visit, house).errors(["need-what-\(line)"]) {
            return try await show(visit, warning)
        }
        let act = AddNeed(
            id: id, need: reading.need(line), line: line, announce: house.moderation.announce, person: person,
            at: visit.now)
        return try await finish(visit, "neighbours.saved") { s in try act.apply(in: s) }
    }

    private func move(_ visit: Visit, _ step: MoveOn.Step, _ flash: String) async throws -> Reply {
        let (id, person) = try address(visit)
        if let warning = PersonalDataWarning(visit, house).errors(["story", "reason"]) {
            return try await show(visit, warning)
        }
        let act = MoveOn(
            id: id, step: step, event: house.ids.next(), announce: house.moderation.announce, person: person,
            at: visit.now)
        return try await finish(visit, flash) { s in try act.apply(in: s) }
    }

    /// The page of an initiative, with what was wrong with a form on it.
    func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let id = try visit.id("initiative", of: LocalInitiativeKind.self)
        let one = try await house.database.read { [house] s -> LocalInitiativeView.One? in
            guard let initiative = try LocalInitiativeStore.find(id, in: s) else { return nil }
            let note = try ExposureNote.read(initiative.subject, house, in: s)
            guard note.isShown || initiative.isOrganised(by: visit.person?.id) else { return nil }
            return LocalInitiativeView.One(
                initiative: initiative, place: try PlaceStore.find(initiative.place, in: s),
                part: try visit.person.map { try Standing.part(of: $0.id, in: initiative, s) },
                needs: try ContributionStore.needs(of: id, in: s),
                offers: try ContributionStore.offers(of: id, in: s),
                tasks: try LocalInitiativeStore.tasks(of: id, in: s),
                pictures: try Self.pictures(of: initiative, visit, house, in: s), note: note,
                around: try TrailAround.read(initiative.subject, house, in: s),
                follows: try FollowButton.read(visit, initiative.subject, in: s))
        }
        guard let one else { throw Problem.notFound }
        return visit.reply(LocalInitiativeView(visit, one, errors: errors).page)
    }

    /// Those that are shown; organisers see the others, too, with why.
    private static func pictures(
        of initiative: LocalInitiative, _ visit: Visit, _ house: House, in s: any Storage.Session
    ) throws -> [LocalInitiativeView.Shown] {
        try LocalInitiativeStore.pictures(of: initiative.id, in: s).compactMap { picture in
            let note = try ExposureNote.read(Subject(.localPicture, picture.id), house, in: s)
            guard note.isShown || initiative.isOrganised(by: visit.person?.id) else { return nil }
            return .init(picture: picture, note: note)
        }
    }

    /// Which initiative the address names, and who acts.
    func address(_ visit: Visit) throws -> (LocalInitiativeID, PersonID) {
        let id = try visit.id("initiative", of: LocalInitiativeKind.self)
        guard let person = visit.person else { throw Problem.signInNeeded(LocalInitiativeRoutes.one.link(id)) }
        return (id, person.id)
    }

    /// Writes, and returns to the initiative; a refusal stands beside its field with what was typed.
    func finish(
        _ visit: Visit, _ flash: String, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        try await house.write(
            apply, hiding: LocalInitiativeRefusal.notYours, then: LocalInitiativeRoutes.one.link(try address(visit).0),
            flash: flash
        ) { try await show(visit, LocalInitiativeWording(visit.words).errors($0)) }
    }
}
