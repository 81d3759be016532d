import Community
import Kernel

/// Why an act on a campaign was refused; worded in `CampaignWording`.
enum CampaignRefusal: Error, Equatable, Sendable {
    case titleWrong(most: Int)
    case textWrong(Campaign.Field, most: Int)
    /// The step before is not written yet.
    case tooEarly
    /// Somebody has saved meanwhile.
    case changed(revision: Int)
    case materialWrong(most: Int)
    case linkWrong(most: Int)
    case dayWrong
    case sourceUnknown
    case full(most: Int)
    case measureWrong(MeasureTable.Problem)
    case measuresMissing
    case materialMissing
    case lessonsMissing
    case closedAlready
    case notYours
}

/// Who may do what with a campaign: the one place where it is decided.
enum CampaignPolicy {
    /// Everybody with a role in the organisation, and administrators of its places.
    static func isTeam(_ roles: [Role], _ belonging: Belonging) -> Bool {
        roles.include(Set(Role.Name.allCases), for: belonging)
    }

    /// Others see a campaign once something of it is out.
    static func isPublic(_ campaign: Campaign, materials: Int) -> Bool {
        campaign.closed != nil || materials > 0
    }
}
