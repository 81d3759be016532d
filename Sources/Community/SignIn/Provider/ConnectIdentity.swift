import Kernel
import Storage
import Web

/// Signing in as whom the provider names: their account, the one they are signed in with, the one of their checked
/// address, or a new one, in this order.
struct ConnectIdentity: Sendable {
    let mark: String
    let identity: IdentityProvider.Identity
    /// Who is signed in already.
    let current: PersonID?
    let language: Language
    let fresh: PersonID
    let claims: [Claim]
    let announce: Announce
    let at: Moment

    /// Why that cannot be.
    enum Refusal: Error, Equatable, Sendable {
        /// The identity belongs to another account than the one that is signed in.
        case belongsToAnother
        /// The account belongs to another identity.
        case accountTaken
        /// The provider names no address that it has checked, and there is no account yet.
        case addressMissing
    }

    /// Returns whose sign-in it is.
    ///
    /// - Throws: `ConnectIdentity.Refusal`
    func apply(in s: any Storage.Session) throws -> PersonID {
        if let known = try Identities.person(mark, in: s) {
            guard current == nil || current == known else { throw Refusal.belongsToAnother }
            return known
        }
        let person = try current ?? account(in: s)
        guard try !Identities.isConnected(person, in: s) else { throw Refusal.accountTaken }
        try Identities.connect(mark, to: person, at: at, in: s)
        return person
    }

    private func account(in s: any Storage.Session) throws -> PersonID {
        guard let email = identity.email else { throw Refusal.addressMissing }
        let person = try account(of: email, in: s)
        for claim in claims { try claim(person, email, at, s) }
        return person
    }

    private func account(of email: String, in s: any Storage.Session) throws -> PersonID {
        if let person = try PersonStore.find(email: email, in: s) { return person.id }
        let name = identity.name ?? String(email.prefix { $0 != "@" })
        let person = Person(
            id: fresh, name: String(name.prefix(Person.longestName)), email: email, language: language)
        try PersonStore.insert(person, passwordHash: nil, at: at, in: s)
        try AuditLog.record(.init("person/joined", Subject(.person, person.id), by: .person(person.id), at: at), in: s)
        _ = try announce(Subject(.person, person.id), at, s)
        return person.id
    }
}
