import Community
import Kernel
import Storage

/// What somebody is to one case, read in the transaction of their act.
struct CaseStanding: Sendable {
    let one: SpeechCase
    let assessment: Assessment

    /// The standing of somebody who may do that now.
    ///
    /// - Throws: `CounterSpeechRefusal.notYours`, `.notNow`, `.ownAssessment`
    static func checked(
        _ act: CasePolicy.Act, on id: CaseID, by person: PersonID, in s: any Session
    ) throws -> CaseStanding {
        let scope = try PlaceScope.of(person, as: CasePolicy.workers, in: s)
        guard let one = try CaseStore.find(id, in: scope, s) else { throw CounterSpeechRefusal.notYours }
        let assessment = try AssessmentStore.find(id, in: s)
        try CasePolicy.check(
            act, case: one.state, assessment: assessment.state, chosen: assessment.chosen,
            isAuthor: assessment.author == person)
        return CaseStanding(one: one, assessment: assessment)
    }

    /// A report that somebody may decide on.
    ///
    /// - Throws: `CounterSpeechRefusal.notYours`, `.decidedAlready`
    static func waiting(_ id: ReportID, for person: PersonID, in s: any Session) throws -> Report {
        guard let report = try ReportStore.find(id, in: try PlaceScope.of(person, as: CasePolicy.workers, in: s), s)
        else {
            throw CounterSpeechRefusal.notYours
        }
        guard report.state == .waiting else { throw CounterSpeechRefusal.decidedAlready }
        return report
    }
}

/// Tells whoever made a report what became of it, in the transaction of the act; says nothing to who is anonymous.
typealias Tell = @Sendable (Report, Occasion, _ said: String, any Session) throws -> Void

/// What a reporter is told of.
enum Occasion: String, Sendable {
    case opened, dismissed, closed
}
