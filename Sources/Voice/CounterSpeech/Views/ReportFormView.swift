import Community
import Kernel
import Media
import Speech
import Web

/// The form in which anyone reports what they have seen.
struct ReportFormView {
    let visit: Visit
    let errors: FormErrors

    init(_ visit: Visit, errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - card: a thing of this site that it is about
    func page(_ places: [Place], _ card: SubjectCard?) -> Page {
        let form = FormView(visit, to: CounterSpeechRoutes.reports.link(), errors: errors)
        let about = card?.origin(words("counter.form.subject"), field: "subject", for: visit.language)
        return Page(
            words("counter.new"),
            body: """
                <h1>\(words("counter.new"))</h1>
                <p class="lede">\(words("counter.new.lede"))</p>
                \(SupportView.danger(words))
                <p><a href="\(CounterSpeechRoutes.support.link())">\(words("counter.support"))</a></p>
                \(form.form(takesFiles: true, """
                    \(about)
                    \(form.choices("medium", legend: words("counter.form.medium"),
                        options: Report.Medium.allCases.map { .init($0.rawValue, words("counter.medium.\($0.rawValue)")) },
                        value: Report.Medium.text.rawValue))
                    \(form.area("text", label: words("counter.form.text"), hint: words("counter.form.text.hint"),
                        limit: Report.longestText, required: false))
                    \(form.text("link", label: words("counter.form.link"), hint: words("counter.form.link.hint"),
                        type: "url", required: false))
                    \(form.file("picture", label: words("counter.form.picture"),
                        hint: words("counter.form.picture.hint",
                            ["most": words.number(CleanPicture.largest / 1024 / 1024)]),
                        accept: "image/jpeg,image/png", required: false))
                    \(form.text("description", label: words("counter.form.description"), required: false))
                    \(form.select("place", label: words("counter.form.place"),
                        options: ordered(places).map { .init($0.id.description, $0.name) },
                        value: visit.query["place"]))
                    \(form.select("language", label: words("counter.form.language"), options: languages))
                    \(form.choices("about", legend: words("counter.form.about"),
                        options: Report.About.allCases.map { .init($0.rawValue, words("counter.about.\($0.rawValue)")) },
                        value: Report.About.others.rawValue))
                    \(anonymity)
                    <p class="hint">\(words("counter.form.privacy"))</p>
                    \(form.submit(words("counter.form.send")))
                    """))
                """)
    }

    /// Towns first: most is seen where one lives.
    private func ordered(_ places: [Place]) -> [Place] {
        [Place.Level.municipality, .region, .country, .union].flatMap { level in places.filter { $0.level == level } }
    }

    private var languages: [FormView.Option] {
        [.init("", words("counter.form.language.unknown"))]
            + Language.all.filter { SpeechLanguages.number($0.code) != nil }.map { .init($0.code, $0.name) }
    }

    private var anonymity: HTML {
        guard visit.person != nil else { return "<p class=\"hint\">\(words("counter.form.without"))</p>" }
        return """
            <div class="choice"><input type="checkbox" id="anonymous" name="anonymous" value="yes"\
            \(visit.form["anonymous"] == "yes" ? " checked" : "" as HTML)>
            <label for="anonymous">\(words("counter.form.anonymous"))</label></div>
            """
    }
}
