import Community
import Kernel
import Storage

/// One entry with what a moderator reads of it.
struct QueueItem: Sendable {
    let entry: Entry
    let text: ModeratedText
    let screened: Screened
    let place: Place?
    let reported: Set<UserReport.Category>

    var isHard: Bool { entry.isHard(reported) }

    /// What somebody looks for in the queue.
    struct Filter: Sendable, Equatable {
        var whose = Whose.mine
        /// With all places in it.
        var place: PlaceID?
        var kind: Subject.Kind?
        var language: Language?
        var space: Subject?

        enum Whose: String, Sendable, CaseIterable {
            /// One's share, and what is nobody's.
            case mine
            case everybody
        }

        func takes(_ entry: Entry, for person: PersonID) -> Bool {
            (whose == .everybody || entry.assignee == nil || entry.assignee == person)
                && kind.map { $0 == entry.subject.kind } ?? true && language.map { $0 == entry.language } ?? true
                && space.map { $0 == entry.space } ?? true
        }
    }

    /// What waits for somebody, in order; at most so many as are looked through at once.
    ///
    /// - roles: decide whose things they see
    static func waiting(
        for person: PersonID, _ roles: [Role], _ filter: Filter, in s: any Session
    ) throws -> [Entry] {
        let own = roles.filter { [.moderator, .facilitator, .administrator].contains($0.name) }
        let organisations = own.compactMap { if case .organisation(let id) = $0.scope { id } else { nil } }
        let places = own.compactMap { if case .place(let id) = $0.scope { id } else { nil } }
        let passed = try QueueStore.excluding(person, in: s)
        return try QueueStore.waiting(organisations: organisations, places: places, most: 500, in: s).filter {
            filter.takes($0, for: person) && !passed.contains($0.id)
        }.filter { entry in
            guard let place = filter.place else { return true }
            return try PlaceStore.path(entry.place, in: s).contains { $0.id == place }
        }
    }

    /// Nil when the thing is no longer there.
    static func read(_ entry: Entry, _ bench: Bench, in s: any Session) throws -> QueueItem? {
        guard let text = try bench.read(entry.subject, in: s) else { return nil }
        return QueueItem(
            entry: entry, text: text, screened: bench.screening(text.text, text.language),
            place: try PlaceStore.find(entry.place, in: s),
            reported: Set(try ReportStore.reports(on: entry.id, in: s).map(\.category)))
    }
}
