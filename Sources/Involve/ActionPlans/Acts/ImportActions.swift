import Community
import Deliberation
import Kernel
import Storage

/// The actions of a place as a table: what `plan.csv` holds, and what may be brought in again.
enum ActionTable {
    static let columns = [
        "adapts", "title", "here", "difference", "budget", "starts", "ends", "indicator", "baseline", "target", "state",
    ]

    static func write(_ actions: [LocalAction]) -> String {
        let lines = actions.map { action in
            CSV.line([
                action.adapts, action.title, action.here, action.difference, action.budget.map(String.init) ?? "",
                action.starts?.description ?? "", action.ends?.description ?? "", action.indicator?.name ?? "",
                action.indicator.map { String($0.baseline) } ?? "", action.indicator.map { String($0.target) } ?? "",
                action.state.rawValue,
            ])
        }
        return CSV.line(columns) + lines.joined()
    }

    /// What a row says; words and figures, not yet checked by the rules of an action.
    struct Entry: Sendable {
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

    /// - Throws: `InputError` with line and field
    static func read(_ text: String, file: String, content: PlanContent) throws(InputError) -> [Entry] {
        let csv = try CSV(Array(text.utf8), file: file)
        var places: [String: Int] = [:]
        for column in columns where column != "state" { places[column] = try csv.column(column) }
        var entries: [Entry] = []
        for row in csv.records {
            func field(_ name: String) -> String { places[name].map { row.fields[$0] } ?? "" }
            func wrong(_ name: String, _ reason: String) -> InputError {
                InputError(file: file, line: row.line, field: name, problem: reason)
            }
            func day(_ name: String) throws(InputError) -> CalendarDay? {
                guard !field(name).isEmpty else { return nil }
                guard let day = CalendarDay(field(name)) else { throw wrong(name, "a day is written as 2026-11-24") }
                return day
            }
            guard content.action(field("adapts")) != nil else {
                throw wrong("adapts", "names no action of an EU plan, such as 2021-4.1-1")
            }
            let budget = Int(field("budget"))
            guard field("budget").isEmpty || budget.map({ $0 >= 0 }) == true else {
                throw wrong("budget", "takes whole euros")
            }
            var indicator: LocalAction.Indicator?
            if !field("indicator").isEmpty {
                guard let baseline = Double(field("baseline")), let target = Double(field("target")) else {
                    throw wrong("target", "an indicator needs a number as baseline and as target")
                }
                indicator = LocalAction.Indicator(name: field("indicator"), baseline: baseline, target: target)
            }
            entries.append(
                Entry(
                    line: row.line, adapts: field("adapts"), title: field("title"), here: field("here"),
                    difference: field("difference"), budget: budget, starts: try day("starts"), ends: try day("ends"),
                    indicator: indicator))
        }
        return entries
    }
}

/// Bringing the actions of a place in from a table: all of them or none.
struct ImportActions: Sendable {
    let entries: [ActionTable.Entry]
    let place: PlaceID
    let organisation: OrganisationID
    let language: Language
    let content: PlanContent
    let house: House
    let actor: Actor
    let at: Moment

    /// A row that breaks a rule of actions.
    struct Refusal: Error, Sendable {
        let line: Int
        let reason: ActionRefusal
    }

    /// - Throws: `Refusal`, and nothing is kept
    func apply(in s: any Session) throws {
        for entry in entries {
            let action = LocalAction(
                id: house.ids.next(), place: place, organisation: organisation, adapts: entry.adapts,
                language: language, title: entry.title, here: entry.here, difference: entry.difference,
                budget: entry.budget, starts: entry.starts, ends: entry.ends, indicator: entry.indicator,
                state: .planned, reason: nil, revision: 1, milestones: [])
            do {
                try AdaptAction(
                    action: action, respondsTo: [], content: content, house: house, event: house.ids.next(),
                    actor: actor, at: at
                ).apply(in: s)
            } catch let refusal as ActionRefusal {
                throw Refusal(line: entry.line, reason: refusal)
            }
        }
    }
}
