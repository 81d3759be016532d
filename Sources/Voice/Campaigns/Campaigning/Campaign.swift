import Kernel
import Speech

public enum CampaignKind {}
public enum MaterialKind {}
public typealias CampaignID = Identifier<CampaignKind>
typealias MaterialID = Identifier<MaterialKind>

extension Subject.Kind {
    public static let campaign: Subject.Kind = "campaign"
}

/// What a team does against a hostile narrative, in four steps.
///
/// Source: Council of Europe, WE CAN! Taking action against hate speech through counter and alternative narratives
/// (2017), chapter 5: assess, design, implement, monitor.
struct Campaign: Sendable, Equatable {
    let id: CampaignID
    let organisation: OrganisationID
    /// In which its texts are written.
    let language: Language
    let title: String
    /// The claim of the library that it answers; nil for another one.
    let claim: HostileClaim.ID?
    /// Goes up with each saved text.
    let revision: Int
    let started: Moment
    let closed: Moment?
    /// What was written, step by step.
    let words: [Field: String]

    enum Step: String, Sendable, CaseIterable {
        case assessment, design, publication, monitoring, lessons

        var fields: [Field] {
            switch self {
            case .assessment: [.claim, .frame, .speaker, .reason]
            case .design:
                [.audience, .message, .messenger, .medium, .call, .harmReach, .harmPeople, .harmVoice, .harmAfter]
            case .publication, .monitoring: []
            case .lessons: [.lessons]
            }
        }
    }

    enum Field: String, Sendable, CaseIterable {
        case claim, frame, speaker, reason
        case audience, message, messenger, medium, call
        /// The check that it does no harm: spreading the claim, endangering people, speaking over them, being unprepared.
        case harmReach = "harm-reach"
        case harmPeople = "harm-people"
        case harmVoice = "harm-voice"
        case harmAfter = "harm-after"
        case lessons
    }

    var subject: Subject { Subject(.campaign, id) }

    /// Whether all that a step asks is written; for the steps that write nothing, whether the one before is.
    func isWritten(_ step: Step) -> Bool { step.fields.allSatisfy { words[$0]?.isEmpty == false } }

    /// Whether a step can be worked on: each waits for the texts of those before it.
    func isOpen(_ step: Step) -> Bool {
        switch step {
        case .assessment: true
        case .design: isWritten(.assessment)
        case .publication, .monitoring, .lessons: isWritten(.assessment) && isWritten(.design)
        }
    }

    static let longestTitle = 120
    static let longestText = 1_500
}

/// Something that a campaign has put before people.
struct Material: Sendable, Equatable {
    let id: MaterialID
    let title: String
    /// Where it is to be seen; empty for what hangs on a wall.
    let link: String
    let day: CalendarDay
    /// A story, a counter-narrative or a fact of this site that it is made of.
    let source: Subject?

    static let longestTitle = 160
    static let longestLink = 500
    static let most = 100
}
