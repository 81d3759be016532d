import Community
import Deliberation
import Kernel
import Web

/// How ballots become winners, in words and as fields.
struct MethodView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    /// What a voter reads before voting.
    func summary(_ method: BudgetProcess.Method, _ access: BudgetProcess.Access) -> HTML {
        var lines = [words("budget.rule.\(method.rule.rawValue).text")]
        if method.rule == .mes { lines.append(words("budget.satisfaction.\(method.satisfaction.rawValue).text")) }
        if method.rule == .mes { lines.append(words("budget.completion.\(method.completion.rawValue).text")) }
        lines.append(words("budget.ties.\(method.ties.rawValue).text"))
        lines.append(words("budget.access.\(access.rawValue).text"))
        return """
            <p><strong><a href="\(explained(method.rule).link)">\(words("budget.rule.\(method.rule.rawValue)"))</a></strong></p>
            <ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul>
            """
    }

    private func explained(_ rule: BudgetRule) -> DecisionMethod {
        switch rule {
        case .greedy: .greedy
        case .mes: .equalShares
        case .phragmen: .phragmen
        }
    }

    func fields(_ form: FormView, _ method: BudgetProcess.Method, _ access: BudgetProcess.Access) -> HTML {
        let satisfactions = [Satisfaction.cost, .cardinality].map(\.rawValue)
        return """
            \(select(form, "rule", BudgetRule.allCases.map(\.rawValue).reversed(), method.rule.rawValue))
            \(select(form, "satisfaction", satisfactions, method.satisfaction.rawValue))
            \(select(form, "completion", Completion.allCases.map(\.rawValue), method.completion.rawValue))
            \(select(form, "ties", BudgetProcess.Ties.offered.map(\.rawValue), method.ties.rawValue))
            \(select(form, "access", BudgetProcess.Access.allCases.map(\.rawValue), access.rawValue))
            """
    }

    private func select(_ form: FormView, _ name: String, _ values: [String], _ chosen: String) -> HTML {
        form.select(
            name, label: words("budget.choose.\(name)"),
            options: values.map { .init($0, words("budget.\(name).\($0)")) }, value: chosen)
    }
}
