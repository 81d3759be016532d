import Kernel
import Speech

public enum CounterNarrativeKind {}
public typealias CounterNarrativeID = Identifier<CounterNarrativeKind>

extension Subject.Kind {
    public static let counterNarrative: Subject.Kind = "counter-narrative"
}

/// An answer to a hostile claim: one that comes with the product, or one that somebody added.
struct CounterNarrative: Sendable, Equatable {
    let id: CounterNarrativeID
    /// Of `ArgumentLibrary`.
    let claim: HostileClaim.ID
    let language: Language
    let tone: ShippedAnswer.Tone
    let text: String
    /// Publications with their dates, one a line.
    let sources: String
    let state: State
    /// Who added it; nil for those that came with the product, and after an account was erased.
    let author: PersonID?
    /// For whom it was added.
    let organisation: OrganisationID?

    enum State: String, Sendable, CaseIterable {
        /// Came with the product; natives have not read it.
        case shipped
        /// A second person has to read it first.
        case waiting
        case approved, declined

        /// Whether everybody may see it.
        var isShown: Bool { self == .shipped || self == .approved }
    }

    var subject: Subject { Subject(.counterNarrative, id) }

    /// Its first words, for lists.
    var title: String {
        guard text.count > Self.longestLead else { return text }
        return text.prefix(Self.longestLead).split(separator: " ").dropLast().joined(separator: " ") + " …"
    }

    private static let longestLead = 80

    static let longestText = 1_200
    static let longestSources = 1_000
    static let longestReason = 400

    /// What came with the product, under a number that its name always has: far below those that are given by time.
    init(_ shipped: ShippedAnswer, to claim: HostileClaim) {
        let sources = ArgumentLibrary.shipped.sources(of: claim)
        self.init(
            id: Self.number(of: shipped.id), claim: claim.id, language: Language(tag: shipped.language) ?? .english,
            tone: shipped.tone, text: shipped.text,
            sources: sources.map { "\($0.publisher), \($0.title) (\($0.year))" }.joined(separator: "\n"),
            state: .shipped, author: nil, organisation: nil)
    }

    init(
        id: CounterNarrativeID, claim: HostileClaim.ID, language: Language, tone: ShippedAnswer.Tone, text: String,
        sources: String, state: State, author: PersonID?, organisation: OrganisationID?
    ) {
        self.id = id
        self.claim = claim
        self.language = language
        self.tone = tone
        self.text = text
        self.sources = sources
        self.state = state
        self.author = author
        self.organisation = organisation
    }

    /// FNV-1a, 48 bits of it.
    static func number(of name: String) -> CounterNarrativeID {
        let hash = name.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return CounterNarrativeID(Int64(hash >> 16))
    }

    /// All that came with the product, in all languages.
    static let shipped: [CounterNarrative] = ArgumentLibrary.shipped.claims.flatMap { claim in
        SpeechLanguages.codes.flatMap { code in
            ArgumentLibrary.shipped.answers(to: claim.id, in: code).filter { $0.language == code }
                .map { CounterNarrative($0, to: claim) }
        }
    }

    private static let byNumber = Dictionary(shipped.map { ($0.id, $0) }) { first, _ in first }

    static func shipped(_ id: CounterNarrativeID) -> CounterNarrative? { byNumber[id] }
}

/// How a counter-narrative fared with those who used it.
struct NarrativeRating: Sendable, Equatable {
    var helped = 0
    var without = 0
    var backfired = 0

    enum Verdict: String, Sendable, CaseIterable {
        case helped, without, backfired
    }

    var count: Int { helped + without + backfired }

    /// The expected share of uses that helped, drawn to one half while few are known: Beta(2, 2) before the first rating.
    ///
    /// Source: Agresti and Coull, "Approximate is better than exact" (1998): two successes and two failures are added.
    var shrunkShare: Double { Double(helped + 2) / Double(count + 4) }
}
