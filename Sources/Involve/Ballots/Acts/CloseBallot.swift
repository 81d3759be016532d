import Community
import Kernel
import Storage
import Web

/// Closing a ballot: counted, signed, published, and both keys destroyed, in one transaction.
struct CloseBallot: Sendable {
    let id: BallotID
    let event: Notices.EventID
    /// Nil: the clock, after the last day.
    let person: PersonID?
    let at: Moment

    /// - Throws: `.notFound`, `.notYours`, `.notNow`, `.tooEarly`
    func apply(_ secrets: Secrets, in s: any Storage.Session) throws -> Board {
        let ballot = try checked(in: s)
        try BallotPolicy.checkClosing(ballot, at: at)
        guard let (phase, line, record) = try BallotStore.opening(of: id, in: s),
            let sealed = try BallotStore.sealedKeys(of: id, in: s)
        else { throw BallotRefusal.notNow(ballot.phase) }
        try BallotPolicy.check(.close, in: phase)
        let texts = try BallotStore.takeEntries(of: id, in: s)
        let entries = texts.compactMap { CastEntry(text: $0) }
        guard entries.count == texts.count else {
            throw StorageError.misuse("the box of ballot \(id) holds what was never cast")
        }
        let board = try Board.close(
            opening: (line, record), entries: entries, issued: RollStore.forgetBlinded(of: id, in: s),
            BallotKeys(sealed: sealed, for: id, secrets))
        try BallotStore.close(id, board: board, at: at, in: s)
        try AuditLog.record(
            .init(
                "ballot/closed", ballot.subject, by: person.map { .person($0) } ?? .system, at: at,
                details: BoardHash.of(board.text)),
            in: s)
        try Notices.post("ballot/closed", about: ballot.subject, id: event, at: at, in: s)
        return board
    }

    private func checked(in s: any Storage.Session) throws -> Ballot {
        if let person { return try BallotDesk.checked(.close, on: id, by: person, in: s) }
        guard let ballot = try BallotStore.find(id, in: s) else { throw BallotRefusal.notFound }
        guard ballot.lastDay != nil else { throw BallotRefusal.notYours }
        return ballot
    }
}

/// Deleting the rolls of ballots whose result nobody may question any more.
struct ForgetRolls: Sendable {
    let at: Moment

    /// As long as a complaint about the roll can be looked into; ours to choose, no rule of law sets it.
    static let kept = Moment.Span.days(90)

    func apply(in s: any Storage.Session) throws {
        for ballot in try RollStore.kept(closedBefore: at - Self.kept, in: s) {
            try RollStore.delete(of: ballot, in: s)
            try AuditLog.record(.init("ballot/roll-deleted", Subject(.ballot, ballot), by: .system, at: at), in: s)
        }
    }
}
