import Kernel
import Web

/// The door to a survey and the way out: what it is for, what is kept, and that nobody must.
struct WelcomeView {
    let visit: Visit
    let entrance: AnswerPages.Entrance

    init(_ visit: Visit, _ entrance: AnswerPages.Entrance) {
        self.visit = visit
        self.entrance = entrance
    }

    private var words: Words { visit.words }
    private var survey: Survey { entrance.survey }

    var page: Page {
        Page(
            survey.title,
            body: """
                <p class="meta">\(words("survey.wave.\(entrance.door.wave.rawValue)")) · <bdi>\(entrance.organisation)</bdi></p>
                <h1 \(survey.language.attributes)>\(survey.title)</h1>
                <div \(survey.language.attributes)>\(HTML.paragraphs(survey.purpose))</div>
                \(entrance.isOpen ? open : closed)
                """)
    }

    private var open: HTML {
        let questions = entrance.questionnaire.steps.count - 1
        let form = FormView(visit, to: SurveyRoutes.responses.link(entrance.door.code))
        let go: HTML
        if let begun = entrance.begun {
            let next = SurveyRoutes.question.link(
                entrance.door.code, entrance.questionnaire.next(after: begun.answers) + 1)
            go = """
                <p>\(words("survey.begun"))</p>
                <p><a class="button button-primary" href="\(next)">\(words("survey.resume"))</a></p>
                \(form.button(words("survey.anew"), class: "button"))
                """
        } else {
            go = form.button(words("survey.begin"), class: "button button-primary")
        }
        return """
            <p>\(words("survey.welcome.questions", count: questions))</p>
            <ul><li>\(words("survey.welcome.free"))</li><li>\(words("survey.welcome.nameless"))</li>\
            <li>\(words("survey.welcome.language"))</li></ul>
            \(go)
            """
    }

    private var closed: HTML {
        """
        <p class="verdict">\(words("survey.notOpen"))</p>
        <p><a href="\(SurveyRoutes.one.link(survey.id))">\(words("survey.toResults"))</a></p>
        """
    }

    var thanks: Page {
        Page(
            words("survey.thanks"),
            body: """
                <h1>\(words("survey.thanks"))</h1>
                <p>\(words("survey.thanks.text"))</p>
                <p><a href="\(SurveyRoutes.one.link(survey.id))">\(words("survey.toResults"))</a></p>
                <p><a class="button" href="\(SurveyRoutes.door.link(entrance.door.code))">\(words("survey.next"))</a></p>
                """)
    }
}
