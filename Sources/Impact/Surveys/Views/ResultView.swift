import Deliberation
import Kernel
import Web

/// What came out: for each scale a sentence, a drawing, the figures, and what stands behind them.
struct ResultView {
    let visit: Visit
    let findings: Findings
    /// Who runs the survey sees interim results, and groups in which everybody answered alike.
    let isInside: Bool

    init(_ visit: Visit, _ findings: Findings, isInside: Bool) {
        self.visit = visit
        self.findings = findings
        self.isInside = isInside
    }

    private var words: Words { visit.words }
    private var survey: Survey { findings.survey }

    var section: HTML {
        guard let report = findings.report else {
            // Nobody can be paired before there is a second wave.
            let why = SurveyPolicy.isPublic(survey) ? "survey.nobodyPaired" : "survey.resultsLater"
            return "<section><h2>\(words("survey.results"))</h2><p>\(words(why))</p></section>"
        }
        let interim: HTML? =
            isInside && !SurveyPolicy.isPublic(survey) ? "<p class=\"hint\">\(words("survey.interim"))</p>" : nil
        return """
            <section><h2>\(words("survey.results"))</h2>
            \(interim)
            <p>\(words("survey.results.how", ["least": words.number(SmallGroups.fewest)]))</p>
            \(AttritionView(visit, findings, report).table)
            \(report.scales.map { scale in section(of: scale) })
            \(TablesView(visit, findings).section)
            <p><a href="\(SurveyRoutes.tables.link(survey.id))">\(words("survey.tables.csv"))</a></p></section>
            """
    }

    private func isShown(_ change: ScaleChange) -> Bool {
        change.people != nil && (isInside || !change.isUniform)
    }

    private func section(of report: ImpactReport.ScaleReport) -> HTML {
        guard let scale = findings.scale(report.scale.name) else { return .empty }
        let (name, language) = scale.name.best(visit.language)
        let shown = report.changes.filter(isShown)
        let hidden = report.changes.filter { !isShown($0) }.map { change in
            "<p>\(words("survey.hidden", ["which": label(change), "least": words.number(SmallGroups.fewest)]))</p>"
                as HTML
        }
        let views = shown.map { ChangeView(visit, $0, label: label($0), of: scale) }
        let rows = views.map(\.row)
        let table: HTML? = rows.isEmpty ? nil : self.table(rows, of: name)
        return """
            <section class="card"><h3 \(language.attributes)>\(name)</h3>
            \(views.map(\.sentence))\(hidden)
            <div class="grid grid-wide">\(charts(scale, shown))<div>\(table)</div></div>
            \(report.differences.map { difference($0, ChangeView.places(scale)) })
            \(ScaleFacts(visit, scale).list)
            <details><summary>\(words("survey.more"))</summary>\(reliability(report))\
            \(views.map(\.details))</details></section>
            """
    }

    private func table(_ rows: [HTML], of name: String) -> HTML {
        """
        <div class="table-scroll" tabindex="0" role="region" aria-label="\(name)"><table class="figures figures-close">
        <thead><tr><th scope="col">\(words("survey.table.group"))</th><th scope="col" class="num">n</th>
        <th scope="col" class="num">\(words("survey.wave.before"))</th><th scope="col" class="num">\(words("survey.then"))</th>
        <th scope="col" class="num">\(words("survey.change"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
        """
    }

    private func label(_ change: ScaleChange) -> String {
        words.label(change.wave, survey.hasComparison ? change.group : nil)
    }

    /// One drawing for each later wave.
    private func charts(_ scale: Scale, _ changes: [ScaleChange]) -> HTML {
        let drawings = [Survey.Wave.after, .later].compactMap { wave -> HTML? in
            let own = changes.filter { $0.wave == wave }
            let lines = own.compactMap { change -> BeforeAfterChart.Line? in
                guard let before = change.before.value, let after = change.after.value, let people = change.people
                else { return nil }
                let name = survey.hasComparison ? words("survey.arm.\(change.group.rawValue)") : ""
                return BeforeAfterChart.Line(
                    "\(name) n = \(words.number(people))".trimmingSpaces(), before: point(before), after: point(after))
            }
            guard !lines.isEmpty else { return nil }
            let sentences = own.map { ChangeView(visit, $0, label: label($0), of: scale).said }
            let title = words(
                "survey.chart",
                ["scale": scale.name.best(visit.language).text, "wave": words("survey.wave.\(wave.rawValue)")])
            return BeforeAfterChart(
                id: "chart-\(scale.id)-\(wave.rawValue)", title: title, description: sentences.joined(separator: " "),
                range: Double(scale.format.lowest)...Double(scale.format.highest), lines: lines
            ).figure(before: words("survey.wave.before"), after: words("survey.wave.\(wave.rawValue)"), words)
        }
        return "\(drawings)"
    }

    private func point(_ moments: Moments) -> BeforeAfterChart.Point {
        let interval = moments.interval
        return .init(mean: moments.mean, low: interval?.low ?? moments.mean, high: interval?.high ?? moments.mean)
    }

    /// How much more the activity changed than the comparison group.
    private func difference(_ difference: ImpactReport.Difference, _ places: Int) -> HTML {
        let wave = words("survey.wave.\(difference.wave.rawValue)")
        switch difference.figure {
        case .failure(let reason):
            return "<p>\(words("survey.difference.none", ["wave": wave])) \(words("survey.because.\(reason.code)"))</p>"
        case .success(let figure):
            let text = words(
                "survey.difference",
                [
                    "wave": wave, "difference": words.signed(figure.difference, places),
                    "low": words.signed(figure.interval.low, places),
                    "high": words.signed(figure.interval.high, places), "p": words.chance(difference.holm ?? figure.p),
                ])
            return "<p><strong>\(text)</strong></p>"
        }
    }

    private func reliability(_ report: ImpactReport.ScaleReport) -> HTML {
        let alpha: HTML =
            switch report.alpha {
            case .success(let alpha):
                """
                <dd><bdi dir="ltr">\(words.decimal(alpha.alpha, places: 2)) [\(words.decimal(alpha.interval.low, places: 2)), \
                \(words.decimal(alpha.interval.high, places: 2))], n = \(words.number(alpha.people))</bdi></dd>
                """
            case .failure(let reason): "<dd>\(words("survey.because.\(reason.code)"))</dd>"
            }
        let omega: HTML =
            switch report.omega {
            case .success(let omega): "<dd>\(words.decimal(omega.omega, places: 2))</dd>"
            case .failure(let reason): "<dd>\(words("survey.because.\(reason.code)"))</dd>"
            }
        return """
            <h4>\(words("survey.reliability"))</h4>
            <dl class="facts"><dt>α</dt>\(alpha)<dt>ω</dt>\(omega)</dl>
            """
    }
}

extension Words {
    /// With its sign; a change of nothing has none.
    func signed(_ value: Double, _ places: Int) -> String {
        let text = decimal(value, places: places)
        return value > 0 && text != decimal(0, places: places) ? "+" + text : text
    }

    /// A probability: with what stands before it, so that nobody reads nought.
    func chance(_ p: Double) -> String {
        p < 0.001 ? "< " + decimal(0.001, places: 3) : "= " + decimal(p, places: 3)
    }

    /// A wave, with the group where there are two.
    func label(_ wave: Survey.Wave, _ arm: Survey.Arm?) -> String {
        let wave = self("survey.wave.\(wave.rawValue)")
        return arm.map { self("survey.label", ["wave": wave, "group": self("survey.arm.\($0.rawValue)")]) } ?? wave
    }
}
