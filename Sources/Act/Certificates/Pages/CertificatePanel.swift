import Community
import Kernel
import Storage
import Web

/// What this room shows on a person's own page, and to coordinators on the page of their organisation.
struct CertificatePanel: Sendable {
    let house: House
    let engagements: Certificates.EngagementSource

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let words = visit.words
        switch subject.kind {
        case .person:
            let person = PersonID(subject.id)
            let hasAny = try await house.database.read { [engagements] s in
                try !engagements(person, s).isEmpty || !CertificateStore.of(person, in: s).isEmpty
            }
            guard hasAny else { return "" }
            return """
                <p><a class="button" href="\(CertificateRoutes.own.link())">\(words("certificate.own"))</a></p>
                """
        case .organisation:
            let id = OrganisationID(subject.id)
            let waiting = try await house.database.read { s -> Int? in
                guard let organisation = try OrganisationStore.find(id, in: s) else { return nil }
                let belonging = try OrganisationStore.belonging(organisation, in: s)
                guard CertificatePolicy.isHost(try visit.roles(in: s), for: belonging) else { return nil }
                return try CertificateStore.waitingCount(at: id, in: s)
            }
            guard let waiting else { return "" }
            let count: HTML? = waiting == 0 ? nil : " (\(words.number(waiting)))"
            return """
                <p><a class="button" href="\(CertificateRoutes.desk.link(id))">\(words("certificate.desk"))\(count)</a></p>
                """
        default: return ""
        }
    }
}
