import Community
import Deliberation
import Kernel

/// Why an act was refused; worded in `PanelWording`.
enum PanelRefusal: Error, Equatable, Sendable {
    case titleWrong(most: Int)
    case taskWrong(most: Int)
    case sourceWrong(most: Int)
    case sizeWrong(ClosedRange<Int>)
    case closesWrong
    /// Without quotas nothing is asked of volunteers, and a panel by lot need not resemble anything.
    case quotasMissing
    case quotaWrong(trait: Trait, value: String, size: Int)
    /// The least together are more than the panel has places, or the most together fewer.
    case quotaSumWrong(trait: Trait, size: Int)
    case answerMissing(Trait)
    case full(most: Int)
    case tooFewVolunteers(are: Int, needed: Int)
    case quotasConflict([Sortition.Quota])
    case unsolved
    /// Somebody left while the lottery was worked out.
    case listChanged
    case numbersWrong(most: Int)
    /// Not in this phase.
    case notNow
    /// Not for this person.
    case notYours
}

/// Who may do what with a citizens' panel: the one place where it is decided.
enum PanelPolicy {
    enum Act: Sendable, CaseIterable {
        case signUp, withdraw
        case close, extend, relax, weigh, draw, end
        case answer
    }

    /// Facilitators of the organisation or of the place open a panel and lead it.
    static func mayLead(_ roles: [Role], _ belonging: Belonging) -> Bool {
        roles.include([.facilitator], for: belonging)
    }

    /// - Throws: `.notNow`
    static func check(_ act: Act, on panel: CitizensPanel, at now: Moment) throws(PanelRefusal) {
        guard allows(act, on: panel, at: now) else { throw .notNow }
    }

    static func allows(_ act: Act, on panel: CitizensPanel, at now: Moment) -> Bool {
        switch act {
        case .signUp, .close: panel.phase == .open && now < panel.closes
        // Until the lottery is published nothing has been promised to others.
        case .withdraw: panel.phase == .open
        case .extend, .relax, .weigh: panel.phase == .open && now >= panel.closes
        case .draw: panel.phase == .weighed
        case .answer, .end: panel.phase == .drawn
        }
    }
}
