import Community
import Kernel
import Storage

/// A text was written or changed: a model reads it, and where its space wishes so, it waits for a moderator.
struct AnnounceText: Sendable {
    let subject: Subject
    let bench: Bench
    let at: Moment

    /// Returns whether others see it.
    func apply(in s: any Session) throws -> Exposure {
        guard let text = try bench.read(subject, in: s) else { return .shown }
        let triage = bench.screening(text.text, text.language).triage
        let before = try bench.exposure(of: subject, in: s)
        // A decision is not undone by changing a word; somebody looks again.
        if before == .hidden {
            _ = try bench.open(text, cause: .changed, triage: triage, at: at, in: s)
            return .hidden
        }
        let isPicture = !text.pictures.isEmpty
        // Somebody looks at every picture, as if a program had doubted it.
        let holding = try Holding.of(text, in: s)
        let isHeld = holding.holds(isPicture && triage == .none ? .review : triage)
        // What a program merely doubts is half of all that is harmless: it orders what waits, and is no reason to look.
        guard isHeld || isPicture || triage == .urgent else { return before }
        let isFlagged = triage == .urgent || (triage == .review && holding == .flagged)
        let cause: Entry.Cause = isFlagged ? .flagged : isPicture ? .picture : .held
        _ = try bench.open(text, cause: cause, triage: triage, at: at, in: s)
        guard isHeld else { return before }
        try bench.expose(.waiting, subject, at: at, in: s)
        try AuditLog.record(
            .init("moderation/held", subject, by: .system, at: at, details: triage.rawValue), in: s)
        return .waiting
    }
}

/// Its owner has taken something away: what waited about it is closed without a decision.
struct RetractText: Sendable {
    let subject: Subject
    let at: Moment

    func apply(in s: any Session) throws {
        guard let entry = try QueueStore.open(about: subject, in: s) else { return }
        try QueueStore.close(entry.id, by: nil, at: at, in: s)
    }
}
