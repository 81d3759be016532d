import Community
import Kernel
import Storage

/// Answering one ask in the name of an institution, in public and with reasons.
struct AnswerAsk: Sendable {
    let answer: Answer
    let event: Notices.EventID
    let actor: Actor

    /// - Throws: `SuggestionRefusal`
    func apply(in s: any Session) throws {
        guard let suggestion = try SuggestionStore.find(ask: answer.ask, in: s) else {
            throw SuggestionRefusal.notAddressed
        }
        guard suggestion.phase == .published else { throw SuggestionRefusal.withdrawn }
        guard suggestion.addressees.contains(where: { $0.institution == answer.institution }) else {
            throw SuggestionRefusal.notAddressed
        }
        guard !answer.reasons.isEmpty, answer.reasons.count <= Answer.longestReasons else {
            throw SuggestionRefusal.reasonsMissing(most: Answer.longestReasons)
        }
        guard answer.verdict != .deferred || answer.until.map({ CalendarDay(answer.at) < $0 }) == true else {
            throw SuggestionRefusal.dayMissing
        }
        guard answer.verdict != .forwarded || answer.forwardedTo != nil else { throw SuggestionRefusal.forwardMissing }
        try AnswerStore.insert(answer, in: s)
        try AuditLog.record(
            .init("answer/\(answer.verdict.rawValue)", answer.subject, by: actor, at: answer.at), in: s)
        try Trail.link(suggestion.subject, .answered, answer.subject, by: actor, at: answer.at, in: s)
        try Notices.post("suggestion/answered", about: suggestion.subject, id: event, at: answer.at, in: s)
    }
}
