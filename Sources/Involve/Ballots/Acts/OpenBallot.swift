import Community
import Foundation
import Kernel
import Storage
import Web

/// Writing a ballot down before it is opened.
struct DraftBallot: Sendable {
    let ballot: Ballot
    let person: PersonID
    let at: Moment

    /// - Throws: `.questionWrong`, `.optionsWrong`, `.optionWrong`, `.notYours`, `.notFound`
    func apply(in s: any Storage.Session) throws {
        try ballot.check()
        try BallotPolicy.check(
            .draft, in: .draft, roles: RoleStore.roles(of: person, in: s),
            for: BallotDesk.belonging(ballot.organisation, in: s))
        try BallotStore.insert(ballot, in: s)
        try AuditLog.record(.init("ballot/drafted", ballot.subject, by: .person(person), at: at), in: s)
    }
}

/// Opening a ballot: question, options, method, roll and keys are frozen and their fingerprint is published.
struct OpenBallot: Sendable {
    let id: BallotID
    /// Lines of the list that the organisation brings; read only where the eligibility is a list.
    let list: [String]
    /// Made for this ballot alone, before the transaction.
    let keys: BallotKeys
    let person: PersonID
    let at: Moment

    /// Returns the fingerprint.
    ///
    /// - Throws: `.addressWrong`, `.rollEmpty`, `.notYours`, `.notNow`, `.notFound`
    func apply(_ secrets: Secrets, in s: any Storage.Session) throws -> String {
        let ballot = try BallotDesk.checked(.open, on: id, by: person, in: s)
        let roll = try addresses(of: ballot, in: s)
        guard !roll.isEmpty else { throw BallotRefusal.rollEmpty }
        let opening = try Opening(ballot, keys, roll: roll.count).line()
        try BallotStore.open(id, opening: opening, sealed: keys.sealed(for: id, secrets), in: s)
        try RollStore.insert(roll, to: id, in: s)
        let fingerprint = Opening.fingerprint(ofLine: opening)
        try AuditLog.record(
            .init("ballot/opened", ballot.subject, by: .person(person), at: at, details: fingerprint), in: s)
        return fingerprint
    }

    /// Each once, in order.
    private func addresses(of ballot: Ballot, in s: any Storage.Session) throws -> [String] {
        switch ballot.eligibility {
        case .accounts: return try PersonStore.addresses(in: s)
        case .members: return try RoleStore.addresses(of: ballot.organisation, in: s)
        case .list:
            var roll: Set<String> = []
            for (index, line) in list.enumerated() {
                let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
                guard !text.isEmpty else { continue }
                guard let address = Person.normalised(email: text) else {
                    throw BallotRefusal.addressWrong(line: index + 1)
                }
                roll.insert(address)
            }
            return roll.sorted()
        }
    }
}

/// What opening and closing a ballot begin with.
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
