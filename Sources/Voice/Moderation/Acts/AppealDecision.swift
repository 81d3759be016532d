import Community
import Kernel
import Storage

/// Asking that somebody else decides again: never one who has decided on it before.
struct AppealDecision: Sendable {
    let decision: DecisionID
    /// As which side; the address that they came by has shown it.
    let side: Appeal.Side
    let text: String
    let id: AppealID
    let bench: Bench
    let actor: Actor
    let at: Moment

    /// - Throws: `ModerationRefusal.notYours`, `.nothingToAppeal`, `.appealedAlready`, `.appealTooLate`, `.appealMissing`
    func apply(in s: any Session) throws {
        guard let decision = try DecisionStore.find(decision, in: s) else { throw ModerationRefusal.notYours }
        let all = try DecisionStore.about(decision.subject, in: s)
        guard decision.appealable == side, all.first?.id == decision.id,
            let content = try bench.read(decision.subject, in: s)
        else { throw ModerationRefusal.nothingToAppeal }
        guard try DecisionStore.appeal(against: decision.id, in: s) == nil else {
            throw ModerationRefusal.appealedAlready
        }
        guard CalendarDay(at) <= decision.appealUntil else { throw ModerationRefusal.appealTooLate }
        guard (1...Appeal.longestText).contains(text.count) else {
            throw ModerationRefusal.appealMissing(most: Appeal.longestText)
        }
        let appeal = Appeal(id: id, decision: decision.id, side: side, text: text, at: at, answer: nil)
        try DecisionStore.insert(appeal, in: s)
        // What its author has changed meanwhile waits already; the appeal takes its place.
        if let open = try QueueStore.open(about: decision.subject, in: s) {
            try QueueStore.close(open.id, by: nil, at: at, in: s)
        }
        _ = try bench.open(
            content, cause: .appealed, triage: decision.triage, appeal: id,
            excluded: Set(all.compactMap(\.moderator)), at: at, in: s)
        try AuditLog.record(
            .init("moderation/appealed", decision.subject, by: actor, at: at, details: side.rawValue), in: s)
    }
}
