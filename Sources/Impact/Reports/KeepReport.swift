import Community
import Kernel
import Storage

enum ReportRunKind {}
typealias ReportRunID = Identifier<ReportRunKind>

/// Keeping the figures of a report, so that the next one can say what changed.
struct KeepReport: Sendable {
    let report: Report
    let id: ReportRunID
    let actor: Actor
    let at: Moment

    enum Refusal: Error, Equatable, Sendable {
        /// It is as it was kept then.
        case nothingChanged(since: Moment)
    }

    /// - Throws: `Refusal`
    func apply(in s: any Session) throws {
        // Read again: somebody may have kept it meanwhile.
        if let last = try ReportStore.last(report.scope, report.span, in: s),
            report.summary.changes(since: last.summary).isEmpty
        {
            throw Refusal.nothingChanged(since: last.kept)
        }
        try ReportStore.keep(report, id, at: at, in: s)
        try AuditLog.record(
            .init(
                "report/kept", report.scope.subject, by: actor, at: at,
                details: "\(report.span.from) to \(report.span.to)"), in: s)
    }
}

/// Who may keep a report: the one place where it is decided.
enum ReportPolicy {
    static func mayKeep(_ roles: [Role], for belonging: Belonging) -> Bool {
        roles.include([.facilitator, .coordinator], for: belonging)
    }
}
