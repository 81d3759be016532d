import Community
import Kernel
import Web

/// The sentences of this room that need more than a key.
struct ModerationWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: ModerationRefusal) -> FormErrors {
        switch refusal {
        case .notYours: FormErrors("outcome", words("moderation.refused.notYours"))
        case .decidedAlready: FormErrors("outcome", words("moderation.refused.decidedAlready"))
        case .ruleMissing: FormErrors("rule", words("moderation.refused.rule"))
        case .factsMissing(let most):
            FormErrors("facts", words("moderation.refused.facts", ["most": words.number(most)]))
        case .explanationMissing(let most):
            FormErrors("explanation", words("moderation.refused.explanation", ["most": words.number(most)]))
        case .categoryMissing: FormErrors("category", words("moderation.refused.category"))
        case .faithMissing: FormErrors("faith", words("moderation.refused.faith"))
        case .emailWrong: FormErrors("email", words("moderation.refused.email"))
        case .appealMissing(let most):
            FormErrors("appeal", words("moderation.refused.appeal", ["most": words.number(most)]))
        case .appealedAlready: FormErrors("appeal", words("moderation.refused.appealedAlready"))
        case .appealTooLate: FormErrors("appeal", words("moderation.refused.appealTooLate"))
        case .nothingToAppeal: FormErrors("appeal", words("moderation.refused.nothingToAppeal"))
        }
    }
}

extension Words {
    /// What a kind of thing is called.
    func kind(_ kind: Subject.Kind) -> String { self("subject.\(kind.name)") }

    /// `3 days`, `5 hours`; at least a minute.
    func wait(_ span: Moment.Span) -> String {
        let minutes = max(1, Int(span.milliseconds / 60_000))
        if minutes < 120 { return self("moderation.minutes", count: minutes) }
        if minutes < 48 * 60 { return self("moderation.hours", count: minutes / 60) }
        return self("moderation.days", count: minutes / 60 / 24)
    }
}
