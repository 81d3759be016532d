import Kernel

public enum SpeechCaseKind {}
public typealias CaseID = Identifier<SpeechCaseKind>

/// The handling of one or more reports of the same thing.
struct SpeechCase: Sendable, Hashable {
    let id: CaseID
    let place: PlaceID
    /// The case workers' own name for it; neutral, without names.
    let title: String
    let category: SpeechCategory
    let incident: Incident
    let grounds: Set<Ground>
    /// Who works on it; nil: nobody yet.
    let worker: PersonID?
    let state: State
    let opened: Moment
    /// Until when it should be closed.
    let due: Moment
    let closed: Moment?
    let outcome: Outcome?
    let outcomeNote: String

    enum State: String, Sendable, CaseIterable {
        case open
        case handedOver = "handed-over"
        case closed
    }

    static let longestTitle = 120
    static let longestNote = 4_000

    var subject: Subject { Subject(.speechCase, id) }

    func isOverdue(at now: Moment) -> Bool { state != .closed && now > due }

    /// Nil while it is not closed.
    var isInTime: Bool? { closed.map { $0 <= due } }
}

/// What a case worker wrote into the file.
struct CaseNote: Sendable, Hashable {
    let author: String
    let text: String
    let at: Moment
}

/// What a worker says of a case when it is opened or described.
struct CaseFacts: Sendable, Hashable {
    let title: String
    let category: SpeechCategory
    let incident: Incident
    let grounds: Set<Ground>

    /// - Throws: `.titleWrong`, `.groundMissing`
    func check() throws(CounterSpeechRefusal) {
        guard (1...SpeechCase.longestTitle).contains(title.count) else {
            throw .titleWrong(most: SpeechCase.longestTitle)
        }
        guard !grounds.isEmpty else { throw .groundMissing }
    }
}
