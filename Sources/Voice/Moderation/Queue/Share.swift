import Community
import Kernel

/// Who looks at the next thing: the one who had the least to do lately.
enum Share {
    struct Candidate: Sendable, Equatable {
        let person: PersonID
        let role: Role.Name
        /// Things given to them lately.
        let load: Int
    }

    /// What was given longer ago is forgotten. A guess to be revisited with use.
    static let memory = Moment.Span.days(7)

    /// Moderators first; where none is left facilitators, and where none of them is, administrators.
    ///
    /// - excluded: authors, who passed, who has decided before
    static func choose(_ candidates: [Candidate], excluded: Set<PersonID>) -> PersonID? {
        let left = candidates.filter { !excluded.contains($0.person) }
        for role in [Role.Name.moderator, .facilitator, .administrator] {
            let best = left.filter { $0.role == role }.min { ($0.load, $0.person) < ($1.load, $1.person) }
            if let best { return best.person }
        }
        return nil
    }
}
