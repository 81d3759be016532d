import Community
import Kernel
import Storage

/// Filling in one factor of the threshold test; it is saved, and can be filled in again until the test is decided.
struct RateFactor: Sendable {
    let id: CaseID
    let factor: Factor
    let rating: Rating
    let person: PersonID
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.notNow`, `.noteWrong`
    func apply(in s: any Session) throws {
        let standing = try CaseStanding.checked(.rate, on: id, by: person, in: s)
        guard rating.note.count <= Rating.longestNote else {
            throw CounterSpeechRefusal.noteWrong(most: Rating.longestNote)
        }
        try AssessmentStore.rate(id, factor, rating, in: s)
        try AuditLog.record(
            .init(
                "speech-case/rated", standing.one.subject, by: .person(person), at: at,
                details: "\(factor.rawValue) \(rating.level.map(String.init) ?? "-")"), in: s)
    }
}

/// Deciding what to do: as recommended, or otherwise with a reason. What leads, or would have led, to a hand-over waits
/// for a second person.
struct DecideAssessment: Sendable {
    let id: CaseID
    let chosen: Recommendation
    let why: String
    let person: PersonID
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.notNow`, `.factorsMissing`, `.whyMissing`
    func apply(in s: any Session) throws {
        let standing = try CaseStanding.checked(.decide, on: id, by: person, in: s)
        var assessment = standing.assessment
        guard assessment.missing.isEmpty else { throw CounterSpeechRefusal.factorsMissing }
        let advice = Advice(assessment.levels, try CaseCircumstances.read(standing.one, in: s))
        let differs = advice.recommendation != chosen
        guard why.count <= Rating.longestNote, !differs || !why.isEmpty else {
            throw CounterSpeechRefusal.whyMissing(most: Rating.longestNote)
        }
        let needsReview = chosen.isHandOver || advice.recommendation?.isHandOver == true
        assessment.state = needsReview ? .review : .decided
        assessment.author = person
        assessment.recommended = advice.recommendation
        assessment.chosen = chosen
        assessment.why = why
        assessment.reviewNote = ""
        try AssessmentStore.save(id, assessment, in: s)
        try AuditLog.record(
            .init(
                "speech-case/assessed", standing.one.subject, by: .person(person), at: at, details: chosen.rawValue),
            in: s)
    }
}

/// The second person's word: agreed, or back to the draft with a reason.
struct ReviewAssessment: Sendable {
    let id: CaseID
    let verdict: Verdict
    let note: String
    let person: PersonID
    let at: Moment

    enum Verdict: String, Sendable {
        case agree, back
    }

    /// - Throws: `CounterSpeechRefusal.notYours`, `.notNow`, `.ownAssessment`, `.reasonMissing`
    func apply(in s: any Session) throws {
        let standing = try CaseStanding.checked(.review, on: id, by: person, in: s)
        guard note.count <= Report.longestReason, verdict == .agree || !note.isEmpty else {
            throw CounterSpeechRefusal.reasonMissing(most: Report.longestReason)
        }
        var assessment = standing.assessment
        assessment.reviewer = person
        assessment.reviewNote = note
        switch verdict {
        case .agree: assessment.state = .decided
        case .back:
            assessment.state = .draft
            assessment.chosen = nil
        }
        try AssessmentStore.save(id, assessment, in: s)
        try AuditLog.record(
            .init(
                "speech-case/reviewed", standing.one.subject, by: .person(person), at: at, details: verdict.rawValue),
            in: s)
    }
}

/// What the way on depends on besides the test, from the reports of a case.
enum CaseCircumstances {
    static func read(_ one: SpeechCase, in s: any Session) throws -> Circumstances {
        let reports = try ReportStore.of(one.id, in: s)
        let evidence = try ReportStore.evidence(of: one.id, in: s)
        return Circumstances(
            isOnline: evidence.contains { $0.kind == .link }, isClose: reports.contains { $0.about.isClose },
            isThreat: one.category == .threat)
    }
}
