import Community
import Deliberation
import Foundation
import Kernel
import Storage

/// The report and the log as open data: what was decided, never by whom or about whose words.
struct OpennessData: Sendable {
    let house: House

    private static let most = 100_000

    func all(_ write: (OpenDataFile) throws -> Void) async throws {
        try write(OpenDataFile("moderation/log.csv", try await log()))
        try write(OpenDataFile("moderation/transparency.csv", try await table()))
        try write(OpenDataFile("moderation/transparency.json", try await json()))
    }

    /// The quarters from the first decision on, the newest first.
    func quarters() async throws -> [Quarter] {
        let first = try await house.database.read { s in try DecisionStore.first(in: s) }
        var (quarters, next): ([Quarter], Quarter) = ([], Quarter(of: house.now()))
        let last = Quarter(of: first ?? house.now())
        while next >= last, quarters.count < 80 {
            quarters.append(next)
            next = Quarter(of: next.start - .days(1))
        }
        return quarters
    }

    func report(_ quarter: Quarter) async throws -> TransparencyReport {
        let decisions = try await house.database.read { s in
            try DecisionStore.between(quarter.start, quarter.end, most: Self.most, in: s)
        }
        return TransparencyReport(quarter, of: decisions)
    }

    /// The newest first.
    func decisions(most: Int) async throws -> [Decision] {
        let now = house.now()
        return try await house.database.read { s in
            try DecisionStore.between(Moment(milliseconds: 0), now + .seconds(1), most: most, in: s)
        }
    }

    func log() async throws -> String {
        let lines = try await decisions(most: Self.most).map { decision in
            CSV.line([
                CalendarDay(decision.decided).description, decision.subject.kind.name, decision.outcome.rawValue,
                decision.rule?.rawValue ?? "", decision.answers?.rawValue ?? "",
                decision.answers == nil ? "" : decision.isReversal ? "upheld" : "dismissed",
            ])
        }
        return CSV.line(["day", "kind", "outcome", "rule", "appeal_by", "appeal_outcome"]) + lines.joined()
    }

    func table() async throws -> String {
        var text = CSV.line(["quarter", "table", "name", "kept", "hidden", "count"])
        for quarter in try await quarters() {
            for row in Self.rows(try await report(quarter)) { text += CSV.line([quarter.description] + row) }
        }
        return text
    }

    /// A number that is not shown is left empty.
    private static func rows(_ report: TransparencyReport) -> [[String]] {
        func line(_ table: String) -> (TransparencyReport.Line) -> [String] {
            { [table, $0.name, String($0.kept), String($0.hidden), String($0.kept + $0.hidden)] }
        }
        func shown(_ table: String, _ shown: SmallNumbers.Shown?) -> [[String]] {
            guard let shown else { return [[table, "", "", "", ""]] }
            let rest = shown.rest.map { [[table, "other", "", "", String($0)]] } ?? []
            return shown.cells.map { [table, $0.name, "", "", String($0.count)] } + rest
        }
        func minutes(_ span: Moment.Span?) -> String { span.map { String($0.milliseconds / 60_000) } ?? "" }
        return [["decisions", "", "", "", String(report.decisions)]] + report.kinds.map(line("kind"))
            + report.rules.map(line("rule")) + shown("language", report.languages) + shown("flag", report.flags)
            + [
                ["median-minutes", "decision", "", "", minutes(report.medianWait)],
                ["median-minutes", "appeal", "", "", minutes(report.medianAppealWait)],
                ["appeals", "decided", "", "", String(report.appeals)],
                ["appeals", "upheld", "", "", String(report.reversed)],
            ]
    }

    func json() async throws -> String {
        var reports: [File] = []
        for quarter in try await quarters() { reports.append(File(try await report(quarter))) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return String(decoding: try encoder.encode(reports), as: UTF8.self) + "\n"
    }

    /// A report as it is downloaded.
    private struct File: Encodable {
        let quarter: String
        let decisions: Int
        let kinds: [String: [String: Int]]
        let rules: [String: Int]
        let languages: [String: Int]?
        let flags: [String: Int]?
        let medianMinutes: Int64?
        let appeals: Int
        let appealsUpheld: Int
        let medianAppealMinutes: Int64?

        init(_ report: TransparencyReport) {
            quarter = report.quarter.description
            decisions = report.decisions
            kinds = Dictionary(
                report.kinds.map { ($0.name, ["kept": $0.kept, "hidden": $0.hidden]) },
                uniquingKeysWith: { first, _ in first })
            rules = Dictionary(report.rules.map { ($0.name, $0.hidden) }, uniquingKeysWith: +)
            languages = report.languages.map(Self.counts)
            flags = report.flags.map(Self.counts)
            medianMinutes = report.medianWait.map { $0.milliseconds / 60_000 }
            appeals = report.appeals
            appealsUpheld = report.reversed
            medianAppealMinutes = report.medianAppealWait.map { $0.milliseconds / 60_000 }
        }

        private static func counts(_ shown: SmallNumbers.Shown) -> [String: Int] {
            var counts = Dictionary(shown.cells.map { ($0.name, $0.count) }, uniquingKeysWith: +)
            if let rest = shown.rest { counts["other"] = rest }
            return counts
        }
    }
}
