import Community
import Deliberation
import Kernel
import Web

/// The example of the rules by which money is shared out.
struct BudgetPlay {
    let words: Words
    let query: Form
    let rule: BudgetRule

    static let rules: [(page: DecisionMethod, rule: BudgetRule)] = [
        (.greedy, .greedy), (.equalShares, .mes), (.phragmen, .phragmen),
    ]

    func played() throws -> Played {
        let numbers = ExampleNumbers(query, BudgetExample.fields)
        let fields = ExampleFields(words: words, numbers: numbers)
        let example = BudgetExample(numbers, query)
        let groups = example.likes.indices.map { group(fields, example, $0) }
        var played = Played(
            fields: "\(fields.number(BudgetExample.moneyField, label: words("deciding.money")))\(groups)",
            problems: fields.problems)
        guard played.problems.isEmpty else { return played }
        guard example.voters > 0 else {
            played.problems.add("group1", words("deciding.nobody"))
            return played
        }
        let election = try example.election()
        let outcome = election.outcome(rule)
        let names = outcome.purchases.map { name($0.project) }
        let view = BudgetView(words: words, example: example, election: election, outcome: outcome)
        played.outcome = .init(
            verdict: names.isEmpty
                ? words("deciding.verdict.nothing") : words("deciding.verdict.bought", ["what": words.joined(names)]),
            drawing: view.drawing, table: view.table, steps: view.steps, others: others(example, election))
        return played
    }

    private func name(_ project: Int) -> String { words("deciding.project.\(BudgetExample.projects[project])") }

    private func group(_ fields: ExampleFields, _ example: BudgetExample, _ group: Int) -> HTML {
        let boxes = BudgetExample.projects.indices.map { project -> HTML in
            let id = "likes\(group + 1)-\(project)"
            return """
                <li><input type="checkbox" id="\(id)" name="likes\(group + 1)" value="\(project)"\
                \(example.likes[group].contains(project) ? " checked" : "" as HTML)><label for="\(id)">\(name(project)) \
                <span class="meta">\(words.euro(Double(BudgetExample.costs[project])))</span></label></li>
                """
        }
        return """
            <fieldset><legend>\(words("deciding.group", ["number": words.number(group + 1)]))</legend>
            \(fields.number(BudgetExample.fields[group], label: words("deciding.people")))
            <ul class="choices">\(boxes)</ul></fieldset>
            """
    }

    private func others(_ example: BudgetExample, _ election: BudgetElection) -> HTML {
        let rows = Self.rules.map { page, rule -> [HTML] in
            let outcome = election.outcome(rule)
            let winners = words.joined(outcome.purchases.map { name($0.project) })
            return [
                "<a href=\"\(link(page, example))#example\">\(words("deciding.\(page.rawValue).name"))</a>",
                "\(winners.isEmpty ? "–" : winners)", "\(words.euro(Double(outcome.cost)))",
            ]
        }
        return FigureTable(
            caption: words("deciding.others"),
            head: [
                words("deciding.column.method"), words("deciding.column.outcome"), words("deciding.column.spent"),
            ], texts: [1], rows: rows
        ).html
    }

    private func link(_ page: DecisionMethod, _ example: BudgetExample) -> Link {
        var link = page.link.with(BudgetExample.moneyField.name, example.money)
        for group in example.sizes.indices {
            link = link.with("group\(group + 1)", example.sizes[group])
            for project in example.likes[group].sorted() { link = link.with("likes\(group + 1)", project) }
        }
        return link
    }
}

extension Words {
    /// Whole euros, or with cents where a share has some.
    func euro(_ amount: Double) -> String {
        let isWhole = abs(amount - amount.rounded()) < 0.005
        let text = isWhole ? number(Int(amount.rounded())) : decimal(amount, places: 2)
        return self("deciding.euro", ["amount": text])
    }
}
