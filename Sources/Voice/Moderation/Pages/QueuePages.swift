import Community
import Kernel
import Storage
import Web

/// What waits for moderators, and their word on it; each act is authorised by `ModerationPolicy`.
struct QueuePages: Sendable {
    let house: House
    let bench: Bench
    let keys: ModerationKeys
    let record: SpeechRecorder

    func add(to routes: inout Routes) {
        routes.get(ModerationRoutes.queue, list)
        routes.get(ModerationRoutes.entry) { try await show($0, FormErrors()) }
        routes.post(ModerationRoutes.entryDecision, decide)
        routes.post(ModerationRoutes.pass, pass)
        routes.post(ModerationRoutes.entryCase, handIn)
        routes.get(ModerationRoutes.spaces, spaces)
        routes.post(ModerationRoutes.spaces, chooseHolding)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let filter = QueueItem.Filter(visit.query)
        let (items, count, places) = try await house.database.read { [bench] s in
            let roles = try Self.moderating(visit, in: s)
            let entries = try QueueItem.waiting(for: person.id, roles, filter, in: s)
            return (
                try entries.prefix(QueueView.most).compactMap { try QueueItem.read($0, bench, in: s) }, entries.count,
                try PlaceStore.all(in: s)
            )
        }
        return visit.reply(
            QueueView(visit).page(
                items, count, filter, pasted: PastedEntries.find(items, bench.pasted), kinds: bench.kinds,
                places: places))
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let person = try visit.signedIn()
        let id = try visit.id("entry", of: EntryKind.self)
        let one = try await house.database.read { [bench, house] s -> EntryView.One? in
            let roles = try visit.roles(in: s)
            guard let entry = try QueueStore.find(id, in: s), let item = try QueueItem.read(entry, bench, in: s)
            else { return nil }
            let belonging = try Bench.belonging(of: entry.place, entry.organisation, in: s)
            guard ModerationPolicy.mayModerate(roles, for: belonging) else { return nil }
            return EntryView.One(
                item: item,
                mayDecide: ModerationPolicy.mayDecide(
                    person.id, roles: roles, for: belonging, authors: item.text.authors,
                    excluded: try QueueStore.excluded(from: id, in: s)),
                reports: try ReportStore.reports(on: id, in: s),
                history: try DecisionStore.about(entry.subject, in: s),
                appeal: try entry.appeal.flatMap { try DecisionStore.appeal($0, in: s) },
                space: try house.subjects.card(entry.space, in: s))
        }
        guard let one else { throw Problem.notFound }
        return visit.reply(EntryView(visit, one, errors: errors).page)
    }

    private func decide(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let outcome = Decision.Outcome(rawValue: visit.form["outcome"]) else {
            return try await show(visit, FormErrors("outcome", visit.words("moderation.refused.outcome")))
        }
        let act = DecideEntry(
            entry: try visit.id("entry"), outcome: outcome, rule: HouseRule(rawValue: visit.form["rule"]),
            facts: visit.form["facts"], id: house.ids.next(), bench: bench, tell: Letters(visit, house, keys).tell,
            person: person.id, at: visit.now)
        return try await finish(visit, "moderation.decided") { s in try act.apply(in: s) }
    }

    private func pass(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let act = PassEntry(entry: try visit.id("entry"), bench: bench, person: person.id, at: visit.now)
        return try await finish(visit, "moderation.passed") { s in try act.apply(in: s) }
    }

    /// The moderator goes on with the decision; those who record hate speech have it on their desk.
    private func handIn(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let act = RecordSpeech(
            entry: try visit.id("entry"), bench: bench, record: record, person: person.id, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch ModerationRefusal.notYours {
            throw Problem.notFound
        } catch ModerationRefusal.decidedAlready {
            return .see(ModerationRoutes.queue.link(), flash: "moderation.refused.decidedAlready")
        }
        return .see(ModerationRoutes.entry.link(act.entry), flash: "moderation.handedIn")
    }

    /// Writes, and returns to the queue; a refusal stands beside its field with what was typed.
    private func finish(
        _ visit: Visit, _ flash: String, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        let back = Link(untrusted: visit.form["return"]) ?? ModerationRoutes.queue.link()
        do {
            try await house.database.write(apply)
        } catch ModerationRefusal.notYours {
            throw Problem.notFound
        } catch ModerationRefusal.decidedAlready {
            return .see(back, flash: "moderation.refused.decidedAlready")
        } catch let refusal as ModerationRefusal {
            return try await show(visit, ModerationWording(visit.words).errors(refusal))
        }
        return .see(back, flash: flash)
    }

    // What waits in which space.

    private func spaces(_ visit: Visit) async throws -> Reply {
        let spaces = try await house.database.read { s in try Self.spaces(visit, in: s) }
        guard !spaces.isEmpty else { throw Problem.notFound }
        return visit.reply(SpaceView(visit).page(spaces))
    }

    private func chooseHolding(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let space = Subject(visit.form["space"]) else { throw Problem.malformed }
        let holding = Holding(rawValue: visit.form["holding-\(space.number)"])
        try await house.database.write { s in
            guard try Self.spaces(visit, in: s).contains(where: { $0.space == space }) else { throw Problem.notFound }
            try Holding.choose(holding, for: space, in: s)
            try AuditLog.record(
                .init(
                    "moderation/holding-chosen", space, by: .person(person.id), at: visit.now,
                    details: holding?.rawValue ?? "as around"), in: s)
        }
        return .see(ModerationRoutes.spaces.link(), flash: "moderation.space.saved")
    }

    /// The organisations and places for which somebody chooses what waits.
    private static func spaces(_ visit: Visit, in s: any Storage.Session) throws -> [SpaceView.Space] {
        _ = try visit.signedIn()
        var spaces: [SpaceView.Space] = []
        for role in try visit.roles(in: s) where role.name == .moderator || role.name == .administrator {
            let (space, name): (Subject, String?) =
                switch role.scope {
                case .organisation(let id): (Subject(.organisation, id), try OrganisationStore.find(id, in: s)?.name)
                case .place(let id): (Subject(.place, id), try PlaceStore.find(id, in: s)?.name)
                }
            guard let name, !spaces.contains(where: { $0.space == space }) else { continue }
            spaces.append(.init(space: space, name: name, chosen: try Holding.chosen(by: space, in: s)))
        }
        return spaces
    }

    /// The roles of somebody who moderates somewhere.
    ///
    /// - Throws: `Problem.notFound` for whoever moderates nowhere
    private static func moderating(_ visit: Visit, in s: any Storage.Session) throws -> [Role] {
        let roles = try visit.roles(in: s)
        guard roles.contains(where: { [.moderator, .facilitator, .administrator].contains($0.name) }) else {
            throw Problem.notFound
        }
        return roles
    }
}

extension QueueItem.Filter {
    /// What the address asks for.
    init(_ query: Form) {
        whose = Whose(rawValue: query["whose"]) ?? .mine
        place = PlaceID(query["place"])
        kind = query["kind"].isEmpty ? nil : Subject.Kind(query["kind"])
        language = Language(tag: query["language"])
        space = Subject(query["space"])
    }
}
