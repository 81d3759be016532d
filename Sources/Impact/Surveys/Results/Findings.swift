import Deliberation
import Kernel
import Synchronization
import Web

/// What came out of a survey so far, worked out from the same file that an organiser can take away.
struct Findings: Sendable {
    let survey: Survey
    let scales: [Scale]
    let answers: AnswerTable
    /// Nil while nobody can be paired.
    let report: ImpactReport?
    /// What is published beside the report: only once all waves are closed, since a table that is published cannot be taken
    /// back when a later one would tell of somebody together with it.
    let tables: PublishedTables?

    /// - Throws: `InputError`, which would be a defect of ours
    init(_ survey: Survey, _ scales: [Scale], _ finished: [FinishedResponse], _ secrets: Secrets) throws {
        self.survey = survey
        self.scales = scales
        answers = AnswerTable(survey, scales, finished, secrets)
        let table = try WaveTable(CSV(Array(answers.csv.utf8), file: "answers.csv"))
        do {
            let report = try ImpactReport(table, ImpactOptions())
            self.report = report
            tables = survey.isOver ? PublishedTables(table, report, parts: answers.parts) : nil
        } catch ImpactReport.Refusal.nobodyPaired {
            report = nil
            tables = nil
        }
    }

    func scale(_ name: String) -> Scale? { scales.first { $0.id == name } }
}

/// Findings that were worked out before: closed waves do not change any more.
final class FindingsShelf: Sendable {
    private struct Key: Hashable {
        let id: SurveyID
        let closed: [Moment?]
    }

    private let kept = Mutex<[Key: Findings]>([:])
    private static let most = 200

    func findings(_ survey: Survey, make: () async throws -> Findings) async throws -> Findings {
        let key = Key(id: survey.id, closed: survey.waves.map(\.closed))
        if let found = kept.withLock({ $0[key] }) { return found }
        let made = try await make()
        kept.withLock { kept in
            if kept.count >= Self.most { kept.removeAll() }
            kept[key] = made
        }
        return made
    }
}
