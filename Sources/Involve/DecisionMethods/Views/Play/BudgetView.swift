import Deliberation
import Kernel
import Web

/// An outcome of the budget example: its picture, its table and its steps.
struct BudgetView {
    let words: Words
    let example: BudgetExample
    let election: BudgetElection
    let outcome: BudgetOutcome

    private var projects: Range<Int> { BudgetExample.projects.indices }

    private func name(_ project: Int) -> String { words("deciding.project.\(BudgetExample.projects[project])") }

    private func votes(_ project: Int) -> Int {
        zip(example.likes, example.sizes).reduce(0) { $0 + ($1.0.contains(project) ? $1.1 : 0) }
    }

    private func euro(_ amount: Int) -> String { words.euro(Double(amount)) }

    /// What was there for each project beside what it costs.
    var drawing: Drawing {
        let held = Dictionary(uniqueKeysWithValues: outcome.shortfalls.map { ($0.project, $0) })
        let rows = projects.map { project -> BarPicture.Row in
            let cost = BudgetExample.costs[project]
            let isBought = held[project] == nil
            let short = outcome.rule == .greedy ? 0 : held[project].map { min($0.held, Double(cost)) } ?? 0
            return .init(
                label: name(project) + (isBought ? " ✓" : ""), value: euro(cost),
                parts: [
                    .init(amount: isBought ? Double(cost) : short, name: isBought ? "group-a" : "group-none")
                ], needed: Double(cost))
        }
        return BarPicture(rows: rows).drawing(in: words.language)
    }

    var table: HTML {
        let bought = Set(outcome.purchases.map(\.project))
        return FigureTable(
            caption: words("deciding.table.projects"),
            head: [
                words("deciding.column.project"), words("deciding.column.votes"), words("deciding.column.cost"),
                words("deciding.column.outcome"),
            ], texts: [3],
            rows: projects.map {
                [
                    "\(name($0))", "\(words.number(votes($0)))", "\(euro(BudgetExample.costs[$0]))",
                    "\(words(bought.contains($0) ? "deciding.bought" : "deciding.not-bought"))",
                ]
            }
        ).html
    }

    var steps: [HTML] {
        let steps =
            switch outcome.rule {
            case .greedy: greedy
            case .mes: [share] + outcome.purchases.map { paid($0, "paid") } + outcome.shortfalls.map(short)
            case .phragmen: outcome.purchases.map { paid($0, "earned") } + outcome.shortfalls.map(short)
            }
        let left = words("deciding.step.left", ["left": euro(example.money - Int(outcome.cost))])
        return steps + ["\(left)"]
    }

    private var share: HTML {
        let values = [
            "voters": words.number(example.voters),
            "share": words.euro(Double(example.money) / Double(example.voters)),
        ]
        return "\(words("deciding.step.share", values))"
    }

    /// Project by project, those with most votes first.
    private var greedy: [HTML] {
        let bought = Set(outcome.purchases.map(\.project))
        var left = example.money
        return projects.sorted { (votes($1), $0) < (votes($0), $1) }.map { project in
            let before = left
            if bought.contains(project) { left -= BudgetExample.costs[project] }
            let values = [
                "project": name(project), "votes": words.number(votes(project)),
                "cost": euro(BudgetExample.costs[project]), "before": euro(before), "left": euro(left),
            ]
            return "\(words("deciding.step.greedy-\(bought.contains(project) ? "bought" : "passed")", values))"
        }
    }

    private func paid(_ purchase: BudgetOutcome.Purchase, _ kind: String) -> HTML {
        let payments = purchase.payments.filter { $0.each > 0 }.map {
            "\(words.number(Int($0.voters))) × \(words.euro($0.each))"
        }
        let values = [
            "project": name(purchase.project), "cost": euro(BudgetExample.costs[purchase.project]),
            "time": words.euro(purchase.price ?? 0),
        ]
        return "\(words("deciding.step.\(kind)", values)) \(Words.sum(payments.joined(separator: " + ")))"
    }

    private func short(_ shortfall: BudgetOutcome.Shortfall) -> HTML {
        let kind =
            switch shortfall.reason {
            case .noSupporters: "unwanted"
            case .overBudget: "dear"
            case .tooLittleLeft: "unfit"
            case .supportersShort: "short"
            case .ruleStopped: "stopped"
            }
        let values = [
            "project": name(shortfall.project), "cost": euro(BudgetExample.costs[shortfall.project]),
            "held": words.euro(shortfall.held), "left": euro(example.money - Int(outcome.cost)),
        ]
        return "\(words("deciding.step.\(kind)", values))"
    }
}
