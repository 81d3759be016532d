import Community
import Crypto
import Kernel
import Web

/// A certificate as an Open Badges 3.0 credential: what the paper says, signed, checked without asking us.
///
/// Source: 1EdTech, Open Badges Specification 3.0, appendix B (data model); W3C, Verifiable Credentials Data Model v2.0.
struct OpenBadge: Sendable {
    let certificate: Certificate
    let key: IssuerKey
    let words: Words
    /// Makes an address of this site whole.
    let absolute: @Sendable (Link) -> String

    private static let framework = "Key competences for lifelong learning (2018/C 189/01)"
    private static let frameworkAddress = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32018H0604(01)"

    /// Nil while it is not signed, or when the holder's name is no longer kept.
    func signed() throws -> CanonicalJSON? {
        guard let signed = certificate.signed, let index = certificate.statusIndex, let mark = certificate.nameMark,
            !certificate.holder.isEmpty
        else { return nil }
        let list = absolute(CertificateRoutes.statusList.link(certificate.organisation))
        let credential: CanonicalJSON = [
            "@context": [
                "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "id": .text(absolute(CertificateRoutes.check.link(certificate.token))),
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": .text(words("certificate.title")),
            "issuer": [
                "id": .text(key.did), "type": ["Profile"], "name": .text(certificate.organisationName),
                "url": .text(absolute(CommunityRoutes.organisation.link(certificate.organisation))),
            ],
            "validFrom": .text(signed.dateTime),
            "credentialSubject": subject(mark),
            "credentialStatus": [
                "id": .text("\(list)#\(index)"), "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
                "statusListIndex": .text(String(index)), "statusListCredential": .text(list),
            ],
        ]
        return try key.signed(credential, created: signed)
    }

    private func subject(_ mark: NameMark) -> CanonicalJSON {
        var subject: CanonicalJSON = [
            "type": ["AchievementSubject"],
            // Whoever is shown the badge compares the name that they are told (section B.1.11, IdentityObject).
            "identifier": [
                [
                    "type": "IdentityObject", "identityType": "name", "hashed": .truth(true),
                    "salt": .text(mark.salt), "identityHash": .text(identityHash(mark.salt)),
                ]
            ],
            "achievement": achievement,
        ]
        if let first = certificate.first, let last = certificate.last {
            subject = subject.with("activityStartDate", .text(first.midnight.dateTime))
                .with("activityEndDate", .text(last.midnight.dateTime))
        }
        let learned = KeyCompetence.allCases.compactMap { competence in
            certificate.learned[competence].map { "\(words("competence.\(competence.rawValue)")): \($0)" }
        }
        return learned.isEmpty ? subject : subject.with("narrative", .text(learned.joined(separator: "\n")))
    }

    private func identityHash(_ salt: String) -> String {
        "sha256$" + Hex.encode(SHA256.hash(data: Array((certificate.holder + salt).utf8)))
    }

    private var achievement: CanonicalJSON {
        let tasks = certificate.engagements.map { "\($0.title): \($0.tasks) (\(words.duration(minutes: $0.minutes)))" }
        let aligned = KeyCompetence.allCases.filter { certificate.learned[$0] != nil }.map {
            competence -> CanonicalJSON in
            [
                "type": ["Alignment"], "targetName": .text(words("competence.\(competence.rawValue)")),
                "targetUrl": .text(Self.frameworkAddress), "targetFramework": .text(Self.framework),
            ]
        }
        let achievement: CanonicalJSON = [
            "id": .text(absolute(CertificateRoutes.check.link(certificate.token).at("achievement"))),
            "type": ["Achievement"], "achievementType": "CommunityService",
            "inLanguage": .text(certificate.language.code),
            "name": .text(words("certificate.hours", ["hours": words.duration(minutes: certificate.minutes)])),
            "description": .text(tasks.joined(separator: "\n")),
            "criteria": ["narrative": .text(words("certificate.criteria"))],
        ]
        return aligned.isEmpty ? achievement : achievement.with("alignment", .list(aligned))
    }
}
