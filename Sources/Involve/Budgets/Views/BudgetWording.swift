import Deliberation
import Kernel
import Web

/// A refusal in the reader's words, at the field that mends it.
struct BudgetWording {
    let words: Words
    let process: BudgetProcess?

    init(_ words: Words, _ process: BudgetProcess? = nil) {
        self.words = words
        self.process = process
    }

    func errors(_ refusal: BudgetRefusal) -> FormErrors {
        let (field, text) = wording(refusal)
        return FormErrors(field, text)
    }

    private func wording(_ refusal: BudgetRefusal) -> (field: String, text: String) {
        switch refusal {
        case .textWrong(let field, let most): (field, limit("text", most))
        case .amountWrong(let field): (field, words("budget.refused.amount"))
        case .daysWrong(let field): (field, words("budget.refused.days"))
        case .areasWrong(let most): ("areas", limit("areas", most))
        case .methodWrong: ("rule", words("budget.refused.method"))
        case .projectsFull(let most): ("title", limit("projects", most))
        case .mergeWrong: ("target", words("budget.refused.merge"))
        case .reasonMissing(let most): ("reason", limit("text", most))
        case .costMissing: ("cost", words("budget.refused.cost"))
        case .unchecked(let count): ("phase", words("budget.refused.unchecked", count: count))
        case .nothingFeasible: ("phase", words("budget.refused.infeasible"))
        case .overBudget(let area, let excess): ("ballot", over(area, excess))
        case .nothingChosen: ("ballot", words("budget.refused.empty"))
        case .codeUnknown: ("code", words("budget.refused.code"))
        case .deskMarkMissing: ("mark", words("budget.refused.mark"))
        case .ballotThere: ("mark", words("budget.refused.there"))
        case .codesWrong(let most): ("count", limit("codes", most))
        case .votingOver: ("ballot", words("budget.refused.over"))
        case .notNow, .notYours: ("phase", words("budget.refused.now"))
        }
    }

    private func over(_ area: String, _ excess: Int64) -> String {
        let amount = process.map { words.money(excess, in: $0) } ?? ""
        return area.isEmpty
            ? words("budget.refused.money", ["amount": amount])
            : words("budget.refused.money-area", ["amount": amount, "area": area])
    }

    private func limit(_ key: String, _ most: Int) -> String {
        words("budget.refused.\(key)", ["most": words.number(most)])
    }
}

extension Words {
    /// An amount in the currency of a process; decimals only where they say something.
    func money(_ amount: Int64, in process: BudgetProcess) -> String {
        let (whole, rest) = amount.quotientAndRemainder(dividingBy: process.unit)
        let number =
            rest == 0
            ? number(Int(whole)) : decimal(Double(amount) / Double(process.unit), places: process.decimals)
        return self("budget.money", ["number": number, "currency": process.currency])
    }

    /// A part of an amount, rounded to hundredths.
    func money(_ amount: Double, in process: BudgetProcess) -> String {
        let value = amount / Double(process.unit)
        let number = value.rounded() == value ? number(Int(value)) : decimal(value, places: 2)
        return self("budget.money", ["number": number, "currency": process.currency])
    }

    /// The name of an area; the whole place where it has none.
    func name(_ area: BudgetProcess.Area) -> String { area.name.isEmpty ? self("budget.area.whole") : area.name }
}
