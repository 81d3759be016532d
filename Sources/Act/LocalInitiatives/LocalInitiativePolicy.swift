import Kernel

/// Why an act was refused; worded in `LocalInitiativeWording`.
enum LocalInitiativeRefusal: Error, Equatable, Sendable {
    case titleWrong(most: Int)
    case whatWrong(most: Int)
    case datesWrong
    case needMissing
    /// - line: the ending of the names of its fields
    case needWrong(line: String, most: Int)
    case wantedWrong(line: String, most: Int)
    case taskWrong(most: Int)
    case linesFull(most: Int)
    case amountWrong(left: Int, Need.Kind)
    /// Nothing of it is needed any more.
    case covered
    case offeredAlready
    case wordTooLong(field: String, most: Int)
    case decidedAlready
    case taskTaken
    case storyWrong(most: Int)
    case reasonMissing(most: Int)
    case pictureWrong
    case pictureTooLarge(megabytes: Int)
    case picturesFull(most: Int)
    case descriptionMissing(most: Int)
    /// Not in this phase.
    case notNow
    /// Not for this person.
    case notYours
}

/// Who may do what with a local initiative: the one place where it is decided.
enum LocalInitiativePolicy {
    enum Act: Sendable, CaseIterable {
        case offer, withdraw, decide
        case addNeed, addTask, takeTask, tickTask
        case moveOn, addPicture, removePicture
    }

    /// What somebody is to a local initiative.
    enum Part: Sendable, CaseIterable {
        /// Has an account.
        case neighbour
        /// Whose offer was accepted.
        case helper
        case organiser
    }

    /// - Throws: `.notYours` for the person, else `.notNow` for the phase
    static func check(
        _ act: Act, in phase: LocalInitiative.Phase, as part: Part
    ) throws(LocalInitiativeRefusal) {
        guard parts(act).contains(part) else { throw .notYours }
        guard phases(act).contains(phase) else { throw .notNow }
    }

    static func allows(_ act: Act, in phase: LocalInitiative.Phase, as part: Part) -> Bool {
        parts(act).contains(part) && phases(act).contains(phase)
    }

    private static func parts(_ act: Act) -> Set<Part> {
        switch act {
        case .offer: [.neighbour, .helper]
        // Who has become an organiser may still take back what they had offered.
        case .withdraw: [.neighbour, .helper, .organiser]
        case .takeTask, .tickTask: [.helper, .organiser]
        case .decide, .addNeed, .addTask, .moveOn, .addPicture, .removePicture: [.organiser]
        }
    }

    private static func phases(_ act: Act) -> Set<LocalInitiative.Phase> {
        switch act {
        case .offer, .withdraw, .decide, .addNeed, .addTask, .takeTask, .tickTask, .moveOn: [.gathering, .underWay]
        case .addPicture, .removePicture: [.done]
        }
    }

    /// A task is ticked off, or given back, by whoever took it, or by an organiser.
    static func mayTick(_ task: LocalTask, _ person: PersonID, as part: Part) -> Bool {
        task.done == nil && (part == .organiser || task.taker == person)
    }
}
