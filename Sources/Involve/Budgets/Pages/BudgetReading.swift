import Deliberation
import Kernel
import Web

/// What was typed into a form of this room.
struct BudgetReading: Sendable {
    let form: Form
    let ids: IdentifierSource

    init(_ form: Form, ids: IdentifierSource) {
        self.form = form
        self.ids = ids
    }

    /// In stored units; nil where nothing was typed, 0 for what is no whole amount of the currency.
    func amount(_ field: String, unit: Int64) -> Int64? {
        form[field].isEmpty ? nil : Self.amount(form[field], unit: unit)
    }

    private static func amount(_ text: String, unit: Int64) -> Int64 {
        let digits = text.filter { !$0.isWhitespace }
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int64(digits),
            number <= BudgetProcess.highestAmount
        else { return 0 }
        return number * unit
    }

    /// One a line as `name: amount`; without any, the whole place has the one amount.
    func areas(unit: Int64) -> [BudgetProcess.Area] {
        let lines = form["areas"].split(separator: "\n").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
        guard !lines.isEmpty else {
            return [.init(id: ids.next(), name: "", amount: amount("amount", unit: unit) ?? 0)]
        }
        return lines.map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let amount = parts.count == 2 ? Self.amount(String(parts[1]), unit: unit) : 0
            return .init(id: ids.next(), name: parts[0].trimmingSpaces(), amount: amount)
        }
    }

    /// Those that are days; `check` asks for the others.
    var plan: [BudgetProcess.Phase: CalendarDay] {
        var plan: [BudgetProcess.Phase: CalendarDay] = [:]
        for phase in BudgetProcess.Phase.allCases where phase.isPlanned {
            plan[phase] = CalendarDay(form["until-\(phase.rawValue)"])
        }
        return plan
    }

    var method: BudgetProcess.Method {
        let usual = BudgetProcess.Method.usual
        let rule = BudgetRule(rawValue: form["rule"]) ?? usual.rule
        return .init(
            rule: rule, satisfaction: Satisfaction(rawValue: form["satisfaction"]) ?? usual.satisfaction,
            completion: rule == .mes ? Completion(rawValue: form["completion"]) ?? usual.completion : .none,
            ties: BudgetProcess.Ties(rawValue: form["ties"]) ?? usual.ties)
    }

    var access: BudgetProcess.Access { BudgetProcess.Access(rawValue: form["access"]) ?? .accounts }

    /// The ticked projects, each once.
    var choices: [BudgetProjectID] {
        var seen: Set<BudgetProjectID> = []
        return form.all("choice").compactMap { BudgetProjectID($0) }.filter { seen.insert($0).inserted }
    }
}
