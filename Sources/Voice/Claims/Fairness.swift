import Kernel

/// The tests that keep the register fair: the same for every party, by what an entry has and never by its words.
enum Fairness: String, Sendable, CaseIterable {
    /// Quote, speaker, occasion and day are there, for everybody alike.
    case whole
    /// The speaker has a public role, said in words.
    case role
    /// What was said, and each piece beside it, has a source with an address and a day.
    case sourced
    /// There is evidence on what is true, not only an argument about interests.
    case evidence
    /// The speaker was asked for a reply before it was shown.
    case asked
    /// Our own words do not shout: no exclamation, no capitals, no pictures of faces.
    case calm
    /// Two people who did not write it agree on what the evidence says.
    case independent

    /// Those that must hold before anybody reviews.
    static let beforeReview = allCases.filter { $0 != .independent }

    /// Those that hold.
    static func passed(_ claim: PublicClaim, _ entries: [Entry], _ reviews: [Review]) -> Set<Fairness> {
        Set(allCases.filter { $0.holds(claim, entries, reviews) })
    }

    func holds(_ claim: PublicClaim, _ entries: [Entry], _ reviews: [Review]) -> Bool {
        let text = claim.text
        switch self {
        case .whole:
            return ![text.quote, text.speaker, text.occasion].contains("") && text.said != nil
        case .role: return !text.title.isEmpty
        case .sourced:
            return WebLink.isOne(text.link)
                && entries.allSatisfy { WebLink.isOne($0.link) && !$0.source.isEmpty && $0.day != nil }
        case .evidence: return entries.contains { $0.part.isEvidence }
        case .asked: return text.asked != nil
        case .calm: return ([text.title, text.occasion] + entries.map(\.text)).allSatisfy(Self.isCalm)
        case .independent: return Self.agreed(reviews, author: claim.author) != nil
        }
    }

    /// What two different people, neither of them the author, say alike; nil: no two do.
    static func agreed(_ reviews: [Review], author: PersonID?) -> PublicClaim.Verdict? {
        let independent = reviews.filter { $0.reviewer != author }
        return PublicClaim.Verdict.allCases.first { verdict in
            Set(independent.filter { $0.verdict == verdict }.map(\.reviewer)).count >= 2
        }
    }

    /// Letters of a word in capitals from which on it shouts; names of offices are mostly shorter.
    private static let shouted = 7

    /// Looks at signs and capitals alone, so that it is the same in every language and for every opinion.
    static func isCalm(_ text: String) -> Bool {
        let hasLoudSigns = text.unicodeScalars.contains { scalar in
            scalar == "!" || scalar == "！" || (scalar.properties.isEmojiPresentation && scalar.value > 0x2000)
        }
        guard !hasLoudSigns, !text.contains("??") else { return false }
        return !text.split(whereSeparator: { !$0.isLetter }).contains { word in
            word.count >= shouted && word.allSatisfy(\.isUppercase)
        }
    }
}

/// An address on the web as a source.
enum WebLink {
    static func isOne(_ text: String) -> Bool {
        let lower = text.lowercased()
        guard text.count <= PublicClaim.longestLink, lower.hasPrefix("https://") || lower.hasPrefix("http://") else {
            return false
        }
        let host = lower.drop { $0 != "/" }.dropFirst(2).prefix { !"/?#".contains($0) }
        return host.contains(".") && !host.hasPrefix(".") && !host.hasSuffix(".")
            && text.unicodeScalars.allSatisfy {
                $0.value > 32 && $0.value != 127 && !"<>\"".unicodeScalars.contains($0)
            }
    }
}

/// How the register treats parties: claims, verdicts, sources and time, side by side.
struct Balance: Sendable, Equatable {
    let rows: [Row]

    struct Row: Sendable, Equatable {
        /// A party, or a role.
        let name: String
        let claims: Int
        let verdicts: [PublicClaim.Verdict: Int]
        /// Sources for each claim, on average.
        let sources: Double
        /// Claims with a published reply.
        let replies: Int
    }

    /// What there is to count of one published claim.
    struct Item: Sendable {
        let name: String
        /// Nil while it is reviewed anew.
        let verdict: PublicClaim.Verdict?
        let sources: Int
        let hasReply: Bool
    }

    /// The most claims first, then by name.
    init(_ items: [Item]) {
        rows = Dictionary(grouping: items, by: \.name).map { name, own in
            Row(
                name: name, claims: own.count,
                verdicts: Dictionary(own.compactMap { $0.verdict.map { ($0, 1) } }, uniquingKeysWith: +),
                sources: Double(own.reduce(0) { $0 + $1.sources }) / Double(own.count),
                replies: own.count { $0.hasReply })
        }.sorted { ($1.claims, $0.name) < ($0.claims, $1.name) }
    }
}
