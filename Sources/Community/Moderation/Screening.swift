import Kernel
import Web

/// How soon a moderator looks at a text, by the thresholds of a model; it orders and holds, and never decides.
public enum Triage: String, Sendable, CaseIterable, Comparable {
    case none, review, urgent

    public static func < (first: Triage, second: Triage) -> Bool { first.rank < second.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a model says about one text.
public struct Screened: Sendable, Equatable {
    public let triage: Triage
    /// The words that made the score, in Unicode scalars.
    public let words: [Range<Int>]
    /// Groups that the text names, whatever it says about them: the names of message keys.
    public let groups: [String]

    public init(triage: Triage, words: [Range<Int>], groups: [String]) {
        self.triage = triage
        self.words = words
        self.groups = groups
    }

    /// Of texts in languages that no model reads.
    public static let nothing = Screened(triage: .none, words: [], groups: [])
}

/// Reads a text before others do.
public typealias Screening = @Sendable (_ text: String, Language) -> Screened

/// Something in a text by which a person can be found or harmed.
public struct PersonalFinding: Sendable, Equatable {
    public let kind: Kind
    /// Where it stands, in Unicode scalars.
    public let range: Range<Int>

    public enum Kind: String, Sendable, CaseIterable {
        case phone, email, identity, address, account
    }

    public init(_ kind: Kind, at range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}

/// Looks for personal data in a text.
public typealias PersonalDataFinder = @Sendable (_ text: String, Language) -> [PersonalFinding]

extension HTML {
    /// A text with some of its parts marked.
    ///
    /// - ranges: in Unicode scalars; those that do not fit are left out
    public static func marked(_ text: String, _ ranges: [Range<Int>]) -> HTML {
        let scalars = Array(text.unicodeScalars)
        func piece(_ range: Range<Int>) -> String {
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[range])
            return String(piece)
        }
        var (html, next) = (HTML.empty, 0)
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound })
        where range.lowerBound >= next && range.upperBound <= scalars.count {
            html = html + "\(piece(next..<range.lowerBound))<mark>\(piece(range))</mark>"
            next = range.upperBound
        }
        return html + "\(piece(next..<scalars.count))"
    }
}
