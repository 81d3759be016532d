import Community
import Deliberation
import Kernel
import Web

/// One way of deciding, explained in a minute, with an example to play with.
struct MethodView {
    let visit: Visit
    let method: DecisionMethod

    init(_ visit: Visit, _ method: DecisionMethod) {
        self.visit = visit
        self.method = method
    }

    private var words: Words { visit.words }

    private func said(_ part: String) -> String { words("deciding.\(method.rawValue).\(part)") }

    var page: Page {
        get throws {
            var page = Page(
                said("name"),
                body: """
                    <nav class="breadcrumbs" aria-label="\(words("deciding.where"))"><ol>
                    <li><a href="\(DecisionMethod.list.link())">\(words("deciding.title"))</a></li></ol></nav>
                    <h1>\(said("name"))</h1><p class="lede">\(said("for"))</p>
                    <section><h2>\(words("deciding.how"))</h2><ol>\(counting)</ol></section>
                    <section><h2>\(words("deciding.rule"))</h2><p>\(said("rule"))</p><p>\(said("ties"))</p>
                    <p class="meta">\(words("deciding.frozen"))</p></section>
                    <section><h2>\(words("deciding.weighed"))</h2>
                    <dl class="facts"><dt>\(words("deciding.good"))</dt><dd>\(said("good"))</dd>
                    <dt>\(words("deciding.bad"))</dt><dd>\(said("bad"))</dd>
                    <dt>\(words("deciding.source"))</dt><dd lang="en" dir="ltr">\(method.source)</dd></dl></section>
                    \(try example)
                    """)
            page.summary = said("for")
            return page
        }
    }

    private var counting: [HTML] { (1...3).map { "<li>\(said("how-\($0)"))</li>" } }

    private var example: HTML {
        get throws {
            let played = try self.played()
            let items = played.problems.items.map { "<li><a href=\"#\($0.field)\">\($0.message)</a></li>" as HTML }
            let summary: HTML? =
                items.isEmpty
                ? nil
                : """
                <div class="error-summary" role="alert" tabindex="-1"><h3>\(words("form.errors"))</h3>
                <ul>\(items)</ul></div>
                """
            return """
                <section id="example" class="play"><h2>\(words("deciding.example"))</h2>
                <p>\(words("deciding.play"))</p>
                <form method="get" action="\(method.link)#outcome" class="card" data-play="outcome">
                \(played.fields)
                <p class="cluster"><button class="button button-primary">\(words("deciding.count"))</button>
                <a href="\(method.link)#example">\(words("deciding.reset"))</a></p></form>
                <div id="outcome" data-played>\(summary)\(played.outcome.map(outcome))</div></section>
                """
        }
    }

    private func outcome(_ outcome: Played.Outcome) -> HTML {
        let steps = outcome.steps.map { "<li>\($0)</li>" as HTML }
        let others = outcome.others.map { "<h3>\(words("deciding.compare"))</h3>\($0)" as HTML }
        return """
            <p class="verdict" role="status">\(outcome.verdict)</p>
            \(outcome.drawing.figure(title: said("picture"), description: outcome.verdict))
            \(outcome.table)
            <h3>\(words("deciding.steps"))</h3><ol>\(steps)</ol>\(others)
            <p class="meta">\(words("deciding.share"))</p>
            """
    }

    private func played() throws -> Played {
        switch method {
        case .approval: try ranked(.approval)
        case .score: try ranked(.score)
        case .borda: try ranked(.borda)
        case .irv: try ranked(.irv)
        case .stv: try ranked(.stv)
        case .schulze: try ranked(.schulze)
        case .rankedPairs: try ranked(.rankedPairs)
        case .greedy: try budget(.greedy)
        case .equalShares: try budget(.mes)
        case .phragmen: try budget(.phragmen)
        case .sortition: LotPlay(words: words, query: visit.query).played()
        case .secretBallot: SlipPlay(words: words, query: visit.query).played()
        }
    }

    private func ranked(_ count: CountMethod) throws -> Played {
        try RankedPlay(words: words, query: visit.query, method: count).played()
    }

    private func budget(_ rule: BudgetRule) throws -> Played {
        try BudgetPlay(words: words, query: visit.query, rule: rule).played()
    }
}
