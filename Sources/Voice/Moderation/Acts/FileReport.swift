import Community
import Kernel
import Storage

/// A reader reports something; whoever left an address is told that it came.
struct FileReport: Sendable {
    let subject: Subject
    /// Nil: none was chosen.
    let category: UserReport.Category?
    let explanation: String
    /// Empty: reports without a name.
    let email: String
    let isInGoodFaith: Bool
    let person: PersonID?
    let language: Language
    let id: UserReportID
    let bench: Bench
    let tell: Tell
    let at: Moment

    /// - Throws: `ModerationRefusal`
    func apply(in s: any Session) throws {
        guard let text = try bench.readPublic(subject, in: s) else { throw ModerationRefusal.notYours }
        guard let category else { throw ModerationRefusal.categoryMissing }
        guard (1...UserReport.longestExplanation).contains(explanation.count) else {
            throw ModerationRefusal.explanationMissing(most: UserReport.longestExplanation)
        }
        let address = Person.normalised(email: email)
        guard email.isEmpty || address != nil else { throw ModerationRefusal.emailWrong }
        guard isInGoodFaith else { throw ModerationRefusal.faithMissing }
        let triage = bench.screening(text.text, text.language).triage
        guard let entry = try bench.open(text, cause: .reported, triage: triage, at: at, in: s) else {
            throw ModerationRefusal.notYours
        }
        let report = UserReport(
            id: id, category: category, explanation: explanation, person: person, email: address,
            language: language, at: at)
        try ReportStore.insert(report, on: entry, in: s)
        try AuditLog.record(
            .init("moderation/reported", subject, by: .visitor, at: at, details: category.rawValue), in: s)
        try tell(.received(report), s)
    }
}
