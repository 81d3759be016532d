import Deliberation
import Foundation
import Kernel

/// The actions of a place as CSV or JSON: what `plan.csv` and `plan.json` hold, and what may be brought in again.
enum ActionTable {
    static let columns = [
        "adapts", "title", "here", "difference", "budget", "starts", "ends", "indicator", "baseline", "target", "state",
    ]

    static func write(_ actions: [LocalAction]) -> String {
        CSV.line(columns)
            + actions.map { action in
                let row = PlanEntry(action, reports: [])
                return CSV.line([
                    row.adapts, row.title, row.here, row.difference, row.budget.map(String.init) ?? "",
                    row.starts ?? "", row.ends ?? "", row.indicator ?? "", row.baseline.map { String($0) } ?? "",
                    row.target.map { String($0) } ?? "", row.state ?? "",
                ])
            }.joined()
    }

    /// What a row says; words and figures, not yet checked by the rules of an action.
    struct Entry: Sendable {
        /// Of the file; in JSON, which entry, from 1.
        let line: Int
        let adapts: String
        let title: String
        let here: String
        let difference: String
        let budget: Int?
        let starts: CalendarDay?
        let ends: CalendarDay?
        let indicator: LocalAction.Indicator?
    }

    /// Reads CSV, or JSON where the text starts with a bracket.
    ///
    /// - Throws: `InputError` with line and field
    static func read(_ text: String, content: PlanContent) throws(InputError) -> (entries: [Entry], file: String) {
        if text.hasPrefix("[") {
            return (try readJSON(text, file: "plan.json", content), "plan.json")
        }
        return (try readCSV(text, file: "plan.csv", content), "plan.csv")
    }

    private static func readCSV(_ text: String, file: String, _ content: PlanContent) throws(InputError) -> [Entry] {
        let csv = try CSV(Array(text.utf8), file: file)
        var places: [String: Int] = [:]
        for column in columns where column != "state" { places[column] = try csv.column(column) }
        var entries: [Entry] = []
        for row in csv.records {
            let values = places.mapValues { row.fields[$0] }
            entries.append(try RowReader(file: file, line: row.line, values: values).entry(content))
        }
        return entries
    }

    private static func readJSON(_ text: String, file: String, _ content: PlanContent) throws(InputError) -> [Entry] {
        let rows: [PlanEntry]
        do {
            rows = try JSONDecoder().decode([PlanEntry].self, from: Data(text.utf8))
        } catch let DecodingError.keyNotFound(key, context) {
            throw InputError(
                file: file, line: context.entry, field: key.stringValue, problem: "is missing")
        } catch let DecodingError.typeMismatch(_, context) {
            throw InputError(
                file: file, line: context.entry, field: context.codingPath.last?.stringValue ?? "",
                problem: "is of another type than plan.json has it")
        } catch {
            throw InputError(file: file, line: 1, field: "", problem: "is not JSON: a list of entries as plan.json")
        }
        var entries: [Entry] = []
        for (number, row) in rows.enumerated() {
            entries.append(try RowReader(file: file, line: number + 1, values: row.values).entry(content))
        }
        return entries
    }
}

extension DecodingError.Context {
    /// Which element of the outer list, from 1.
    fileprivate var entry: Int { (codingPath.first?.intValue ?? 0) + 1 }
}

/// One row of named texts, taken as an action.
private struct RowReader {
    let file: String
    let line: Int
    let values: [String: String]

    private func text(_ name: String) -> String { values[name] ?? "" }

    private func wrong(_ name: String, _ reason: String) -> InputError {
        InputError(file: file, line: line, field: name, problem: reason)
    }

    private func day(_ name: String) throws(InputError) -> CalendarDay? {
        guard !text(name).isEmpty else { return nil }
        guard let day = CalendarDay(text(name)) else { throw wrong(name, "a day is written as 2026-11-24") }
        return day
    }

    func entry(_ content: PlanContent) throws(InputError) -> ActionTable.Entry {
        guard content.action(text("adapts")) != nil else {
            throw wrong("adapts", "names no action of an EU plan, such as 2021-4.1-1")
        }
        let budget = Int(text("budget"))
        guard text("budget").isEmpty || budget.map({ $0 >= 0 }) == true else {
            throw wrong("budget", "takes whole euros")
        }
        return ActionTable.Entry(
            line: line, adapts: text("adapts"), title: text("title"), here: text("here"),
            difference: text("difference"), budget: budget, starts: try day("starts"), ends: try day("ends"),
            indicator: try indicator())
    }

    private func indicator() throws(InputError) -> LocalAction.Indicator? {
        guard !text("indicator").isEmpty else { return nil }
        guard let baseline = Double(text("baseline")), let target = Double(text("target")) else {
            throw wrong("target", "an indicator needs a number as baseline and as target")
        }
        return LocalAction.Indicator(name: text("indicator"), baseline: baseline, target: target)
    }
}

/// An action as open data; names and meaning of the fields are those of the table.
struct PlanEntry: Codable, Sendable {
    var id: String?
    let adapts: String
    let title: String
    let here: String
    let difference: String
    var budget: Int?
    var starts: String?
    var ends: String?
    var indicator: String?
    var baseline: Double?
    var target: Double?
    var state: String?
    var reports: [Report]?

    struct Report: Codable, Sendable {
        let day: String
        let text: String
        let evidence: String?
        let value: Double?
    }

    init(_ action: LocalAction, reports: [ProgressReport]) {
        id = action.id.description
        adapts = action.adapts
        title = action.title
        here = action.here
        difference = action.difference
        budget = action.budget
        starts = action.starts?.description
        ends = action.ends?.description
        indicator = action.indicator?.name
        baseline = action.indicator?.baseline
        target = action.indicator?.target
        state = action.state.rawValue
        self.reports = reports.map {
            Report(day: CalendarDay($0.at).description, text: $0.text, evidence: $0.evidence, value: $0.value)
        }
    }

    fileprivate var values: [String: String] {
        [
            "adapts": adapts, "title": title, "here": here, "difference": difference,
            "budget": budget.map(String.init) ?? "", "starts": starts ?? "", "ends": ends ?? "",
            "indicator": indicator ?? "", "baseline": baseline.map { String($0) } ?? "",
            "target": target.map { String($0) } ?? "",
        ]
    }
}
