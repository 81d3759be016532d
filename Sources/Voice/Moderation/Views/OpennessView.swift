import Community
import Kernel
import Web

/// The house rules, the transparency report and the log.
struct OpennessView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    var rules: Page {
        let items = HouseRule.allCases.map { rule -> HTML in
            """
            <li id="\(rule.rawValue)"><strong>\(words("moderation.rule.\(rule.rawValue)"))</strong><br>\
            \(words("moderation.rule.\(rule.rawValue).text"))</li>
            """
        }
        return Page(
            words("moderation.rules.title"),
            body: """
                <h1>\(words("moderation.rules.title"))</h1>
                <p class="lede">\(words("moderation.rules.lede"))</p>
                <ol class="stack">\(items)</ol>
                <h2>\(words("moderation.rules.how"))</h2>
                <div class="stack">\(HTML.paragraphs(words("moderation.rules.how.text")))</div>
                <p class="cluster"><a href="\(ModerationRoutes.transparency.link())">\
                \(words("moderation.transparency.title"))</a>
                <a href="\(ModerationRoutes.log.link())">\(words("moderation.log.title"))</a></p>
                """)
    }

    func transparency(_ report: TransparencyReport, among quarters: [Quarter]) -> Page {
        let others = quarters.map { quarter -> HTML in
            let link = ModerationRoutes.transparency.link().with("quarter", quarter)
            return """
                <li><a href="\(link)"\(quarter == report.quarter ? " aria-current=\"true\"" : "" as HTML)>\
                <bdi>\(quarter.description)</bdi></a></li>
                """
        }
        return Page(
            words("moderation.transparency.title"), width: .wide,
            body: """
                <h1>\(words("moderation.transparency.title"))</h1>
                <p class="lede">\(words("moderation.transparency.lede"))</p>
                <ul class="cluster" aria-label="\(words("moderation.transparency.quarters"))">\(others)</ul>
                <h2><bdi>\(report.quarter.description)</bdi></h2>
                <p class="verdict">\(words("moderation.transparency.decisions", count: report.decisions))</p>
                \(report.decisions == 0 ? nil : tables(report))
                <p>\(words("moderation.transparency.small", ["least": words.number(SmallNumbers.least)]))</p>
                <p class="cluster"><a href="\(ModerationRoutes.transparencyTable.link())">CSV</a>
                <a href="\(ModerationRoutes.transparencyData.link())">JSON</a>
                <a href="\(ModerationRoutes.log.link())">\(words("moderation.log.title"))</a>
                <a href="\(ModerationRoutes.rules.link())">\(words("moderation.rules.title"))</a></p>
                """)
    }

    private func tables(_ report: TransparencyReport) -> HTML {
        """
        \(times(report))
        \(table(words("moderation.kind"), report.kinds) { words.kind(Subject.Kind($0)) })
        \(report.rules.isEmpty ? nil : counts(words("moderation.rule"), report.rules.map { line in
            (line.name == "none" ? words("moderation.rule.before") : words("moderation.rule.\(line.name)"), line.hidden)
        }))
        \(shown(words("moderation.language"), report.languages) { Language(tag: $0)?.name ?? $0 })
        \(shown(words("moderation.transparency.flags"), report.flags) { words("moderation.flags.\($0)") })
        """
    }

    private func times(_ report: TransparencyReport) -> HTML {
        let few = words("moderation.transparency.few")
        let rate = report.reversalRate.map { words.percent($0) } ?? "–"
        return """
            <dl class="facts">
            <dt>\(words("moderation.transparency.wait"))</dt><dd>\(report.medianWait.map { words.wait($0) } ?? few)</dd>
            <dt>\(words("moderation.transparency.appeals"))</dt><dd>\(words.number(report.appeals))</dd>
            <dt>\(words("moderation.transparency.reversed"))</dt><dd>\(words.number(report.reversed)) (\(rate))</dd>
            <dt>\(words("moderation.transparency.appealWait"))</dt>
            <dd>\(report.medianAppealWait.map { words.wait($0) } ?? few)</dd>
            </dl>
            """
    }

    private func table(
        _ title: String, _ lines: [TransparencyReport.Line], _ name: (String) -> String
    ) -> HTML? {
        guard !lines.isEmpty else { return nil }
        let rows = lines.map { line -> HTML in
            """
            <tr><th scope="row">\(name(line.name))</th><td class="num">\(words.number(line.kept))</td>\
            <td class="num">\(words.number(line.hidden))</td></tr>
            """
        }
        return """
            <h3>\(title)</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(title)"><table class="figures figures-narrow">
            <thead><tr><th scope="col">\(title)</th><th class="num" scope="col">\(words("moderation.outcome.kept"))</th>\
            <th class="num" scope="col">\(words("moderation.outcome.hidden"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private func shown(_ title: String, _ shown: SmallNumbers.Shown?, _ name: (String) -> String) -> HTML {
        guard let shown else {
            return "<h3>\(title)</h3><p>\(words("moderation.transparency.few"))</p>"
        }
        var cells = shown.cells.map { (name($0.name), $0.count) }
        if let rest = shown.rest { cells.append((words("moderation.transparency.rest"), rest)) }
        return counts(title, cells)
    }

    private func counts(_ title: String, _ cells: [(String, Int)]) -> HTML {
        let rows = cells.map { cell -> HTML in
            "<tr><th scope=\"row\">\(cell.0)</th><td class=\"num\">\(words.number(cell.1))</td></tr>"
        }
        return """
            <h3>\(title)</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(title)"><table class="figures figures-narrow">
            <thead><tr><th scope="col">\(title)</th><th class="num" scope="col">\(words("moderation.transparency.count"))</th>\
            </tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    func log(_ decisions: [Decision]) -> Page {
        let rows = decisions.map { decision -> HTML in
            let rule = decision.rule.map { words("moderation.rule.\($0.rawValue)") } ?? "–"
            let appeal =
                decision.answers == nil
                ? "–"
                : words(decision.isReversal ? "moderation.log.upheld" : "moderation.log.dismissed")
            return """
                <tr><td class="num"><bdi>\(CalendarDay(decision.decided).description)</bdi></td><td>\(words.kind(decision.subject.kind))</td>\
                <td>\(words("moderation.outcome.\(decision.outcome.rawValue)"))</td><td>\(rule)</td><td>\(appeal)</td></tr>
                """
        }
        let heads = ["day", "kind", "outcome", "rule", "appeal"].map { head -> HTML in
            "<th scope=\"col\">\(words("moderation.log.\(head)"))</th>"
        }
        let title = words("moderation.log.title")
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"empty\">\(words("moderation.log.none"))</p>"
            : """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(title)"><table class="figures figures-narrow">
            <thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
        return Page(
            title, width: .wide,
            body: """
                <h1>\(title)</h1>
                <p class="lede">\(words("moderation.log.lede"))</p>
                <p><a href="\(ModerationRoutes.logTable.link())">CSV</a></p>
                \(table)
                """)
    }
}
