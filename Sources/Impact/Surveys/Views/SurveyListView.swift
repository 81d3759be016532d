import Kernel
import Web

/// All surveys, and the library of scales.
struct SurveyListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    struct Item: Sendable {
        let survey: Survey
        let place: String
        let today: CalendarDay
    }

    private var words: Words { visit.words }

    func page(_ items: [Item]) -> Page {
        let list: HTML =
            items.isEmpty
            ? "<p>\(words("survey.none"))</p>" : "<ul class=\"grid\">\(items.map(card))</ul>"
        return Page(
            words("survey.list"), width: .wide,
            body: """
                <h1>\(words("survey.list"))</h1>
                <p class="lede">\(words("survey.list.lede"))</p>
                <p class="cluster"><a class="button" href="\(SurveyRoutes.new.link())">\(words("survey.new"))</a>
                <a href="\(SurveyRoutes.scales.link())">\(words("survey.scales"))</a></p>
                \(list)
                """)
    }

    private func card(_ item: Item) -> HTML {
        """
        <li class="card"><p><span class="badge">\(words(item.survey.phase(item.today)))</span></p>
        <h2><a class="card-link" href="\(SurveyRoutes.one.link(item.survey.id))" \
        \(item.survey.language.attributes)>\(item.survey.title)</a></h2>
        <p class="meta" dir="auto">\(item.place)</p></li>
        """
    }
}

extension Survey {
    /// The key of the words for where it stands.
    func phase(_ today: CalendarDay) -> String {
        if isOver { return "survey.phase.over" }
        return waves.contains { $0.isOpen(today) } ? "survey.phase.open" : "survey.phase.between"
    }
}

/// What there is to ask with, with its sources: so that nobody has to invent a question that others have tried.
struct ScaleLibraryView {
    let visit: Visit
    let library: ScaleLibrary

    init(_ visit: Visit, _ library: ScaleLibrary) {
        self.visit = visit
        self.library = library
    }

    private var words: Words { visit.words }

    var page: Page {
        Page(
            words("survey.scales"),
            body: """
                <h1>\(words("survey.scales"))</h1>
                <p class="lede">\(words("survey.scales.lede"))</p>
                <p class="flash flash-warn">\(words("survey.scales.translated"))</p>
                \(library.scales.map(section))
                """)
    }

    private func section(_ scale: Scale) -> HTML {
        let (name, language) = scale.name.best(visit.language)
        let items = scale.items.map { item -> HTML in
            let (text, language) = item.text.best(visit.language)
            let reversed: HTML? = item.isReversed ? " <span class=\"meta\">(\(words("survey.reversed")))</span>" : nil
            return "<li><span \(language.attributes)>\(text)</span>\(reversed)</li>"
        }
        return """
            <section class="card"><h2 \(language.attributes)>\(name)</h2>
            <ol>\(items)</ol>
            \(ScaleFacts(visit, scale).list)</section>
            """
    }
}

/// Where a scale comes from and how its wording stands to what was published.
struct ScaleFacts {
    let visit: Visit
    let scale: Scale

    init(_ visit: Visit, _ scale: Scale) {
        self.visit = visit
        self.scale = scale
    }

    var list: HTML {
        let words = visit.words
        let (meaning, language) = scale.meaning.best(visit.language)
        let means: HTML? = meaning.isEmpty ? nil : "<p \(language.attributes)>\(meaning)</p>"
        let range = words(
            "survey.range", ["low": words.number(scale.format.lowest), "high": words.number(scale.format.highest)])
        let source: HTML? =
            scale.source.isEmpty
            ? nil : "<p class=\"meta\" lang=\"en\" dir=\"ltr\">\(scale.source) \(scale.licence).</p>"
        return """
            \(means)<p class="meta">\(range) · \(words("survey.wording.\(scale.wording.rawValue)"))</p>\(source)
            """
    }
}
