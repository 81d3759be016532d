import Deliberation
import Kernel
import Web

/// Why these projects won, in words for a twelve-year-old and with the numbers of this very vote.
struct BudgetStoryView {
    let visit: Visit
    let process: BudgetProcess
    let one: AreaElection
    /// Of a project by its position.
    let name: (Int) -> HTML

    init(_ visit: Visit, _ process: BudgetProcess, _ one: AreaElection, name: @escaping (Int) -> HTML) {
        self.visit = visit
        self.process = process
        self.one = one
        self.name = name
    }

    private var words: Words { visit.words }
    private var outcome: BudgetOutcome { one.outcome }

    private func money(_ amount: Double) -> String { words.money(amount, in: process) }

    var explanation: HTML? {
        guard one.election.voters > 0 else { return "<p>\(words("budget.story.nobody"))</p>" }
        var steps: [String]
        switch outcome.rule {
        case .mes:
            steps = [
                words(
                    "budget.story.share",
                    [
                        "budget": words.money(one.area.amount, in: process),
                        "voters": words.number(one.election.voters), "share": money(one.share),
                    ]),
                words("budget.story.together"), words("budget.story.first"), words("budget.story.less"),
            ]
            if outcome.rounds > 1 {
                steps.append(words("budget.story.rounds", ["rounds": words.number(outcome.rounds)]))
            }
            if outcome.purchases.contains(where: { $0.step == .leftover }) {
                steps.append(words("budget.story.leftover"))
            }
        case .greedy: steps = [words("budget.story.greedy")]
        case .phragmen: steps = [words("budget.story.phragmen")]
        }
        return """
            <h3>\(words("budget.story"))</h3><ol>\(steps.map { "<li>\($0)</li>" as HTML })</ol>
            """
    }

    /// Who paid how much for each winner.
    var payments: HTML? {
        let paid = outcome.purchases.filter { !$0.payments.isEmpty }
        guard !paid.isEmpty else { return nil }
        let items = outcome.purchases.map { purchase -> HTML in
            "<li>\(name(purchase.project)): \(payment(purchase))</li>"
        }
        return "<h3>\(words("budget.story.payments"))</h3><ol>\(items)</ol>"
    }

    /// Groups of equal payments; of many, the first and a sum of the rest.
    private func payment(_ purchase: BudgetOutcome.Purchase) -> String {
        guard !purchase.payments.isEmpty else { return words("budget.story.from-rest") }
        let most = 3
        var parts = purchase.payments.prefix(most).map { payment in
            words("budget.story.paid", count: Int(payment.voters), ["each": money(payment.each)])
        }
        let others = purchase.payments.dropFirst(most).reduce(0) { $0 + $1.voters }
        if others > 0 { parts.append(words("budget.story.paid.less", count: Int(others))) }
        return parts.joined(separator: " · ")
    }

    /// How far short the others fell.
    var shortfalls: HTML? {
        guard !outcome.shortfalls.isEmpty else { return nil }
        let items = outcome.shortfalls.map { shortfall -> HTML in
            "<li>\(name(shortfall.project)): \(reason(shortfall))</li>"
        }
        return "<h3>\(words("budget.story.shortfalls"))</h3><ul>\(items)</ul>"
    }

    private func reason(_ shortfall: BudgetOutcome.Shortfall) -> String {
        let missing = max(0, Double(one.election.projects[shortfall.project].cost) - shortfall.held)
        let values = ["held": money(shortfall.held), "missing": money(missing)]
        switch shortfall.reason {
        case .noSupporters: return words("budget.reason.nobody")
        case .overBudget: return words("budget.reason.budget")
        case .tooLittleLeft: return words("budget.reason.left", values)
        case .supportersShort: return words("budget.reason.short", count: Int(shortfall.voters), values)
        case .ruleStopped: return words("budget.reason.stopped")
        }
    }

    /// What greedy would have done.
    var comparison: HTML? {
        guard outcome.rule != .greedy, one.election.voters > 0 else { return nil }
        let greedy = one.explanation.greedy
        let represented = words(
            "budget.greedy.represented",
            [
                "here": words.number(Int(greedy.represented)), "greedy": words.number(Int(greedy.representedByGreedy)),
                "voters": words.number(one.election.voters),
            ])
        guard !greedy.added.isEmpty || !greedy.dropped.isEmpty else {
            return "<h3>\(words("budget.greedy"))</h3><p>\(words("budget.greedy.same"))</p>"
        }
        return """
            <h3>\(words("budget.greedy"))</h3><p>\(words("budget.greedy.text"))</p>
            \(list("budget.greedy.dropped", greedy.dropped))\(list("budget.greedy.added", greedy.added))
            <p>\(represented)</p>
            """
    }

    private func list(_ key: String, _ projects: [Int]) -> HTML? {
        guard !projects.isEmpty else { return nil }
        return "<p>\(words(key))</p><ul>\(projects.map { "<li>\(name($0))</li>" as HTML })</ul>"
    }

    /// How much of the budget each voter's winners account for.
    var distribution: HTML? {
        guard one.election.voters > 0 else { return nil }
        let bands = one.distribution
        let most = max(bands.map(\.voters).max() ?? 1, 1)
        let rows = bands.map { band, voters -> HTML in
            """
            <tr><th scope="row">\(label(band))</th><td class="num">\(words.number(Int(voters)))</td>
            <td class="bar-cell">\(BudgetBar(Int(voters), of: Int(most), isStrong: band != .none).drawing)</td></tr>
            """
        }
        return """
            <h3>\(words("budget.distribution"))</h3><p>\(words("budget.distribution.text"))</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("budget.distribution"))">
            <table class="figures figures-narrow"><thead><tr>
            <th scope="col">\(words("budget.distribution.share"))</th><th scope="col">\(words("budget.distribution.voters"))</th>
            <td></td></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private func label(_ band: AreaElection.Band) -> String {
        guard band != .none else { return words("budget.distribution.none") }
        return words(
            "budget.distribution.band",
            [
                "from": words.percent(Double(band.rawValue - 1) / 5), "to": words.percent(Double(band.rawValue) / 5),
            ])
    }
}
