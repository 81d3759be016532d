import Community
import Kernel
import Storage

/// Opening a case from a report that waits.
struct OpenCase: Sendable {
    let id: CaseID
    let report: ReportID
    let facts: CaseFacts
    let person: PersonID
    let tell: Tell
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.titleWrong`, `.groundMissing`, `.decidedAlready`
    func apply(in s: any Session) throws {
        let found = try CaseStanding.waiting(report, for: person, in: s)
        try facts.check()
        let days = try CaseStore.terms(in: s)[facts.category] ?? Terms.days(facts.category)
        let one = SpeechCase(
            id: id, place: found.place, title: facts.title, category: facts.category, incident: facts.incident,
            grounds: facts.grounds, worker: person, state: .open, opened: at, due: found.told + .days(Int64(days)),
            closed: nil, outcome: nil, outcomeNote: "")
        try CaseStore.insert(one, in: s)
        guard try ReportStore.decide(report, .opened, case: id, reason: nil, at: at, in: s) else {
            throw CounterSpeechRefusal.decidedAlready
        }
        try AuditLog.record(.init("speech-case/opened", one.subject, by: .person(person), at: at), in: s)
        try tell(found, .opened, "", s)
    }
}

/// A report of something that a case is about already.
struct MergeReport: Sendable {
    let report: ReportID
    let into: CaseID
    let person: PersonID
    let tell: Tell
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.notNow` for a closed case, `.decidedAlready`
    func apply(in s: any Session) throws {
        let found = try CaseStanding.waiting(report, for: person, in: s)
        let standing = try CaseStanding.checked(.addEvidence, on: into, by: person, in: s)
        guard try ReportStore.decide(report, .merged, case: into, reason: nil, at: at, in: s) else {
            throw CounterSpeechRefusal.decidedAlready
        }
        try AuditLog.record(
            .init("speech-case/report-merged", standing.one.subject, by: .person(person), at: at), in: s)
        try tell(found, .opened, "", s)
    }
}

/// A report that no case comes of; whoever made it is told why.
struct DismissReport: Sendable {
    let report: ReportID
    let reason: String
    let person: PersonID
    let tell: Tell
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.reasonMissing`, `.decidedAlready`
    func apply(in s: any Session) throws {
        let found = try CaseStanding.waiting(report, for: person, in: s)
        guard (1...Report.longestReason).contains(reason.count) else {
            throw CounterSpeechRefusal.reasonMissing(most: Report.longestReason)
        }
        guard try ReportStore.decide(report, .dismissed, case: nil, reason: reason, at: at, in: s) else {
            throw CounterSpeechRefusal.decidedAlready
        }
        try AuditLog.record(
            .init("report/dismissed", found.auditSubject, by: .person(person), at: at), in: s)
        try tell(found, .dismissed, reason, s)
    }
}
