import Foundation
import Kernel
import Logging
import Storage
import Web

/// People, organisations, places, roles and signing in: the one room that every other may use.
public enum Community {
    /// People are never named to others; places and organisations are.
    public static let describers = [
        SubjectDescriber(.place) { ids, s in
            try ids.compactMap { try PlaceStore.find(PlaceID($0), in: s) }.map { place in
                SubjectCard(
                    Subject(.place, place.id), title: LocalizedText(place.name, in: .english),
                    link: CommunityRoutes.place.link(place.id))
            }
        },
        SubjectDescriber(.organisation) { ids, s in
            try ids.compactMap { try OrganisationStore.find(OrganisationID($0), in: s) }.map { organisation in
                SubjectCard(
                    Subject(.organisation, organisation.id), title: LocalizedText(organisation.name, in: .english),
                    link: CommunityRoutes.organisation.link(organisation.id))
            }
        },
        SubjectDescriber(.institution) { ids, s in
            try ids.compactMap { try InstitutionStore.find(InstitutionID($0), in: s) }.map { institution in
                SubjectCard(
                    institution.subject, title: LocalizedText(institution.name, in: .english),
                    link: CommunityRoutes.institution.link(institution.id))
            }
        },
    ]

    /// What of this room moderators look at.
    public static let moderated = ModeratedNames.contents

    /// - panels: what other rooms show on the pages of people, organisations and places
    /// - erasers: what other rooms forget of a person whose account is erased
    /// - claims: what other rooms keep under an address until somebody proves that it is theirs
    /// - secrets: prove that a request to end mail comes from a mail of ours
    /// - provider: who vouches for people; nil: nobody does
    public static func feature(
        _ house: House, panels: [Panel], erasers: [Eraser], claims: [Claim], secrets: Secrets,
        provider: IdentityProvider?, log: Logger
    ) -> Feature {
        Feature(
            "community",
            migrations: Journal.migrations + KeptFiles.migrations + Identities.migrations + CommunitySchema.migrations
                + FollowingSchema.migrations + ExposureSchema.migrations
                + InstitutionSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            rounds: [
                { surroundings in
                    try await Digests(
                        house: house, catalogue: surroundings.catalogue, baseURL: surroundings.baseURL,
                        secrets: surroundings.secrets
                    ).tellAllDue()
                }
            ],
            seed: { s in
                try PlaceStore.seed(house, in: s)
                try InstitutionContent.read().seed(house, in: s)
            },
            openData: { write in try write(try await TrailData(house: house).file()) },
            routes: { routes in
                SignInPages(house: house, claims: claims).add(to: &routes)
                if let provider {
                    ProviderPages(house: house, provider: provider, claims: claims, secrets: secrets, log: log)
                        .add(to: &routes)
                }
                InstitutionPages(house: house, panels: panels).add(to: &routes)
                TrailPages(house: house).add(to: &routes)
                FollowingPages(house: house, secrets: secrets).add(to: &routes)
                ManagementPages(house: house).add(to: &routes)
                CommunityPages(house: house, panels: panels, erasers: erasers).add(to: &routes)
            })
    }
}
