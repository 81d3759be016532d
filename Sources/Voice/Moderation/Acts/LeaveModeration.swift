import Community
import Kernel
import Storage

/// What goes when an account is erased: words that were decided on, reports and addresses; a moderator's share goes to
/// others.
struct LeaveModeration: Sendable {
    let person: PersonID
    let bench: Bench
    let at: Moment

    func apply(in s: any Session) throws {
        try DecisionStore.forget(person, in: s)
        for entry in try QueueStore.assigned(to: person, in: s) {
            try QueueStore.exclude(person, from: entry.id, in: s)
            let authors = try bench.read(entry.subject, in: s)?.authors ?? []
            try bench.share(
                entry.id, try Bench.belonging(of: entry.place, entry.organisation, in: s), authors: authors, at: at,
                in: s)
        }
    }
}
