import Kernel
import Storage

public enum ReportKind {}
public typealias ReportID = Identifier<ReportKind>
enum EvidenceKind {}
typealias EvidenceID = Identifier<EvidenceKind>

/// A notice about speech that hurts, seen here or elsewhere.
struct Report: Sendable, Hashable {
    let id: ReportID
    let place: PlaceID
    let medium: Medium
    let about: About
    /// A code of the languages that Speech reads; nil: not known.
    let language: String?
    /// Nil: anonymous.
    let person: PersonID?
    /// A thing of this site that it is about; nil: it was seen elsewhere.
    let subject: Subject?
    let told: Moment
    let level: SpeechReading.Level
    var state = State.waiting
    /// The case that it opened or joined.
    var speechCase: CaseID?
    /// Why it was dismissed, told to whoever reported it.
    var reason: String?

    /// What was seen.
    enum Medium: String, Sendable, CaseIterable {
        case text, link, poster, speech
    }

    /// Whom it was about.
    enum About: String, Sendable, CaseIterable {
        case me, known, others

        /// Whether support comes first.
        var isClose: Bool { self != .others }
    }

    enum State: String, Sendable, CaseIterable {
        case waiting, opened, merged, dismissed
    }

    static let longestText = 10_000
    static let longestLink = 2_000
    static let longestDescription = 1_000
    static let longestReason = 2_000

    var auditSubject: Subject { Subject(.report, id) }
}

extension Subject.Kind {
    /// A report of speech; never named to others.
    static let report: Subject.Kind = "report"
    /// A case about speech; never named to others.
    static let speechCase: Subject.Kind = "speech-case"
}

/// One piece of evidence as it was kept: it is never changed, and its hash stays when its content is destroyed.
struct Evidence: Sendable, Hashable {
    let id: EvidenceID
    let kind: Kind
    /// The words as pasted, the address, or what a picture shows; empty once destroyed.
    let text: String
    /// The picture; nil for words and addresses, and once destroyed.
    let file: KeptFileID?
    /// SHA-256 in hex, of the words, the address or the bytes of the picture as they are kept.
    let hash: String
    /// When it came to us.
    let kept: Moment
    /// Who of the case workers saw it themselves; nil: whoever reported it.
    let seenBy: String?
    let isDestroyed: Bool

    enum Kind: String, Sendable, CaseIterable {
        case text, link, picture
    }
}
