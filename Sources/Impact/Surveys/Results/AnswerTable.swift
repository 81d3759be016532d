import Deliberation
import Kernel
import Web

/// The answers of all closed waves as a file that `citizentime impact` reads: what an organiser may take away.
///
/// A line has a random code, the wave, the group and the answers; no day, no language and no part, by which one could look
/// for somebody. Groups of few people in a wave are left out. Codes are made from the marks, so that a file of the same
/// answers is the same, and lines stand in the order of codes, which is none.
struct AnswerTable: Sendable {
    let csv: String
    /// The part of those who said one before, by code.
    let parts: [String: String]
    /// Answers by wave and group, as they are in the file.
    let counts: [Survey.Wave: [Survey.Arm: Int]]

    /// - finished: of waves that are closed; the others are left out
    init(_ survey: Survey, _ scales: [Scale], _ finished: [FinishedResponse], _ secrets: Secrets) {
        let closed = finished.filter { survey.wave($0.wave)?.closed != nil }
        let large = Dictionary(grouping: closed, by: { GroupOfWave(wave: $0.wave, arm: $0.arm) })
            .filter { $0.value.count >= SmallGroups.fewest }
        let rows = large.values.flatMap { $0 }.map { (Self.code(of: $0, survey.id, secrets), $0) }
        let columns = scales.flatMap { scale in scale.items.map { scale.column($0) } }
        let lines = rows.sorted { ($0.1.wave.order, $0.0, $0.1.name) < ($1.1.wave.order, $1.0, $1.1.name) }.map {
            code, response in
            CSV.line(
                [code, response.wave.rawValue] + (survey.hasComparison ? [response.arm.rawValue] : [])
                    + columns.map { response.answers[$0].map(String.init) ?? "" })
        }
        csv = CSV.line(["person", "wave"] + (survey.hasComparison ? ["group"] : []) + columns) + lines.joined()
        let said = rows.compactMap { code, response in
            response.wave == .before ? response.part.map { (code, $0) } : nil
        }
        parts = Dictionary(said, uniquingKeysWith: { first, _ in first })
        counts = large.reduce(into: [:]) { $0[$1.key.wave, default: [:]][$1.key.arm] = $1.value.count }
    }

    private struct GroupOfWave: Hashable {
        let wave: Survey.Wave
        let arm: Survey.Arm
    }

    /// The same in every wave; of who gave no code, different in each.
    private static func code(of response: FinishedResponse, _ id: SurveyID, _ secrets: Secrets) -> String {
        let own = response.pair ?? "alone/\(response.name)"
        return String(secrets.sign("survey-export", Array("\(id)/\(own)".utf8)).prefix(16))
    }
}

extension Survey.Wave {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
