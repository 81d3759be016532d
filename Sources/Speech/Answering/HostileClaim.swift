/// A claim against a group that comes back in many words, and what is kept of it in all languages.
public struct HostileClaim: Sendable, Equatable, Decodable, Identifiable {
    /// What a claim is about.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case economy, welfare, housing, crime, terrorism, health, schools, culture, religion, numbers, asylum
        case deportation, comparison, group, politics, dehumanising
    }

    /// What is known to work or to backfire when one answers it.
    ///
    /// Source: Lewandowsky et al., The Debunking Handbook 2020; Council of Europe, WE CAN! (2017), chapters 4 and 5.
    public enum Advice: String, Sendable, CaseIterable, Codable {
        case truthFirst = "truth-first"
        case askSource = "ask-source"
        case sharedConcern = "shared-concern"
        case noDenial = "no-denial"
        case oneStory = "one-story"
        case fewNumbers = "few-numbers"
        case noMockery = "no-mockery"
        case silentReaders = "silent-readers"
        case groupSpeaks = "group-speaks"
        case noDetails = "no-details"
        case noSharing = "no-sharing"
        case report
    }

    /// The same in every language: `jobs-taken`.
    public let id: String
    public let kind: Kind
    /// Whom the claim is against, the one meant most first.
    public let groups: [IdentityGroup]
    /// Where an answer finds its ground.
    public let sources: [AnswerSource.ID]
    public let advice: [Advice]
}

/// A publication that answers lean on.
public struct AnswerSource: Sendable, Equatable, Decodable, Identifiable {
    /// A short name: `oecd-2021`.
    public let id: String
    public let publisher: String
    /// In the language of the publication.
    public let title: String
    /// When it was published; for law, adopted.
    public let year: Int
}

/// A counter-narrative to a claim, in one language and tone.
public struct ShippedAnswer: Sendable, Equatable, Identifiable {
    /// Source: Benesch et al., Counterspeech on Twitter (2016), and Council of Europe, WE CAN! (2017), for the kinds.
    public enum Tone: String, Sendable, CaseIterable, Codable {
        case facts, empathy, question, humour, norm
    }

    /// Claim, language and tone: `jobs-taken.en.facts`.
    public let id: String
    public let tone: Tone
    /// A code of `SpeechLanguages`.
    public let language: String
    public let text: String
}
