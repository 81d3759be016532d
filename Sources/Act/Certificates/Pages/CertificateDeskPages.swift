import Community
import Kernel
import Storage
import Web

/// The desk of a host: signing what waits, and revoking or correcting what was signed.
struct CertificateDeskPages: Sendable {
    let house: House
    let engagements: Certificates.EngagementSource

    func add(to routes: inout Routes) {
        routes.get(CertificateRoutes.desk) { try await desk($0, try $0.id("organisation"), FormErrors()) }
        routes.post(CertificateRoutes.signature, sign)
        routes.post(CertificateRoutes.refusal) { try await refuse($0, from: .requested) }
        routes.post(CertificateRoutes.revocation) { try await refuse($0, from: .issued) }
        routes.post(CertificateRoutes.correction, correct)
    }

    private func desk(_ visit: Visit, _ id: OrganisationID, _ errors: FormErrors) async throws -> Reply {
        _ = try visit.signedIn()
        let found = try await house.database.read { s -> CertificateDeskView.Desk? in
            guard let organisation = try OrganisationStore.find(id, in: s),
                CertificatePolicy.isHost(
                    try visit.roles(in: s), for: try OrganisationStore.belonging(organisation, in: s))
            else { return nil }
            return CertificateDeskView.Desk(
                organisation: organisation, waiting: try CertificateStore.of(id, .requested, most: 50, in: s),
                issued: try CertificateStore.of(id, .issued, most: 200, in: s),
                revoked: try CertificateStore.of(id, .revoked, most: 50, in: s))
        }
        guard let found else { throw Problem.notFound }
        return visit.reply(CertificateDeskView(visit, errors: errors).page(found))
    }

    private func sign(_ visit: Visit) async throws -> Reply {
        let certificate = try await hosted(visit)
        let person = try visit.signedIn()
        let act = SignCertificate(
            id: certificate.id, signer: .init(person: person.id, name: person.name),
            random: { Int.random(in: 0..<$0) }, mail: letter("issued", visit), at: visit.now)
        return try await finish(visit, certificate, "certificate.signed") { s in try act.apply(in: s) }
    }

    private func refuse(_ visit: Visit, from state: Certificate.State) async throws -> Reply {
        let certificate = try await hosted(visit)
        let name = state == .requested ? "declined" : "revoked"
        let act = RefuseCertificate(
            id: certificate.id, from: state, reason: visit.form["reason"], mail: letter(name, visit),
            actor: visit.actor, at: visit.now)
        return try await finish(visit, certificate, "certificate.\(name)") { s in try act.apply(in: s) }
    }

    private func correct(_ visit: Visit) async throws -> Reply {
        let certificate = try await hosted(visit)
        let act = CorrectCertificate(
            id: certificate.id, fresh: house.ids.next(), token: Hex.random(bytes: 16),
            holder: visit.form["name"],
            engagements: { [engagements] person, s in
                let titles = Set(certificate.engagements.map(\.title))
                return try engagements(person, s).filter { $0.organisation == certificate.organisation }
                    .map(\.engagement).filter { titles.contains($0.title) }
            }, actor: visit.actor, at: visit.now)
        return try await finish(visit, certificate, "certificate.correcting") { s in try act.apply(in: s) }
    }

    private func finish(
        _ visit: Visit, _ certificate: Certificate, _ flash: String,
        _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        do {
            try await house.database.write(apply)
        } catch let refusal as CertificateRefusal {
            let errors = CertificateWording(visit.words).errors(refusal)
            return try await desk(visit, certificate.organisation, errors)
        }
        return .see(CertificateRoutes.desk.link(certificate.organisation), flash: flash)
    }

    /// The certificate in the address, for those who act for its host; for others it is not there. Whether it is in the
    /// state that an act needs is for the act to say.
    private func hosted(_ visit: Visit) async throws -> Certificate {
        _ = try visit.signedIn()
        let id: CertificateID = try visit.id("certificate")
        let found = try await house.database.read { s -> Certificate? in
            guard let certificate = try CertificateStore.find(id, in: s),
                let organisation = try OrganisationStore.find(certificate.organisation, in: s)
            else { return nil }
            let isHost = CertificatePolicy.isHost(
                try visit.roles(in: s), for: try OrganisationStore.belonging(organisation, in: s))
            return isHost ? certificate : nil
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// A letter to the holder in their language.
    private func letter(_ name: String, _ visit: Visit) -> @Sendable (Certificate, Person) -> Outbox.Mail {
        { [house] certificate, person in
            let language = visit.interfaceLanguages.first { $0 == person.language } ?? .english
            let words = visit.words(in: language)
            return Outbox.Mail(
                id: house.ids.next(), to: person.email, subject: words("mail.certificate.\(name).subject"),
                body: words(
                    "mail.certificate.\(name).body",
                    [
                        "name": person.name, "organisation": certificate.organisationName,
                        "reason": visit.form["reason"], "link": visit.absolute(CertificateRoutes.own.link()),
                    ]), in: language)
        }
    }
}
