import Deliberation
import Kernel
import Storage

/// The opinion map of each consultation, computed beside requests and kept until votes change.
actor Maps {
    private struct Entry {
        let map: OpinionMap
        let votes: Int
        let lastCast: Int64
        let hidden: Int
        let computed: Moment

        func shows(_ participant: String?) -> Bool {
            participant.map { id in map.participants.contains { $0.id == id && $0.group != nil } } ?? true
        }
    }

    private let database: Database
    private var entries: [ConsultationID: Entry] = [:]
    /// A map may be this old while people vote.
    private static let freshness = Moment.Span.seconds(2)

    init(_ database: Database) {
        self.database = database
    }

    /// The map of a consultation, at most two seconds behind its votes.
    ///
    /// - participant: somebody who has voted and looks for themselves, so the map is made anew when they are not on it
    func map(
        of consultation: ConsultationID, now: Moment, participant: String? = nil
    ) async throws -> OpinionMap {
        let entry = entries[consultation]
        if let entry, now - entry.computed < Self.freshness, entry.shows(participant) { return entry.map }
        let (votes, hidden) = try await database.read { s in
            (
                try StatementStore.allVotes(of: consultation, in: s),
                try StatementStore.all(of: consultation, in: s).filter { $0.status != .accepted }
            )
        }
        let lastCast = votes.map(\.time).max() ?? 0
        if let entry, entry.votes == votes.count, entry.lastCast == lastCast, entry.hidden == hidden.count {
            entries[consultation] = Entry(
                map: entry.map, votes: entry.votes, lastCast: entry.lastCast, hidden: entry.hidden, computed: now)
            return entry.map
        }
        let facts = hidden.map { StatementFacts(id: String($0.id.value), isModeratedOut: true) }
        let previous = entry.map { Self.groups(of: $0.map) } ?? [:]
        let map = await Task.detached(priority: .utility) {
            OpinionMap.make(VoteTable(votes, facts: facts), previous: previous)
        }.value
        entries[consultation] = Entry(
            map: map, votes: votes.count, lastCast: lastCast, hidden: hidden.count, computed: now)
        return map
    }

    private static func groups(of map: OpinionMap) -> [String: String] {
        var groups: [String: String] = [:]
        for participant in map.participants { groups[participant.id] = participant.group }
        return groups
    }
}
