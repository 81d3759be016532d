import Kernel

/// One of the six parts of the threshold test.
///
/// Source: Rabat Plan of Action (A/HRC/22/17/Add.4, appendix), paragraph 29.
enum Factor: String, Sendable, CaseIterable {
    case context, speaker, intent, content, extent, likelihood

    /// The one after it; nil for the last.
    var next: Factor? {
        let all = Self.allCases
        return all.firstIndex(of: self).flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil }
    }

    /// From 1.
    var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

/// What somebody found for one factor.
struct Rating: Sendable, Hashable {
    /// 0 to 3; nil: not known.
    let level: Int?
    let note: String

    static let levels = 0...3
    static let longestNote = 2_000
}

/// The threshold test of one case: filled in factor by factor, decided by a person, reviewed by a second one where it
/// leads to a hand-over.
struct Assessment: Sendable, Hashable {
    var state = State.draft
    var ratings: [Factor: Rating] = [:]
    /// Who decided, or rated last before that.
    var author: PersonID?
    var recommended: Recommendation?
    var chosen: Recommendation?
    /// Why the person chose otherwise than recommended.
    var why = ""
    var reviewer: PersonID?
    var reviewNote = ""

    enum State: String, Sendable, CaseIterable {
        case draft, review, decided
    }

    /// Factors nobody has filled in.
    var missing: [Factor] { Factor.allCases.filter { ratings[$0] == nil } }

    /// Nil: not known, or not filled in.
    var levels: [Factor: Int] { ratings.compactMapValues(\.level) }
}
