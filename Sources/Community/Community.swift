import Foundation
import Kernel
import Storage
import Web

/// People, organisations, places, roles and signing in: the one room that every other may use.
public enum Community {
    /// - panels: what other rooms show on the pages of people, organisations and places
    public static func feature(_ house: House, panels: [Panel]) -> Feature {
        Feature(
            "community", migrations: Journal.migrations + CommunitySchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            routes: { routes in
                SignInPages(house: house).add(to: &routes)
                ManagementPages(house: house).add(to: &routes)
                CommunityPages(house: house, panels: panels).add(to: &routes)
            })
    }
}
