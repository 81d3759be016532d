import Community
import Kernel
import Storage

/// Why an act of this room is refused.
enum CounterSpeechRefusal: Error, Equatable, Sendable {
    case contentMissing
    case textTooLong(most: Int)
    case linkWrong
    case pictureWrong
    case pictureTooLarge(megabytes: Int)
    case descriptionMissing(most: Int)
    case reasonMissing(most: Int)
    case titleWrong(most: Int)
    case groundMissing
    case noteWrong(most: Int)
    case factorsMissing
    case whyMissing(most: Int)
    case senderMissing
    case addresseeWrong
    case outcomeMissing
    case daysWrong
    case decidedAlready
    /// Whoever made an assessment does not review it.
    case ownAssessment
    case notNow
    /// Not there for this person.
    case notYours
}

/// Who may do what with reports and cases: facilitators, moderators and administrators of the place.
enum CasePolicy {
    static let workers: Set<Role.Name> = [.facilitator, .moderator, .administrator]

    enum Act: Sendable, CaseIterable {
        case describe, take, note, addEvidence, rate, decide, review, handOver, close
    }

    /// - isAuthor: whether they made the assessment themselves
    /// - Throws: `.notNow`, `.ownAssessment`
    static func check(
        _ act: Act, case state: SpeechCase.State, assessment: Assessment.State, chosen: Recommendation?, isAuthor: Bool
    ) throws(CounterSpeechRefusal) {
        guard state != .closed || act == .note else { throw .notNow }
        switch act {
        case .describe, .take, .note, .addEvidence: return
        case .rate, .decide: guard assessment == .draft else { throw .notNow }
        case .review:
            guard assessment == .review else { throw .notNow }
            guard !isAuthor else { throw .ownAssessment }
        case .handOver:
            guard assessment == .decided, chosen?.isHandOver == true else { throw .notNow }
        case .close: guard assessment == .decided else { throw .notNow }
        }
    }

    static func allows(
        _ act: Act, case state: SpeechCase.State, assessment: Assessment.State, chosen: Recommendation?, isAuthor: Bool
    ) -> Bool {
        do {
            try check(act, case: state, assessment: assessment, chosen: chosen, isAuthor: isAuthor)
            return true
        } catch {
            return false
        }
    }
}
