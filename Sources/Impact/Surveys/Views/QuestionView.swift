import Kernel
import Web

/// One question on one page: large buttons, of which one press answers and goes on.
struct QuestionView {
    let visit: Visit
    let entrance: AnswerPages.Entrance
    let response: Response
    let errors: FormErrors

    init(_ visit: Visit, _ entrance: AnswerPages.Entrance, _ response: Response, errors: FormErrors) {
        self.visit = visit
        self.entrance = entrance
        self.response = response
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var steps: [Questionnaire.Step] { entrance.questionnaire.steps }

    func page(_ step: Int) -> Page {
        let back: HTML? =
            step == 0
            ? nil
            : "<a class=\"button button-quiet\" href=\"\(address(step - 1))\">\(words("survey.back"))</a>"
        return Page(
            words("survey.question", ["number": words.number(step + 1), "all": words.number(steps.count)]),
            body: """
                <p class="meta"><label for="progress">\(words("survey.question",
                    ["number": words.number(step + 1), "all": words.number(steps.count)]))</label></p>
                <progress class="vote-progress" id="progress" max="\(steps.count)" value="\(step)"></progress>
                <section class="vote-card" aria-labelledby="question">\(content(step))</section>
                <p>\(back)</p>
                """)
    }

    private func address(_ step: Int) -> Link { SurveyRoutes.question.link(entrance.door.code, step + 1) }

    private func content(_ step: Int) -> HTML {
        switch steps[step] {
        case .item(let scale, let item): self.item(scale, item, step)
        case .part(let parts): part(parts, step)
        case .code: code
        }
    }

    private func item(_ scale: Scale, _ item: Scale.Item, _ step: Int) -> HTML {
        let (text, language) = item.text.best(visit.language)
        let chosen = response.answers[scale.column(item)].flatMap { $0 }
        let buttons = scale.format.values.map { value -> HTML in
            let label =
                scale.format.kind == .yesNo
                ? words(value == 1 ? "survey.yes" : "survey.no") : words.number(value)
            return button(value, label, isChosen: chosen == value)
        }
        return asked(
            text, language, ends: ends(scale, item), buttons: buttons,
            class: scale.format.kind == .yesNo ? "vote-buttons" : "scale-buttons", step)
    }

    private func button(_ value: Int, _ label: String, isChosen: Bool) -> HTML {
        let pressed: HTML? = isChosen ? " aria-pressed=\"true\"" : nil
        return "<button name=\"answer\" value=\"\(value)\" dir=\"auto\"\(pressed)>\(label)</button>"
    }

    /// What the first and the last number mean.
    private func ends(_ scale: Scale, _ item: Scale.Item) -> HTML? {
        guard let low = item.low ?? scale.format.low, let high = item.high ?? scale.format.high else { return nil }
        let ends = [(scale.format.lowest, low), (scale.format.highest, high)].map { value, text -> HTML in
            let (text, language) = text.best(visit.language)
            return "<span \(language.attributes)>\(words.number(value)) = \(text)</span> "
        }
        return "<p class=\"scale-ends\">\(ends)</p>"
    }

    private func part(_ parts: [String], _ step: Int) -> HTML {
        let isOwn = entrance.survey.grouping == .part
        let chosen = response.answers[Questionnaire.partColumn].flatMap { $0 }
        let buttons = parts.enumerated().map { index, part in
            button(index, isOwn ? part : words("survey.standing.\(part)"), isChosen: chosen == index)
        }
        return asked(
            words(isOwn ? "survey.ask.part" : "survey.ask.standing"), visit.language, ends: nil, buttons: buttons,
            class: "part-buttons", step)
    }

    private func asked(
        _ text: String, _ language: Language, ends: HTML?, buttons: [HTML], class name: String, _ step: Int
    ) -> HTML {
        let form = FormView(visit, to: address(step))
        return """
            <div id="question-text" \(language.attributes)><h1 class="statement-text" id="question">\(text)</h1>\(ends)</div>
            <p><button type="button" class="button button-quiet" hidden data-speak="question-text">\
            \(words("survey.listen"))</button></p>
            \(form.form(class: "question-form", """
                <div class="\(name)" role="group" aria-labelledby="question">\(buttons)</div>
                <p><button class="button" name="answer" value="none">\(words("survey.refuse"))</button></p>
                """))
            """
    }

    /// The last page: four facts that nobody has to remember.
    private var code: HTML {
        let form = FormView(visit, to: SurveyRoutes.handIn.link(entrance.door.code), errors: errors)
        let skip = FormView(visit, to: SurveyRoutes.handIn.link(entrance.door.code))
        return """
            <div id="question-text" \(visit.language.attributes)>\
            <h1 class="statement-text" id="question">\(words("survey.code.title"))</h1>
            <p>\(words("survey.code.why"))</p></div>
            <p><button type="button" class="button button-quiet" hidden data-speak="question-text">\
            \(words("survey.listen"))</button></p>
            \(form.form("""
                <div class="filters">
                \(form.text("mother", label: words("survey.code.mother"), autocomplete: "off"))
                \(form.text("birthplace", label: words("survey.code.birthplace"), autocomplete: "off"))
                \(form.text("day", label: words("survey.code.day"), autocomplete: "off"))
                \(form.text("siblings", label: words("survey.code.siblings"), autocomplete: "off"))
                </div>
                \(form.submit(words("survey.handIn")))
                """))
            \(skip.button(words("survey.handIn.alone"), class: "button button-quiet", hidden: [("pairing", "none")]))
            """
    }
}
