import Community
import Kernel

/// Why an act was refused; worded in `SurveyWording`.
enum SurveyRefusal: Error, Equatable, Sendable {
    case titleWrong(most: Int)
    case purposeTooLong(most: Int)
    case nothingAsked
    /// - most: questions that fit into two minutes
    case tooMuchAsked(most: Int)
    case questionTooLong(most: Int)
    case questionsTooMany(most: Int)
    /// - most: parts to choose from; two at least
    case partsWrong(most: Int)
    case daysWrong(Survey.Wave)
    /// The wave is not open: not yet, or not any more.
    case notOpen
    /// There is nothing that this device has begun.
    case notBegun
    /// An answer that the question does not offer.
    case answerWrong
    /// A field of the code is missing or cannot be.
    case codeWrong(field: String)
}

/// Who may do what with a survey: the one place where it is decided. Answering needs nothing but an open wave.
enum SurveyPolicy {
    static func mayRun(_ roles: [Role], for belonging: Belonging) -> Bool {
        roles.include([.facilitator, .coordinator], for: belonging)
    }

    /// Whether everybody may read what came out: when the waves before and after are over, since an interim result tells
    /// who answered meanwhile.
    static func isPublic(_ survey: Survey) -> Bool {
        survey.wave(.before)?.closed != nil && survey.wave(.after)?.closed != nil
    }
}
