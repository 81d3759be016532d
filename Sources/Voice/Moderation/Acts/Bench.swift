import Community
import Kernel
import Storage

/// What the acts of this room work with: the things of all rooms, and the model that reads them first.
struct Bench: Sendable {
    private let contents: [Subject.Kind: ModeratedContent]
    let screening: Screening
    let pasted: PastedTexts.Finder
    let ids: IdentifierSource

    init(
        _ contents: [ModeratedContent], screening: @escaping Screening,
        pasted: @escaping PastedTexts.Finder = { _ in [] }, ids: IdentifierSource
    ) {
        self.contents = Dictionary(contents.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
        self.screening = screening
        self.pasted = pasted
        self.ids = ids
    }

    var kinds: [Subject.Kind] { contents.keys.sorted { $0.name < $1.name } }

    func read(_ subject: Subject, in s: any Session) throws -> ModeratedText? {
        try contents[subject.kind]?.read(subject.id, s)
    }

    func exposure(of subject: Subject, in s: any Session) throws -> Exposure {
        try contents[subject.kind]?.exposure(subject.id, s) ?? .shown
    }

    /// What anybody can read on a page; nil for the rest.
    func readPublic(_ subject: Subject, in s: any Session) throws -> ModeratedText? {
        guard let text = try read(subject, in: s), text.link != nil else { return nil }
        let isShown = try exposure(of: subject, in: s) == .shown && exposure(of: text.space, in: s) == .shown
        return isShown ? text : nil
    }

    func expose(_ exposure: Exposure, _ subject: Subject, at: Moment, in s: any Session) throws {
        try contents[subject.kind]?.expose(exposure, subject.id, at, s)
    }

    /// Puts a text into the queue, into the share of the one who had the least to do lately.
    ///
    /// - excluded: who must not decide, besides its authors
    func open(
        _ text: ModeratedText, cause: Entry.Cause, triage: Triage, appeal: AppealID? = nil,
        excluded: Set<PersonID> = [], at: Moment, in s: any Session
    ) throws -> EntryID? {
        if let known = try QueueStore.open(about: text.subject, in: s) {
            try QueueStore.raise(known.id, triage: triage, cause: cause, in: s)
            return known.id
        }
        guard let place = text.belonging.places.first else { return nil }
        let entry = Entry(
            id: ids.next(), subject: text.subject, space: text.space, place: place,
            organisation: text.belonging.organisation, language: text.language, cause: cause, triage: triage,
            opened: at, assignee: nil, appeal: appeal, reports: 0)
        try QueueStore.insert(entry, in: s)
        for person in excluded { try QueueStore.exclude(person, from: entry.id, in: s) }
        try share(entry.id, text.belonging, authors: text.authors, at: at, in: s)
        return entry.id
    }

    /// Gives an entry to whoever may decide on it and had the least to do lately; to nobody where nobody is left.
    func share(
        _ entry: EntryID, _ belonging: Belonging, authors: [PersonID], at: Moment, in s: any Session
    ) throws {
        let people = try RoleStore.people(reaching: belonging, in: s)
        let loads = try QueueStore.loads(
            of: Array(Set(people.map(\.person))), since: at - Share.memory, in: s)
        let chosen = Share.choose(
            people.map { Share.Candidate(person: $0.person, role: $0.role, load: loads[$0.person] ?? 0) },
            excluded: try QueueStore.excluded(from: entry, in: s).union(authors))
        try QueueStore.assign(entry, to: chosen, at: at, in: s)
    }

    /// Where an entry belongs.
    static func belonging(of place: PlaceID, _ organisation: OrganisationID?, in s: any Session) throws -> Belonging {
        Belonging(organisation: organisation, places: try PlaceStore.path(place, in: s).map(\.id))
    }
}
