import Community
import Kernel
import Web

/// The form in which a story is written: along questions, or freely.
struct StoryFormView {
    let visit: Visit
    let errors: FormErrors

    init(_ visit: Visit, errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// What the form chooses from.
    struct Choice: Sendable {
        /// With their places.
        let organisations: [(organisation: Organisation, place: Place?)]
        let series: [StorySeries]
        let mayPortray: Bool
    }

    func new(_ choice: Choice) -> Page {
        let form = FormView(visit, to: StoryRoutes.list.link(), errors: errors)
        let isInterview = StoryReading(visit.form).isInterview || visit.query["way"] == "interview"
        let tellings = Story.Telling.allCases.filter { $0 != .portrait || choice.mayPortray }
        let title = words(isInterview ? "story.new.interview" : "story.new.free")
        let own = Story.Words(
            language: visit.language, title: "", text: "", label: "", name: "", topic: .arriving,
            series: SeriesID(visit.query["series"]), video: "", sources: "")
        return Page(
            title,
            body: """
                <h1>\(title)</h1>
                <p class="lede">\(words("story.new.lede"))</p>
                \(form.form("""
                    \(form.choices("telling", legend: words("story.telling"),
                        options: tellings.map { .init($0.rawValue, words("story.telling.\($0.rawValue)")) }, value: "own"))
                    \(form.select("organisation", label: words("story.organisation"),
                        hint: words("story.organisation.hint"), options: choice.organisations.map { item in
                            .init(
                                item.organisation.id.description,
                                "\(item.organisation.name) – \(item.place?.name ?? "")")
                        }))
                    \(isInterview ? questions(form) : nil)
                    \(fields(form, own, choice.series, hasText: !isInterview))
                    \(form.submit(words("story.keep")))
                    """))
                """)
    }

    func edit(_ story: Story, _ series: [StorySeries]) -> Page {
        let form = FormView(visit, to: StoryRoutes.words.link(story.id), errors: errors)
        let warning: HTML? =
            story.state == .consented ? "<p class=\"flash flash-warn\">\(words("story.edit.again"))</p>" : nil
        return Page(
            words("story.edit"),
            body: """
                <h1>\(words("story.edit"))</h1>\(warning)
                \(form.form("""
                    \(fields(form, story.words, series, hasText: true))
                    \(form.submit(words("story.keep")))
                    """))
                """)
    }

    /// Each may stay empty; the answers become the text.
    private func questions(_ form: FormView) -> HTML {
        let all = Story.questions.map { number in
            form.area(
                "answer-\(number)", label: words("story.guide.\(number)"), rows: 3, limit: 3_000, required: false)
        }
        let error: HTML? = errors["text"].map { "<p class=\"field-error\" id=\"text\" tabindex=\"-1\">\($0)</p>" }
        return "<h2>\(words("story.guide"))</h2><p class=\"hint\">\(words("story.guide.hint"))</p>\(error)\(all)"
    }

    private func fields(
        _ form: FormView, _ own: Story.Words, _ series: [StorySeries], hasText: Bool
    ) -> HTML {
        let text: HTML? =
            hasText
            ? form.area(
                "text", label: words("story.text"), hint: words("story.text.hint"), value: own.text, rows: 12,
                limit: Story.longestText) : nil
        let all = [FormView.Option("", words("story.series.none"))] + series.map { .init($0.id.description, $0.title) }
        let hasMore =
            ["series", "video", "sources"].contains { errors[$0] != nil } || own.series != nil || !own.video.isEmpty
            || !own.sources.isEmpty
        return """
            \(text)
            \(form.text("title", label: words("story.field.title"), value: own.title))
            \(form.text("label", label: words("story.label"), hint: words("story.label.hint"), value: own.label))
            \(form.text("name", label: words("story.name"), hint: words("story.name.hint"), value: own.name, required: false))
            <div class="filters">
            \(form.select("language", label: words("story.language"),
                options: Language.all.map { .init($0.code, $0.name) }, value: own.language.code))
            \(form.select("topic", label: words("story.topic"),
                options: Story.Topic.allCases.map { .init($0.rawValue, words.topic($0)) }, value: own.topic.rawValue))
            </div>
            <details\(hasMore ? " open" : "" as HTML)><summary>\(words("story.more"))</summary>
            \(form.select("series", label: words("story.series"), options: all, value: own.series?.description ?? ""))
            \(form.text("video", label: words("story.video"), hint: words("story.video.hint"), value: own.video,
                type: "url", required: false))
            \(form.area("sources", label: words("story.sources"), hint: words("story.sources.hint"), value: own.sources,
                rows: 3, limit: Story.longestSources, required: false))
            </details>
            """
    }

    func translate(_ one: OneStory) -> Page {
        let form = FormView(visit, to: StoryRoutes.translations.link(one.story.id), errors: errors)
        let own = one.story.words
        return Page(
            words("story.translate"),
            body: """
                <h1>\(words("story.translate"))</h1>
                <details class="card" open><summary>\(words("story.version.original")): \(own.language.name)</summary>
                <div \(own.language.attributes)><p><strong>\(own.title)</strong></p>\(HTML.paragraphs(own.text))</div></details>
                \(form.form("""
                    \(form.select("language", label: words("story.translate.into"),
                        options: Language.all.filter { $0 != own.language }.map { .init($0.code, $0.name) },
                        value: visit.language.code))
                    \(form.text("title", label: words("story.field.title")))
                    \(form.area("text", label: words("story.text"), rows: 12, limit: Story.longestText))
                    \(form.choices("maker", legend: words("story.translate.maker"),
                        options: StoryTranslation.Maker.allCases.map {
                            .init($0.rawValue, words("story.translate.maker.\($0.rawValue)"))
                        }, value: "human"))
                    \(form.text("made-by", label: words("story.translate.by"), hint: words("story.translate.by.hint")))
                    \(form.submit(words("story.keep")))
                    """))
                """)
    }

    func newSeries(_ organisations: [Organisation]) -> Page {
        let form = FormView(visit, to: StoryRoutes.seriesList.link(), errors: errors)
        return Page(
            words("story.series.new"),
            body: """
                <h1>\(words("story.series.new"))</h1>
                \(form.form("""
                    \(form.select("organisation", label: words("story.organisation"),
                        options: organisations.map { .init($0.id.description, $0.name) }))
                    \(form.text("title", label: words("story.field.title")))
                    \(form.area("about", label: words("story.series.about"), limit: StorySeries.longestAbout))
                    \(form.submit(words("story.keep")))
                    """))
                """)
    }
}
