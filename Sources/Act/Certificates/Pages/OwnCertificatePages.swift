import Community
import Kernel
import Print
import Storage
import Web

/// A volunteer's own certificates: asking for one, keeping its paper and its badge.
struct OwnCertificatePages: Sendable {
    let house: House
    let secrets: Secrets
    let engagements: Certificates.EngagementSource

    func add(to routes: inout Routes) {
        routes.get(CertificateRoutes.own, own)
        routes.get(CertificateRoutes.new) { try await new($0, FormErrors()) }
        routes.post(CertificateRoutes.new, request)
        routes.get(CertificateRoutes.paper, paper)
        routes.get(CertificateRoutes.badge, badge)
    }

    private func own(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let (certificates, hosts) = try await house.database.read { [engagements] s in
            let done = try engagements(person.id, s)
            let hosts = try Set(done.map(\.organisation)).sorted().compactMap { try OrganisationStore.find($0, in: s) }
            return (try CertificateStore.of(person.id, in: s), hosts)
        }
        return visit.reply(OwnCertificateView(visit).page(certificates, hosts))
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let (person, host, done) = try await confirmed(visit)
        return visit.reply(OwnCertificateView(visit, errors: errors).form(host, done, name: person.name))
    }

    private func request(_ visit: Visit) async throws -> Reply {
        let (person, host, done) = try await confirmed(visit)
        let picked = Set(visit.form.all("engagement"))
        let learned = KeyCompetence.allCases.map { ($0, visit.form["learned-\($0.rawValue)"]) }
            .filter { !$0.1.isEmpty }
        let certificate = Certificate(
            id: house.ids.next(), token: Hex.random(bytes: 16), person: person.id, holder: visit.form["name"],
            organisation: host.id, organisationName: host.name,
            language: visit.interfaceLanguages.first { $0.code == visit.form["language"] } ?? visit.language,
            engagements: done.enumerated().filter { picked.contains(String($0.offset)) }.map(\.element),
            learned: Dictionary(learned, uniquingKeysWith: { first, _ in first }), state: .requested,
            requested: visit.now, signer: nil, signed: nil, statusIndex: nil, reason: nil, replaces: nil,
            nameMark: nil)
        let act = RequestCertificate(certificate: certificate, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as CertificateRefusal {
            return try await new(visit, CertificateWording(visit.words).errors(refusal))
        }
        return .see(CertificateRoutes.own.link(), flash: "certificate.requested")
    }

    private func paper(_ visit: Visit) async throws -> Reply {
        let certificate = try await kept(visit)
        let paper = CertificatePaper(
            certificate, words: visit.words(in: certificate.language),
            address: visit.absolute(CertificateRoutes.check.link(certificate.token)))
        return .bytes(try PDF.render(paper.document), type: "application/pdf").download("certificate.pdf")
    }

    private func badge(_ visit: Visit) async throws -> Reply {
        let certificate = try await kept(visit)
        let badge = OpenBadge(
            certificate: certificate, key: try IssuerKey(certificate.organisation, secrets),
            words: visit.words(in: certificate.language), absolute: { visit.absolute($0) })
        guard let signed = try badge.signed() else { throw Problem.notFound }
        return .text(signed.serialised, type: "application/vc").download("badge.json")
    }

    /// The certificate in the address, for its holder while it is valid; for others it is not there.
    private func kept(_ visit: Visit) async throws -> Certificate {
        let person = try visit.signedIn()
        let id: CertificateID = try visit.id("certificate")
        let found = try await house.database.read { s in try CertificateStore.find(id, in: s) }
        guard let found, CertificatePolicy.mayKeep(found, person.id) else { throw Problem.notFound }
        return found
    }

    /// The host in the address, and what it has confirmed of the visitor.
    private func confirmed(_ visit: Visit) async throws -> (SignedIn, Organisation, [Certificate.Engagement]) {
        let person = try visit.signedIn()
        let id: OrganisationID = try visit.id("organisation")
        let (host, done) = try await house.database.read { [engagements] s in
            (
                try OrganisationStore.find(id, in: s),
                try engagements(person.id, s).filter { $0.organisation == id }.map(\.engagement)
            )
        }
        guard let host, !done.isEmpty else { throw Problem.notFound }
        return (person, host, done)
    }
}
