import Kernel
import Storage

/// What of new texts waits for a moderator before others see it, as a space has chosen.
public enum Holding: String, Sendable, CaseIterable {
    case everything
    /// Whatever the model flags.
    case flagged
    /// What the model finds most pressing; the rest of what it flags is shown, and looked at first.
    case urgent
    /// Everything is shown; what is flagged is looked at first.
    case nothing

    /// Of spaces that have chosen nothing: few are held back in error, and the worst is not shown.
    public static let usual = Holding.urgent

    public func holds(_ triage: Triage) -> Bool {
        switch self {
        case .everything: true
        case .flagged: triage != .none
        case .urgent: triage == .urgent
        case .nothing: false
        }
    }

    /// What a space has chosen for itself; nil: nothing.
    public static func chosen(by space: Subject, in s: any Session) throws -> Holding? {
        try s.row(
            "SELECT holding FROM space_holding WHERE subject_kind = $1 AND subject_id = $2", space.kind.name, space.id
        ).flatMap { Holding(rawValue: try $0.text(0)) }
    }

    /// - holding: nil: as the space around it
    public static func choose(_ holding: Holding?, for space: Subject, in s: any Session) throws {
        try s.execute(
            "DELETE FROM space_holding WHERE subject_kind = $1 AND subject_id = $2", space.kind.name, space.id)
        guard let holding else { return }
        try s.execute(
            "INSERT INTO space_holding (subject_kind, subject_id, holding) VALUES ($1, $2, $3)", space.kind.name,
            space.id, holding.rawValue)
    }

    /// What holds for a text: the choice of its space, else of its organisation, else of the nearest place.
    public static func of(_ text: ModeratedText, in s: any Session) throws -> Holding {
        if let own = text.holding { return own }
        let around =
            [text.belonging.organisation.map { Subject(.organisation, $0) }].compactMap { $0 }
            + text.belonging.places.map { Subject(.place, $0) }
        for space in [text.space] + around {
            if let chosen = try chosen(by: space, in: s) { return chosen }
        }
        return text.usual
    }
}
