import Deliberation
import Kernel
import Storage

/// The opinion map of each consultation, computed beside requests and kept until votes change.
actor Maps {
    private struct Entry: Sendable {
        var live = LiveOpinionMap()
        var map = OpinionMap.empty
        var votes = 0
        var lastCast: Int64 = 0
        var hidden = 0
        var computed: Moment?

        func isFresh(at now: Moment, for participant: String?) -> Bool {
            guard let computed, now - computed < Maps.freshness else { return false }
            return participant.map { id in map.participants.contains { $0.id == id && $0.group != nil } } ?? true
        }
    }

    private let database: Database
    private var entries: [ConsultationID: Entry] = [:]
    /// A map may be this old while people vote.
    private static let freshness = Moment.Span.seconds(2)
    /// A vote is cast when its request arrives and read when its transaction has ended: it may come so much later.
    private static let delay = Moment.Span.minutes(2)

    init(_ database: Database) {
        self.database = database
    }

    /// The map of a consultation, at most two seconds behind its votes.
    ///
    /// - participant: somebody who has voted and looks for themselves, so the map is made anew when they are not on it
    func map(
        of consultation: ConsultationID, now: Moment, participant: String? = nil
    ) async throws -> OpinionMap {
        let entry = entries[consultation] ?? Entry()
        if entry.isFresh(at: now, for: participant) { return entry.map }
        let since = Moment(milliseconds: entry.lastCast) - Self.delay
        let (count, votes, statements) = try await database.read { s in
            (
                try StatementStore.voteCount(of: consultation, in: s),
                try StatementStore.votes(of: consultation, since: since, in: s),
                try StatementStore.all(of: consultation, in: s)
            )
        }
        let hidden = statements.filter { $0.status != .accepted }
        let lastCast = votes.map(\.time).max() ?? entry.lastCast
        var next = entry
        next.computed = now
        if entry.computed == nil || count != entry.votes || lastCast != entry.lastCast || hidden.count != entry.hidden {
            let facts = hidden.map { StatementFacts(id: String($0.id.value), isModeratedOut: true) }
            next.votes = count
            next.lastCast = lastCast
            next.hidden = hidden.count
            next = await Task.detached(priority: .utility) { [next] in
                var next = next
                next.live.record(votes)
                next.map = next.live.map(facts: facts)
                return next
            }.value
        }
        entries[consultation] = next
        return next.map
    }
}
