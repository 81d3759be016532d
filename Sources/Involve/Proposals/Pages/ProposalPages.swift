import Community
import Kernel
import Storage
import Web

/// Proposals: looking at them, writing them, publishing them; each act is authorised by `ProposalPolicy` first.
struct ProposalPages: Sendable {
    let house: House
    let panels: [Panel]

    func add(to routes: inout Routes) {
        routes.get(ProposalRoutes.list, list)
        routes.get(ProposalRoutes.new) { try await new($0, FormErrors()) }
        routes.post(ProposalRoutes.list, limit: .statements, start)
        routes.get(ProposalRoutes.one, show)
        routes.get(ProposalRoutes.versions, versions)
        routes.get(ProposalRoutes.words) { try await edit($0, FormErrors()) }
        routes.post(ProposalRoutes.words, save)
        routes.get(ProposalRoutes.revision) { .text("\(try await find(.edit, $0).revision)\n", type: "text/plain") }
        routes.post(ProposalRoutes.publication, publish)
        routes.post(ProposalRoutes.withdrawal, withdraw)
        routes.post(ProposalRoutes.authors, invite)
    }

    /// What somebody writes of a proposal.
    private static let fields = ["title"] + ProposalWords.Part.allCases.map(\.rawValue)

    private func list(_ visit: Visit) async throws -> Reply {
        let items = try await house.database.read { s in
            let published = try ProposalStore.published(most: 100, in: s)
            let own = try visit.person.map { try ProposalStore.of($0.id, in: s).filter { $0.phase == .draft } } ?? []
            return try (own + published).map {
                ProposalListView.Item(
                    proposal: $0, endorsements: try DebateStore.endorsements(of: $0.id, reader: nil, in: s))
            }
        }
        return visit.reply(ProposalListView(visit).page(items))
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        _ = try visit.signedIn()
        let origin = try await origin(visit)
        let places = try await house.database.read { s in try PlaceStore.all(in: s) }
        return visit.reply(ProposalFormView(visit, errors: errors).new(places, origin))
    }

    private func start(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let place = PlaceID(visit.form["place"]) else { throw Problem.malformed }
        if let warning = PersonalDataWarning(visit, house).errors(Self.fields) { return try await new(visit, warning) }
        let proposal = Proposal(
            id: house.ids.next(), place: place, language: visit.language, words: visit.form.proposal, phase: .draft,
            revision: 1, created: visit.now, published: nil, reason: nil,
            authors: [.init(person: person.id, name: person.name)])
        let act = StartProposal(proposal: proposal, origin: try await origin(visit)?.subject, actor: visit.actor)
        do {
            try await house.database.write { s in
                guard try PlaceStore.find(place, in: s) != nil else { throw Problem.malformed }
                try act.apply(in: s)
            }
        } catch let refusal as ProposalRefusal {
            return try await new(visit, ProposalWording(visit.words).errors(refusal))
        }
        return .see(ProposalRoutes.one.link(proposal.id), flash: "proposal.drafted")
    }

    /// What the visitor starts from, where it can be named.
    private func origin(_ visit: Visit) async throws -> SubjectCard? {
        let asked = visit.form.contains("from") ? visit.form["from"] : visit.query["from"]
        guard let subject = Subject(asked) else { return nil }
        return try await house.database.read { [house] s in try house.subjects.card(subject, in: s) }
    }

    private func show(_ visit: Visit) async throws -> Reply {
        try await show(visit, FormErrors())
    }

    /// The page of a proposal, with what was wrong with a form on it.
    func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let proposal = try await find(.see, visit)
        let id = proposal.id
        let one = try await house.database.read { [house] s in
            let roles = try visit.roles(in: s)
            return ProposalView.One(
                proposal: proposal, place: try PlaceStore.find(proposal.place, in: s),
                endorsements: try DebateStore.endorsements(of: id, reader: visit.person?.id, in: s),
                amendments: try DebateStore.amendments(of: id, in: s),
                arguments: try DebateStore.arguments(on: id, in: s),
                askingToMerge: try ProposalStore.askingToMerge(into: id, in: s),
                mergeable: try proposal.isAuthor(visit.person?.id)
                    ? ProposalStore.at(proposal.place, most: 50, in: s).filter { $0.id != id } : [],
                organisations: try DebatePages.organisations(roles, in: s),
                note: try ExposureNote.read(proposal.subject, house, in: s),
                withheld: try Self.withheld(id, visit, house, in: s),
                around: try TrailAround.read(proposal.subject, house, in: s),
                follows: try FollowButton.read(visit, proposal.subject, in: s))
        }
        var parts: [HTML] = []
        for panel in panels { parts.append(try await panel(proposal.subject, visit)) }
        return visit.reply(ProposalView(visit, one, errors: errors).page(parts))
    }

    /// What the reader said here and others do not see.
    private static func withheld(
        _ id: ProposalID, _ visit: Visit, _ house: House, in s: any Storage.Session
    ) throws -> [ProposalView.Withheld] {
        guard let person = visit.person else { return [] }
        return try DebateStore.withheld(on: id, of: person.id, in: s).compactMap { subject in
            let text =
                subject.kind == .argument
                ? try DebateStore.argument(ArgumentID(subject.id), in: s)?.text
                : try DebateStore.amendment(AmendmentID(subject.id), in: s)?.text
            return try text.map {
                ProposalView.Withheld(text: $0, note: try ExposureNote.read(subject, house, in: s))
            }
        }
    }

    private func versions(_ visit: Visit) async throws -> Reply {
        let proposal = try await find(.see, visit)
        let versions = try await house.database.read { s in try ProposalStore.versions(of: proposal.id, in: s) }
        return visit.reply(VersionView(visit).page(proposal, versions))
    }

    private func edit(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let proposal = try await find(.edit, visit)
        return visit.reply(ProposalFormView(visit, errors: errors).edit(proposal))
    }

    private func save(_ visit: Visit) async throws -> Reply {
        let proposal = try await find(.edit, visit)
        let act = EditProposal(
            id: proposal.id, words: visit.form.proposal, basedOn: Int(visit.form["revision"]) ?? 0,
            announce: house.moderation.announce, actor: visit.actor, at: visit.now)
        if let warning = PersonalDataWarning(visit, house).errors(Self.fields, in: proposal.language) {
            return try await edit(visit, warning)
        }
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as ProposalRefusal {
            return try await edit(visit, ProposalWording(visit.words).errors(refusal))
        }
        return .see(ProposalRoutes.one.link(proposal.id), flash: "proposal.saved")
    }

    private func publish(_ visit: Visit) async throws -> Reply {
        let proposal = try await find(.publish, visit)
        let act = PublishProposal(
            id: proposal.id, isCompared: visit.form["compared"] == "yes", event: house.ids.next(),
            announce: house.moderation.announce, actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch ProposalRefusal.similar(let ids) {
            let alike = try await house.database.read { s in try ids.compactMap { try ProposalStore.find($0, in: s) } }
            return visit.reply(ProposalListView(visit).compare(proposal, alike))
        } catch let refusal as ProposalRefusal {
            return try await show(visit, ProposalWording(visit.words).errors(refusal))
        }
        return .see(ProposalRoutes.one.link(proposal.id), flash: "proposal.published")
    }

    private func withdraw(_ visit: Visit) async throws -> Reply {
        let proposal = try await find(.withdraw, visit)
        let act = WithdrawProposal(
            id: proposal.id, reason: visit.form["reason"], event: house.ids.next(), actor: visit.actor, at: visit.now)
        return try await finish(visit, proposal, "proposal.withdrawn") { s in try act.apply(in: s) }
    }

    private func invite(_ visit: Visit) async throws -> Reply {
        let proposal = try await find(.invite, visit)
        let act = InviteAuthor(id: proposal.id, email: visit.form["email"], actor: visit.actor, at: visit.now)
        return try await finish(visit, proposal, "proposal.saved") { s in try act.apply(in: s) }
    }

    /// Writes, and returns to the proposal; a refusal stands beside its field with what was typed.
    func finish(
        _ visit: Visit, _ proposal: Proposal, _ flash: String,
        _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        do {
            try await house.database.write(apply)
        } catch let refusal as ProposalRefusal {
            return try await show(visit, ProposalWording(visit.words).errors(refusal))
        }
        return .see(ProposalRoutes.one.link(proposal.id), flash: flash)
    }

    /// The proposal in the address, if this visitor may do that with it; for others it is not there.
    func find(_ act: ProposalPolicy.Act, _ visit: Visit) async throws -> Proposal {
        if act != .see { _ = try visit.signedIn() }
        let id = try visit.id("proposal", of: ProposalKind.self)
        let found = try await house.database.read { s in
            (try ProposalStore.find(id, in: s), try Withheld.exposure(of: Subject(.proposal, id), in: s))
        }
        guard let proposal = found.0, found.1 == .shown || proposal.isAuthor(visit.person?.id),
            ProposalPolicy.allows(
                act, on: proposal.phase, isAuthor: proposal.isAuthor(visit.person?.id),
                isSignedIn: visit.person != nil)
        else { throw Problem.notFound }
        return proposal
    }
}

extension Form {
    /// The words of a proposal as they were typed.
    var proposal: ProposalWords {
        ProposalWords(
            title: self["title"],
            parts: Dictionary(uniqueKeysWithValues: ProposalWords.Part.allCases.map { ($0, self[$0.rawValue]) }))
    }
}
