import Web

/// A refusal in the reader's words, at the field that mends it.
struct ProposalWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: ProposalRefusal) -> FormErrors {
        let (field, text) = wording(refusal)
        return FormErrors(field, text)
    }

    private func wording(_ refusal: ProposalRefusal) -> (field: String, text: String) {
        switch refusal {
        case .titleMissing(let most): ("title", words("proposal.refused.title", count: most))
        case .partMissing(let part, let most): (part.rawValue, words("proposal.refused.part", count: most))
        case .similar: ("title", words("proposal.compare.lede"))
        case .notADraft: ("title", words("proposal.refused.draft"))
        case .notPublished: ("reason", words("proposal.refused.published"))
        case .changedMeanwhile: ("title", words("proposal.refused.changed"))
        case .reasonMissing(let reason): (reason.rawValue, words("proposal.refused.reason"))
        case .passageGone: ("passage", words("amendment.refused.passage"))
        case .decidedAlready: ("passage", words("amendment.refused.decided"))
        case .argumentMissing(let most): ("argument", words("debate.refused.text", count: most))
        case .repliesToReply: ("argument", words("debate.refused.reply"))
        case .nobodyWithAddress: ("email", words("roles.nobody"))
        case .mergesWithItself: ("into", words("proposal.refused.published"))
        }
    }
}
