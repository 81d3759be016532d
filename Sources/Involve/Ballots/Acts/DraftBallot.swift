import Community
import Kernel
import Storage

/// Writing a ballot down before it is opened.
struct DraftBallot: Sendable {
    let ballot: Ballot
    /// What it grows out of; nil: nothing.
    var origin: Subject?
    let person: PersonID
    let at: Moment

    /// - Throws: `.questionWrong`, `.optionsWrong`, `.optionWrong`, `.lastDayWrong`, `.notYours`, `.notFound`
    func apply(in s: any Session) throws {
        try ballot.check(at: at)
        try BallotPolicy.check(
            .draft, in: .draft, roles: RoleStore.roles(of: person, in: s),
            for: BallotDesk.belonging(ballot.organisation, in: s))
        try BallotStore.insert(ballot, in: s)
        if let origin { try Trail.link(origin, .ledTo, ballot.subject, by: .person(person), at: at, in: s) }
        try AuditLog.record(.init("ballot/drafted", ballot.subject, by: .person(person), at: at), in: s)
    }
}

/// Writing a draft anew; nothing of it is fixed before it is opened.
struct EditBallot: Sendable {
    let ballot: Ballot
    let person: PersonID
    let at: Moment

    /// - Throws: `.questionWrong`, `.optionsWrong`, `.optionWrong`, `.lastDayWrong`, `.notYours`, `.notNow`, `.notFound`
    func apply(in s: any Session) throws {
        try ballot.check(at: at)
        _ = try BallotDesk.checked(.edit, on: ballot.id, by: person, in: s)
        try BallotStore.rewrite(ballot, in: s)
        try AuditLog.record(.init("ballot/edited", ballot.subject, by: .person(person), at: at), in: s)
    }
}

/// Showing everybody what will be asked, by which method and of whom, before it is.
struct AnnounceBallot: Sendable {
    let id: BallotID
    let event: Notices.EventID
    let person: PersonID
    let at: Moment

    /// Once more changes nothing.
    ///
    /// - Throws: `.notYours`, `.notNow`, `.notFound`
    func apply(in s: any Session) throws {
        let ballot = try BallotDesk.checked(.announce, on: id, by: person, in: s)
        guard ballot.announced == nil else { return }
        try BallotStore.announce(id, at: at, in: s)
        try AuditLog.record(.init("ballot/announced", ballot.subject, by: .person(person), at: at), in: s)
        try Notices.post("ballot/announced", about: ballot.subject, id: event, at: at, in: s)
    }
}
