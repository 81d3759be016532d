import Community
import Kernel
import Storage

/// Signing in the name of the host: from now on anybody who was given its address can check it.
struct SignCertificate: Sendable {
    let id: CertificateID
    let signer: SignedAs
    /// Picks among free places in the status list, so that a place tells nothing about when it was taken.
    let random: @Sendable (_ below: Int) -> Int
    /// Tells the holder.
    let mail: @Sendable (Certificate, Person) -> Outbox.Mail
    let at: Moment

    /// Who signs.
    struct SignedAs: Sendable {
        let person: PersonID
        let name: String
    }

    /// - Throws: `CertificateRefusal.notNow`
    func apply(in s: any Session) throws {
        guard let waiting = try CertificateStore.find(id, in: s), waiting.state == .requested else {
            throw CertificateRefusal.notNow
        }
        let used = try CertificateStore.usedIndexes(of: waiting.organisation, in: s)
        guard used.count < StatusList.size / 2 else { throw StorageError.misuse("the status list is full") }
        var index = random(StatusList.size)
        while used.contains(index) { index = random(StatusList.size) }
        let isSigned = try CertificateStore.sign(
            id, engagements: waiting.engagements, signer: signer.name, statusIndex: index,
            mark: NameMark(waiting.holder), at: at, in: s)
        guard isSigned else { throw CertificateRefusal.notNow }
        try AuditLog.record(.init("certificate/signed", waiting.subject, by: .person(signer.person), at: at), in: s)
        if let old = waiting.replaces { try revoke(old, in: s) }
        guard let holder = waiting.person, let person = try PersonStore.find(holder, in: s) else { return }
        try Outbox.queue(mail(waiting, person), at: at, in: s)
    }

    /// What is corrected ends with the signature of its correction, not before.
    private func revoke(_ old: CertificateID, in s: any Session) throws {
        guard try CertificateStore.change(old, from: .issued, to: .revoked, reason: "", in: s) else { return }
        try AuditLog.record(
            .init("certificate/replaced", Subject(.certificate, old), by: .person(signer.person), at: at), in: s)
    }
}

/// Declining to sign, or taking back what was signed, with a reason that the holder reads.
struct RefuseCertificate: Sendable {
    let id: CertificateID
    /// From which it goes: `requested` is declined, `issued` is revoked.
    let from: Certificate.State
    let reason: String
    let mail: @Sendable (Certificate, Person) -> Outbox.Mail
    let actor: Actor
    let at: Moment

    /// - Throws: `CertificateRefusal.reasonMissing`, `.notNow`
    func apply(in s: any Session) throws {
        guard !reason.isEmpty, reason.count <= Certificate.longestReason else {
            throw CertificateRefusal.reasonMissing(most: Certificate.longestReason)
        }
        let state: Certificate.State = from == .requested ? .declined : .revoked
        guard let certificate = try CertificateStore.find(id, in: s),
            try CertificateStore.change(id, from: from, to: state, reason: reason, in: s)
        else { throw CertificateRefusal.notNow }
        try AuditLog.record(.init("certificate/\(state.rawValue)", certificate.subject, by: actor, at: at), in: s)
        guard let holder = certificate.person, let person = try PersonStore.find(holder, in: s) else { return }
        try Outbox.queue(mail(certificate, person), at: at, in: s)
    }
}

/// Correcting what was signed: a new one waits for a signature, with another name or what is confirmed now; the old one
/// holds until then.
struct CorrectCertificate: Sendable {
    let id: CertificateID
    let fresh: CertificateID
    let token: String
    let holder: String
    /// What is confirmed of the holder now; empty: as it was.
    let engagements: @Sendable (PersonID, any Session) throws -> [Certificate.Engagement]
    let actor: Actor
    let at: Moment

    /// - Throws: `CertificateRefusal.notNow`, `.nameMissing`, `.askedAlready`
    func apply(in s: any Session) throws {
        guard let old = try CertificateStore.find(id, in: s), old.state == .issued, let person = old.person else {
            throw CertificateRefusal.notNow
        }
        let now = try engagements(person, s)
        let corrected = Certificate(
            id: fresh, token: token, person: person, holder: holder, organisation: old.organisation,
            organisationName: old.organisationName, language: old.language,
            engagements: now.isEmpty ? old.engagements : now, learned: old.learned, state: .requested, requested: at,
            signer: nil, signed: nil, statusIndex: nil, reason: nil, replaces: id, nameMark: nil)
        try RequestCertificate(certificate: corrected, at: at).apply(in: s)
        try AuditLog.record(.init("certificate/corrected", old.subject, by: actor, at: at), in: s)
    }
}
