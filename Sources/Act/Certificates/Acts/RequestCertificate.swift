import Community
import Kernel
import Storage

/// Asking a host for a certificate of what one did there.
struct RequestCertificate: Sendable {
    let certificate: Certificate
    let at: Moment

    /// - Throws: `CertificateRefusal.nameMissing`, `.nothingChosen`, `.learnedTooLong`, `.askedAlready`
    func apply(in s: any Session) throws {
        try check()
        if let person = certificate.person,
            try CertificateStore.isWaiting(person, at: certificate.organisation, in: s)
        {
            throw CertificateRefusal.askedAlready
        }
        try CertificateStore.insert(certificate, in: s)
        try AuditLog.record(
            .init(
                "certificate/requested", certificate.subject, by: certificate.person.map(Actor.person) ?? .system,
                at: at), in: s)
    }

    private func check() throws(CertificateRefusal) {
        guard !certificate.holder.isEmpty, certificate.holder.count <= Certificate.longestName else {
            throw .nameMissing(most: Certificate.longestName)
        }
        guard !certificate.engagements.isEmpty else { throw .nothingChosen }
        for (competence, text) in certificate.learned where text.count > Certificate.longestLearned {
            throw .learnedTooLong(competence, most: Certificate.longestLearned)
        }
    }
}
