import Community
import Kernel
import Web

/// The form with which a survey is planned.
struct SurveyFormView {
    let visit: Visit
    let library: ScaleLibrary
    let errors: FormErrors

    init(_ visit: Visit, _ library: ScaleLibrary, errors: FormErrors) {
        self.visit = visit
        self.library = library
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - origin: what is measured
    func page(_ organisations: [Organisation], _ origin: SubjectCard?) -> Page {
        let form = FormView(visit, to: SurveyRoutes.list.link(), errors: errors)
        let from =
            origin?.origin(words("survey.measures"), for: visit.language)
            ?? form.text(
                "about", label: words("survey.form.about"), hint: words("survey.form.about.hint"), required: false)
        return Page(
            words("survey.new"),
            body: """
                <h1>\(words("survey.new"))</h1>
                <p class="lede">\(words("survey.new.lede"))</p>
                \(form.form("""
                    \(from)
                    \(form.text("title", label: words("survey.form.title")))
                    \(form.area("purpose", label: words("survey.form.purpose"), hint: words("survey.form.purpose.hint"),
                        rows: 3, limit: Survey.longestPurpose, required: false))
                    \(form.select("organisation", label: words("survey.form.organisation"),
                        options: organisations.map { .init($0.id.description, $0.name) }))
                    \(asked(form))
                    \(times(form))
                    \(division(form))
                    \(form.submit(words("survey.form.plan")))
                    """))
                """)
    }

    private func asked(_ form: FormView) -> HTML {
        let chosen = Set(visit.form.all("scale"))
        return """
            <h2>\(words("survey.form.asked"))</h2>
            <p class="hint">\(words("survey.form.asked.hint", ["most": words.number(Survey.mostItems)])) \
            <a href="\(SurveyRoutes.scales.link())">\(words("survey.scales"))</a></p>
            \(form.checks("scale", legend: words("survey.form.scales"), options: library.scales.map { scale in
                .init(scale.id, words("survey.form.scale",
                    ["name": scale.name.best(visit.language).text, "items": words.number(scale.items.count)]))
            }, chosen: chosen))
            \(form.area("questions", label: words("survey.form.questions"), hint: words("survey.form.questions.hint",
                ["most": words.number(Survey.mostQuestions)]), rows: 3, required: false))
            """
    }

    private func times(_ form: FormView) -> HTML {
        let sets = Survey.Wave.allCases.map { wave -> HTML in
            """
            <fieldset><legend>\(words("survey.wave.\(wave.rawValue)"))</legend><div class="filters">
            \(form.text("\(wave.rawValue)-opens", label: words("survey.form.opens"), type: "date", required: wave != .later))
            \(form.text("\(wave.rawValue)-closes", label: words("survey.form.closes"), type: "date", required: wave != .later))
            </div></fieldset>
            """
        }
        return "<h2>\(words("survey.form.when"))</h2><p class=\"hint\">\(words("survey.form.when.hint"))</p>\(sets)"
    }

    private func division(_ form: FormView) -> HTML {
        """
        <h2>\(words("survey.form.who"))</h2>
        <div class="choice"><input type="checkbox" id="comparison" name="comparison" value="yes"\
        \(visit.form["comparison"] == "yes" ? " checked" : "" as HTML)>
        <label for="comparison">\(words("survey.form.comparison"))</label></div>
        <p class="hint">\(words("survey.form.comparison.hint"))</p>
        \(form.choices("grouping", legend: words("survey.form.grouping"), options: Survey.Grouping.allCases.map {
            .init($0.rawValue, words("survey.grouping.\($0.rawValue)"))
        }, value: Survey.Grouping.none.rawValue))
        \(form.area("parts", label: words("survey.form.parts"), hint: words("survey.form.parts.hint",
            ["most": words.number(Survey.mostParts)]), rows: 3, required: false))
        """
    }
}
