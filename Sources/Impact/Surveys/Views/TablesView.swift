import Deliberation
import Kernel
import Web

/// How many answered and could be paired: what was lost on the way stands beside what was found.
struct AttritionView {
    let visit: Visit
    let findings: Findings
    let report: ImpactReport

    init(_ visit: Visit, _ findings: Findings, _ report: ImpactReport) {
        self.visit = visit
        self.findings = findings
        self.report = report
    }

    private var words: Words { visit.words }

    var table: HTML {
        let rows = report.attrition.map { lost -> HTML in
            let counts = [Survey.Wave.before, lost.wave].map { findings.answers.counts[$0]?[lost.group] ?? 0 }
            let numbers = (counts + [lost.pairs, lost.onlyBefore, lost.onlyThen, lost.repeated]).map { number -> HTML in
                "<td class=\"num\">\(words.number(number))</td>"
            }
            let label = words.label(lost.wave, findings.survey.hasComparison ? lost.group : nil)
            return "<tr><th scope=\"row\">\(label)</th>\(numbers)</tr>"
        }
        let heads = ["before", "then", "pairs", "onlyBefore", "onlyThen", "repeated"].map { key -> HTML in
            "<th scope=\"col\" class=\"num\">\(words("survey.attrition.\(key)"))</th>"
        }
        return """
            <h3>\(words("survey.attrition"))</h3><p>\(words("survey.attrition.how"))</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("survey.attrition"))">\
            <table class="figures figures-narrow"><thead><tr><th scope="col">\(words("survey.table.group"))</th>\(heads)</tr>\
            </thead><tbody>\(rows)</tbody></table></div>
            """
    }
}

/// What is published once all waves are over: change by part, and everybody's means.
struct TablesView {
    let visit: Visit
    let findings: Findings

    init(_ visit: Visit, _ findings: Findings) {
        self.visit = visit
        self.findings = findings
    }

    private var words: Words { visit.words }
    private var survey: Survey { findings.survey }

    var section: HTML? {
        guard let tables = findings.tables else { return nil }
        let parts: HTML? = survey.grouping == .none ? nil : self.parts(tables)
        return """
            \(parts)
            <h3>\(words("survey.everybody"))</h3><p>\(words("survey.everybody.why"))</p>
            \(everybody(tables))
            """
    }

    private func parts(_ tables: PublishedTables) -> HTML {
        let names = Set(tables.parts.map(\.name)).sorted()
        guard !names.isEmpty else {
            return "<h3>\(words("survey.parts"))</h3><p>\(words("survey.parts.none"))</p>"
        }
        let rows = findings.scales.flatMap { scale in
            names.compactMap { name -> HTML? in
                let found = tables.parts.first { $0.scale == scale.id && $0.name == name }
                guard let found else { return nil }
                let (title, language) = scale.name.best(visit.language)
                let places = ChangeView.places(scale)
                return """
                    <tr><th scope="row"><span \(language.attributes)>\(title)</span></th><td dir="auto">\(part(name))</td>
                    \(cells([Double(found.people)], 0))\(cells([found.before, found.after], places))
                    <td class="num"><bdi>\(words.signed(found.after - found.before, places))</bdi></td></tr>
                    """
            }
        }
        return """
            <h3>\(words("survey.parts"))</h3><p>\(words("survey.parts.how", ["least": words.number(SmallGroups.fewest)]))</p>
            \(table(words("survey.parts"), [
                words("survey.table.scale"), words("survey.table.part"), "n", words("survey.wave.before"),
                words("survey.wave.after"), words("survey.change"),
            ], rows))
            """
    }

    /// A part as the reader knows it.
    private func part(_ name: String) -> String {
        switch survey.grouping {
        case .language: Language(tag: name)?.name ?? name
        case .standing: words("survey.standing.\(name).short")
        case .none, .part: name
        }
    }

    private func everybody(_ tables: PublishedTables) -> HTML {
        let rows = tables.everybody.compactMap { all -> HTML? in
            guard let scale = findings.scale(all.scale) else { return nil }
            let (title, language) = scale.name.best(visit.language)
            let label = words.label(all.wave, survey.hasComparison ? all.group : nil)
            return """
                <tr><th scope="row"><span \(language.attributes)>\(title)</span></th><td>\(label)</td>
                \(cells([Double(all.people)], 0))\(cells([all.mean], ChangeView.places(scale)))</tr>
                """
        }
        guard !rows.isEmpty else { return "<p>\(words("survey.everybody.none"))</p>" }
        return table(
            words("survey.everybody"),
            [words("survey.table.scale"), words("survey.table.group"), "n", words("survey.mean")], rows)
    }

    private func cells(_ values: [Double], _ places: Int) -> HTML {
        let cells = values.map { "<td class=\"num\">\(words.decimal($0, places: places))</td>" as HTML }
        return "\(cells)"
    }

    private func table(_ name: String, _ heads: [String], _ rows: [HTML]) -> HTML {
        let titles = heads.enumerated().map { index, head -> HTML in
            "<th scope=\"col\"\(index > 1 ? " class=\"num\"" : "" as HTML)>\(head)</th>"
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(name)">\
            <table class="figures figures-close"><thead><tr>\(titles)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
}
