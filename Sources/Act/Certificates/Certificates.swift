import Community
import Foundation
import Kernel
import Storage
import Web

/// What one can show for what one did: on paper, as a badge, and on a page where anybody checks both.
public struct Certificates: Sendable {
    private let house: House
    private let secrets: Secrets
    private let engagements: EngagementSource

    /// Asks another room what hosts have confirmed of a person.
    public typealias EngagementSource = @Sendable (PersonID, any Storage.Session) throws -> [HostedEngagement]

    /// What one host has confirmed of one thing that somebody did there.
    public struct HostedEngagement: Sendable {
        public let organisation: OrganisationID
        public let engagement: Certificate.Engagement

        public init(organisation: OrganisationID, _ engagement: Certificate.Engagement) {
            self.organisation = organisation
            self.engagement = engagement
        }
    }

    public init(_ house: House, secrets: Secrets, engagements: @escaping EngagementSource) {
        self.house = house
        self.secrets = secrets
        self.engagements = engagements
    }

    /// Forgets who somebody is, when their account is erased.
    public static let eraser: Eraser = { person, _, s in try CertificateStore.forget(person, in: s) }

    /// What this room shows on the pages of people and organisations.
    public var panel: Panel {
        let panel = CertificatePanel(house: house, engagements: engagements)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    public var feature: Feature {
        Feature(
            "certificates", migrations: CertificateSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            routes: { [house, secrets, engagements] routes in
                OwnCertificatePages(house: house, secrets: secrets, engagements: engagements).add(to: &routes)
                CertificateDeskPages(house: house, engagements: engagements).add(to: &routes)
                CheckPages(house: house, secrets: secrets).add(to: &routes)
            })
    }
}
