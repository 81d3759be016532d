import Community
import Foundation
import Kernel
import Storage
import Web

/// Opening a ballot: question, options, method, roll and keys are frozen and their fingerprint is published.
struct OpenBallot: Sendable {
    let id: BallotID
    /// Lines of the list that the organisation brings; read only where the eligibility is a list.
    let list: [String]
    /// Made for this ballot alone, before the transaction.
    let keys: BallotKeys
    let event: Notices.EventID
    let person: PersonID
    let at: Moment

    /// Returns the fingerprint.
    ///
    /// - Throws: `.addressWrong`, `.rollEmpty`, `.lastDayWrong`, `.notYours`, `.notNow`, `.notFound`
    func apply(_ secrets: Secrets, in s: any Storage.Session) throws -> String {
        let ballot = try BallotDesk.checked(.open, on: id, by: person, in: s)
        try ballot.check(at: at)
        let roll = try EligibilityRoll.addresses(of: ballot, list: list, in: s)
        let opening = try Opening(ballot, keys, roll: roll.count).line()
        try BallotStore.open(id, opening: opening, sealed: keys.sealed(for: id, secrets), at: at, in: s)
        try RollStore.insert(roll, to: id, in: s)
        let fingerprint = Opening.fingerprint(ofLine: opening)
        try AuditLog.record(
            .init("ballot/opened", ballot.subject, by: .person(person), at: at, details: fingerprint), in: s)
        try Notices.post("ballot/opened", about: ballot.subject, id: event, at: at, in: s)
        return fingerprint
    }
}

/// Who would be put on the roll of a ballot now.
enum EligibilityRoll {
    /// Each once, in order.
    ///
    /// - list: read only where the eligibility is a list; blank lines are passed over
    /// - Throws: `.addressWrong`, `.rollEmpty`
    static func addresses(of ballot: Ballot, list: [String], in s: any Storage.Session) throws -> [String] {
        let roll =
            switch ballot.eligibility {
            case .accounts: try PersonStore.addresses(in: s)
            case .members: try RoleStore.addresses(of: ballot.organisation, in: s)
            case .list: try read(list)
            }
        guard !roll.isEmpty else { throw BallotRefusal.rollEmpty }
        return roll
    }

    private static func read(_ list: [String]) throws(BallotRefusal) -> [String] {
        var roll: Set<String> = []
        for (index, line) in list.enumerated() {
            let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !text.isEmpty else { continue }
            guard let address = Person.normalised(email: text) else { throw .addressWrong(line: index + 1) }
            roll.insert(address)
        }
        return roll.sorted()
    }
}

/// What acts on a ballot begin with.
enum BallotDesk {
    /// The ballot, when the person may do that now.
    ///
    /// - Throws: `.notYours`, `.notNow`, `.notFound`
    static func checked(
        _ act: BallotPolicy.Act, on id: BallotID, by person: PersonID, in s: any Storage.Session
    ) throws -> Ballot {
        guard let ballot = try BallotStore.find(id, in: s) else { throw BallotRefusal.notFound }
        try BallotPolicy.check(
            act, in: ballot.phase, roles: RoleStore.roles(of: person, in: s),
            for: belonging(ballot.organisation, in: s))
        return ballot
    }

    static func belonging(_ id: OrganisationID, in s: any Storage.Session) throws -> Belonging {
        guard let organisation = try OrganisationStore.find(id, in: s) else { throw BallotRefusal.notFound }
        return try OrganisationStore.belonging(organisation, in: s)
    }
}
