import Community
import Kernel

/// Why an act was refused.
enum BallotRefusal: Error, Equatable, Sendable {
    case questionWrong(most: Int)
    /// Fewer than two, more than that, or one of them twice.
    case optionsWrong(most: Int)
    case optionWrong(most: Int)
    /// It is over already.
    case lastDayWrong
    /// The list could not be read as text.
    case listWrong
    /// On the list that was brought; lines from 1.
    case addressWrong(line: Int)
    /// Nobody would be on the roll.
    case rollEmpty
    /// Not in this phase, or not there for this person.
    case notNow(Ballot.Phase)
    /// It closes by itself after that day, which was published when it opened.
    case tooEarly(CalendarDay)
    case notFound
    case notYours
    case notOnRoll
    /// The person has a credential already, made by another device or before its memory was emptied.
    case issuedToOtherDevice
    /// What the device sent cannot be signed.
    case blindedWrong
    /// The credential was not signed for this ballot.
    case credentialWrong
    case choiceWrong
    /// Another ballot was cast with this credential; a ballot is not changed.
    case castOtherwise
}

/// Who may do what with a ballot: the one place where it is decided.
enum BallotPolicy {
    enum Act: Sendable, CaseIterable {
        case draft, edit, announce, open, close
        /// By whoever is on the roll, and by whoever holds a credential: nobody's roles matter.
        case issue, cast
    }

    /// - Throws: `.notYours` for the person, else `.notNow` for the phase
    static func check(
        _ act: Act, in phase: Ballot.Phase, roles: [Role], for belonging: Belonging
    ) throws(BallotRefusal) {
        guard roles.include([.facilitator], for: belonging) else { throw .notYours }
        try check(act, in: phase)
    }

    /// - Throws: `.notNow`
    static func check(_ act: Act, in phase: Ballot.Phase) throws(BallotRefusal) {
        guard phase == needed(act) else { throw .notNow(phase) }
    }

    /// Whether somebody finds it: a draft is for those who may open it.
    static func maySee(_ ballot: Ballot, roles: [Role], for belonging: Belonging) -> Bool {
        ballot.isPublic || roles.include([.facilitator], for: belonging)
    }

    /// A day that was announced holds for everybody: nobody closes before it is over.
    ///
    /// - Throws: `.tooEarly`
    static func checkClosing(_ ballot: Ballot, at now: Moment) throws(BallotRefusal) {
        guard let lastDay = ballot.lastDay, !ballot.isOver(at: now) else { return }
        throw .tooEarly(lastDay)
    }

    private static func needed(_ act: Act) -> Ballot.Phase {
        switch act {
        case .draft, .edit, .announce, .open: .draft
        case .issue, .cast, .close: .open
        }
    }
}
