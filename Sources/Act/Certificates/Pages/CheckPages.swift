import Community
import Kernel
import Storage
import Web

/// Where anybody who was given a certificate checks it, and where programs ask which ones are revoked.
struct CheckPages: Sendable {
    let house: House
    let secrets: Secrets

    func add(to routes: inout Routes) {
        routes.get(CertificateRoutes.check, limit: .signIn, check)
        routes.get(CertificateRoutes.statusList, statusList)
    }

    /// The name in the query is compared where it is no longer kept; the address limits how often one may guess.
    private func check(_ visit: Visit) async throws -> Reply {
        let token = try visit.parameter("token")
        let found = try await house.database.read { s -> (Certificate, Certificate?)? in
            guard let certificate = try CertificateStore.find(token: token, in: s), certificate.signed != nil else {
                return nil
            }
            return (certificate, try CertificateStore.correction(of: certificate.id, in: s))
        }
        guard let (certificate, correction) = found else { throw Problem.notFound }
        let key = try IssuerKey(certificate.organisation, secrets)
        return visit.reply(
            CheckView(visit, certificate, correction: correction, issuer: key.did).page(asked: visit.query["name"]))
    }

    private func statusList(_ visit: Visit) async throws -> Reply {
        let id: OrganisationID = try visit.id("organisation")
        let (organisation, revoked) = try await house.database.read { s in
            (try OrganisationStore.find(id, in: s), try CertificateStore.revokedIndexes(of: id, in: s))
        }
        guard let organisation else { throw Problem.notFound }
        let list = try StatusList.credential(
            revoked: revoked, organisation: organisation.name,
            address: visit.absolute(CertificateRoutes.statusList.link(id)), key: IssuerKey(id, secrets),
            at: visit.now)
        return .text(list.serialised, type: "application/vc", cache: .shared(seconds: 60))
    }
}
