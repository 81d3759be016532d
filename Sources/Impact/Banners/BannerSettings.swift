import Community
import Kernel

public enum BannerLogoKind {}
typealias BannerLogoID = Identifier<BannerLogoKind>

/// What an organisation has chosen for everything that it prints.
struct BannerSettings: Sendable, Equatable {
    let wordings: [BannerWording]
    /// Names as they are printed; empty: none.
    let partners: String
    /// Whether the European Union pays.
    let isFunded: Bool

    static let longestPartners = 300

    func wording(in language: Language) -> BannerWording? { wordings.first { $0.language == language } }
}

/// The sign of a partner.
struct BannerLogo: Sendable, Equatable {
    let id: BannerLogoID
    /// Whose it is.
    let name: String

    static let longestName = 80
    /// Pixels of the longer side: on a roll-up it is 84 mm wide at most, which makes 150 to the inch, enough from a metre.
    static let leastPixels = 500
}

/// Who may print for an organisation: the one place where it is decided.
enum BannerPolicy {
    static func mayPrint(_ roles: [Role], for belonging: Belonging) -> Bool {
        roles.include([.facilitator], for: belonging)
    }
}
