import Community
import Kernel
import Storage

/// Moving an action on: to under way, done, or dropped with a reason.
struct AdvanceAction: Sendable {
    let id: LocalActionID
    let state: LocalAction.State
    let reason: String
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    /// - Throws: `ActionRefusal.stateSkipped`, `.reasonMissing`
    func apply(in s: any Session) throws {
        guard let current = try ActionStore.find(id, in: s), current.state.next.contains(state) else {
            throw ActionRefusal.stateSkipped
        }
        guard state != .dropped || !reason.isEmpty else { throw ActionRefusal.reasonMissing }
        try ActionStore.setState(state, reason: state == .dropped ? reason : nil, of: id, in: s)
        try AuditLog.record(
            .init("action/\(state.rawValue)", current.subject, by: actor, at: at, details: reason), in: s)
        try Notices.post("action/\(state.rawValue)", about: current.subject, id: event, at: at, in: s)
    }
}

/// Saying what was reached, with what proves it.
struct ReportProgress: Sendable {
    let id: LocalActionID
    let report: ProgressReport
    /// The milestone that is reached with it, by position.
    let milestone: Int?
    let event: Notices.EventID
    let actor: Actor

    static let longest = 2_000

    /// - Throws: `ActionRefusal`
    func apply(in s: any Session) throws {
        guard !report.text.isEmpty, report.text.count <= Self.longest else {
            throw ActionRefusal.reportMissing(most: Self.longest)
        }
        if let evidence = report.evidence, !evidence.hasPrefix("https://"), !evidence.hasPrefix("http://") {
            throw ActionRefusal.evidenceWrong
        }
        guard let action = try ActionStore.find(id, in: s) else { throw ActionRefusal.stateSkipped }
        try ActionStore.insert(report, of: id, in: s)
        if let milestone { try ActionStore.finish(milestone: milestone, of: id, at: report.at, in: s) }
        try AuditLog.record(.init("action/reported", action.subject, by: actor, at: report.at), in: s)
        try Notices.post("action/reported", about: action.subject, id: event, at: report.at, in: s)
    }
}
