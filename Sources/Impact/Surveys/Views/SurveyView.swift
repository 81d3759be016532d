import Community
import Deliberation
import Kernel
import Print
import Web

/// One survey: what it measures, its waves, what came out; for who runs it also the ways in and what they can take away.
struct SurveyView {
    let visit: Visit
    let one: One
    let scales: [Scale]
    let findings: Findings?

    struct One: Sendable {
        let survey: Survey
        let organisation: Organisation?
        let place: Place?
        let today: CalendarDay
        let mayRun: Bool
        /// Handed in so far.
        let counts: [(Survey.Wave, Survey.Arm, Int)]
        let around: TrailAround
        let follows: Bool
    }

    /// - findings: nil where the visitor may not see them yet
    init(_ visit: Visit, _ one: One, _ scales: [Scale], _ findings: Findings?) {
        self.visit = visit
        self.one = one
        self.scales = scales
        self.findings = findings
    }

    private var words: Words { visit.words }
    private var survey: Survey { one.survey }

    var page: Page {
        let example: HTML? =
            survey.isExample ? "<p class=\"flash flash-warn\">\(words("survey.example"))</p>" : nil
        let results: HTML =
            findings.map { ResultView(visit, $0, isInside: one.mayRun).section }
            ?? "<p class=\"verdict\">\(words("survey.resultsLater"))</p>"
        return Page(
            survey.title, width: .wide,
            body: """
                <p><span class="badge">\(words(survey.phase(one.today)))</span></p>
                <h1 \(survey.language.attributes)>\(survey.title)</h1>
                <p class="meta"><bdi>\(one.organisation?.name)</bdi> · <bdi>\(one.place?.name)</bdi></p>
                \(example)
                <div \(survey.language.attributes)>\(HTML.paragraphs(survey.purpose))</div>
                \(waves)
                \(one.mayRun ? desk : nil)
                \(results)
                \(asked)
                \(TrailView(visit, one.around).section)
                \(FollowButton(visit, survey.subject, follows: one.follows).form)
                """)
    }

    private var waves: HTML {
        let items = survey.waves.map { wave -> HTML in
            let state =
                wave.closed != nil
                ? "survey.wave.closed" : (wave.isOpen(one.today) ? "survey.wave.open" : "survey.wave.waits")
            return """
                <dt>\(words("survey.wave.\(wave.wave.rawValue)"))</dt>
                <dd>\(words.date(wave.opens)) – \(words.date(wave.closes)) · \(words(state))</dd>
                """
        }
        return "<section><h2>\(words("survey.waves"))</h2><dl class=\"facts\">\(items)</dl></section>"
    }

    /// What is asked, so that readers can judge it.
    private var asked: HTML {
        let items = scales.map { scale -> HTML in
            let (name, language) = scale.name.best(visit.language)
            let questions = scale.items.map { item -> HTML in
                let (text, language) = item.text.best(visit.language)
                return "<li \(language.attributes)>\(text)</li>"
            }
            return """
                <details><summary \(language.attributes)>\(name)</summary><ol>\(questions)</ol>
                \(ScaleFacts(visit, scale).list)</details>
                """
        }
        return "<section><h2>\(words("survey.asked"))</h2>\(items)</section>"
    }

    // For who runs it.

    private var desk: HTML {
        let cards = survey.waves.filter { $0.closed == nil }.map(card)
        let report: HTML? =
            findings?.report == nil
            ? nil : "<li><a href=\"\(SurveyRoutes.findings.link(survey.id))\">\(words("survey.findings.json"))</a></li>"
        let files: HTML? =
            survey.waves.contains { $0.closed != nil }
            ? """
            <h3>\(words("survey.takeAway"))</h3><p>\(words("survey.takeAway.hint"))</p>
            <ul><li><a href="\(SurveyRoutes.answers.link(survey.id))">\(words("survey.answers.csv"))</a></li>\(report)</ul>
            """ : nil
        return """
            <section><h2>\(words("survey.desk"))</h2>
            <div class="grid grid-wide">\(cards)</div>
            \(files)
            <details><summary>\(words("survey.allport"))</summary><p>\(words("survey.allport.why"))</p><ul>\
            <li>\(words("survey.allport.status"))</li><li>\(words("survey.allport.goals"))</li>\
            <li>\(words("survey.allport.cooperation"))</li><li>\(words("survey.allport.support"))</li></ul>
            <p class="meta" lang="en" dir="ltr">G. W. Allport, The Nature of Prejudice (1954), chapter 16; \
            T. F. Pettigrew and L. R. Tropp, J. Personality and Social Psychology 90 (2006) 751–783.</p></details></section>
            """
    }

    private func card(_ wave: PlannedWave) -> HTML {
        let doors = survey.arms.map { door(Door(survey: survey.id, wave: wave.wave, arm: $0)) }
        let close = FormView(visit, to: SurveyRoutes.closure.link(survey.id, wave.wave.rawValue)).button(
            words("survey.close"), class: "button button-danger")
        return """
            <div class="card"><h3>\(words("survey.wave.\(wave.wave.rawValue)"))</h3>\(doors)\
            <p class="hint">\(words("survey.close.hint"))</p>\(close)</div>
            """
    }

    private func door(_ door: Door) -> HTML {
        let link = SurveyRoutes.door.link(door.code)
        let address = visit.absolute(link)
        let count = one.counts.first { $0.0 == door.wave && $0.1 == door.arm }?.2 ?? 0
        let name: HTML? = survey.hasComparison ? "<h4>\(words("survey.arm.\(door.arm.rawValue)"))</h4>" : nil
        let code = QRCode.path(address).map { side, path -> HTML in
            """
            <svg class="qr qr-small" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(words("survey.code"))" \
            shape-rendering="crispEdges"><rect width="\(side)" height="\(side)" fill="#fff"></rect>\
            <path fill="#000" d="\(path)"></path></svg>
            """
        }
        return """
            \(name)\(code)<p><a href="\(link)" dir="ltr">\(address)</a></p>
            <p>\(words("survey.handedIn", count: count))</p>
            <p><a class="button" href="\(SurveyRoutes.sheet.link(survey.id, door.wave.rawValue, door.arm.rawValue))">\
            \(words("survey.sheet"))</a></p>
            """
    }
}
