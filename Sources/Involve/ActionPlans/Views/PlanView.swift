import Community
import Kernel
import Web

/// The markup of plans: that of the EU, one action side by side, that of a place.
struct PlanView {
    let visit: Visit
    let content: PlanContent
    var errors = FormErrors()

    init(_ visit: Visit, _ content: PlanContent, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.content = content
        self.errors = errors
    }

    /// The plan of a place with what its page needs.
    struct PlacePlan: Sendable {
        let place: Place
        let path: [Place]
        let actions: [LocalAction]
        /// Those that answer what somebody asked for.
        let asked: Set<LocalActionID>
        /// What was agreed to and no action carries out.
        let waiting: [Subject]
        let cards: [Subject: SubjectCard]
        /// In whose name the reader may write here.
        let writers: [Organisation]
    }

    private var words: Words { visit.words }

    func overview(_ counts: [String: Int], _ places: [Place]) -> Page {
        let plans = content.plans.map { plan -> HTML in
            let (title, language) = plan.title.best(for: visit.language)
            let areas = content.areas.filter { $0.plan == plan.id }.map { area($0, counts) }
            return """
                <section><h2 lang="\(language.code)">\(title)</h2><p class="meta">\
                <a href="\(plan.source)" rel="noopener">\(plan.reference)</a></p>\(areas)</section>
                """
        }
        let principles = content.principles.map { principle -> HTML in
            let (text, language) = principle.text.best(for: visit.language)
            return "<li lang=\"\(language.code)\">\(text)</li>"
        }
        let strategies = content.strategies.map { strategy -> HTML in
            let place = places.first { $0.code == strategy.country }
            let name: HTML = place.map { "<a href=\"\(ActionRoutes.place.link($0.id))\">\($0.name)</a>" } ?? ""
            let years = "\(strategy.from)–\(strategy.to.map(String.init) ?? "")"
            return """
                <li class="card"><h3>\(name)</h3><p dir="auto">\(strategy.name) <bdi>(\(years))</bdi></p>
                <p class="meta" dir="auto">\(strategy.body) · <a href="\(strategy.source)" rel="noopener">\
                \(words("plan.source"))</a></p></li>
                """
        }
        return Page(
            words("plan.overview"), width: .wide,
            body: """
                <h1>\(words("plan.overview"))</h1>
                <p class="lede">\(words("plan.overview.lede"))</p>
                \(plans)
                <section><h2>\(words("plan.strategies"))</h2><ul class="grid">\(strategies)</ul></section>
                <section><h2>\(words("plan.principles"))</h2><p class="meta">\
                <a href="\(content.principles.first?.source ?? "")" rel="noopener">\(words("plan.principles.source"))</a></p>\
                <ol>\(principles)</ol></section>
                """)
    }

    private func area(_ area: PlanContent.Area, _ counts: [String: Int]) -> HTML {
        let items = content.actions.filter { $0.area == area.id }.map { action -> HTML in
            let (text, language) = action.text.best(for: visit.language)
            let count = counts[action.id] ?? 0
            return """
                <li><a href="\(ActionRoutes.origin.link(action.id))" lang="\(language.code)">\(text)</a> \
                <span class="meta">\(words("plan.adaptations", count: count))</span></li>
                """
        }
        let (name, language) = area.name.best(for: visit.language)
        return """
            <details class="card" open><summary><h3 class="inline" lang="\(language.code)">\(name)</h3></summary>\
            <ul>\(items)</ul></details>
            """
    }

    func sideBySide(_ action: PlanContent.EUAction, _ adaptations: [LocalAction], _ places: [Place]) -> Page {
        let (text, language) = action.text.best(for: visit.language)
        let cards = adaptations.map { adaptation -> HTML in
            let place = places.first { $0.id == adaptation.place }?.name ?? ""
            let own = adaptation.language
            let attributes: HTML = "\(own.attributes)"
            return """
                <li class="card"><p class="meta">\(place)</p><p>\(ActionCards(visit).state(adaptation.state))</p>
                <h2 \(attributes)><a href="\(ActionRoutes.one.link(adaptation.id))">\(adaptation.title)</a></h2>
                <p \(attributes)>\(adaptation.here)</p>
                <h3>\(words("action.difference"))</h3><p \(attributes)>\(adaptation.difference)</p></li>
                """
        }
        let list: HTML =
            cards.isEmpty
            ? "<p class=\"empty\">\(words("plan.noAdaptation"))</p>" : "<ul class=\"grid\">\(cards)</ul>"
        return Page(
            text, width: .wide,
            body: """
                <p class="meta"><a href="\(ActionRoutes.plans.link())">\(words("plan.overview"))</a></p>
                <h1 \(language.attributes)>\(text)</h1>
                <p class="meta"><a href="\(action.source)" rel="noopener">\(action.reference)</a></p>
                \(list)
                """)
    }

    func place(_ plan: PlacePlan) -> Page {
        let id = plan.place.id
        let adapted = Set(plan.actions.filter { $0.state != .dropped }.map(\.adapts))
        let current = content.areas.filter { $0.plan == content.plans.first?.id }
        let areas = current.compactMap { area -> HTML? in
            let own = plan.actions.filter { content.action($0.adapts)?.area == area.id }
            guard !own.isEmpty else { return nil }
            let (name, language) = area.name.best(for: visit.language)
            return "<section><h2 lang=\"\(language.code)\">\(name)</h2>\(ActionCards(visit).list(own))</section>"
        }
        let older = plan.actions.filter { action in
            content.action(action.adapts).map { origin in !current.contains { $0.id == origin.area } } ?? true
        }
        let missing = content.actions.filter { $0.plan == content.plans.first?.id && !adapted.contains($0.id) }
        let unasked = plan.actions.filter { !plan.asked.contains($0.id) && $0.state != .dropped }
        return Page(
            words("plan.of", ["place": plan.place.name]), width: .wide,
            body: """
                <nav class="breadcrumbs" aria-label="\(words("place.path"))"><ol>\(plan.path.reversed().map {
                    "<li><a href=\"\(CommunityRoutes.place.link($0.id))\">\($0.name)</a></li>" as HTML
                })</ol></nav>
                <h1>\(words("plan.of", ["place": plan.place.name]))</h1>
                \(ActionCards(visit).progress(plan.actions))
                \(areas)
                \(older.isEmpty ? nil : others(older))
                \(waiting(plan))
                \(details(words("plan.missing"), words("plan.missing.count", count: missing.count),
                    missing.map { origin($0, plan) }))
                \(details(words("plan.unasked"), words("plan.unasked.count", count: unasked.count), unasked.map {
                    "<li><a href=\"\(ActionRoutes.one.link($0.id))\" dir=\"auto\">\($0.title)</a></li>"
                }))
                <p class="cluster"><a href="\(ActionRoutes.table.link(id))">plan.csv</a>
                <a href="\(ActionRoutes.json.link(id))">plan.json</a>\(plan.writers.isEmpty ? nil : importLink(id))</p>
                """)
    }

    /// Those that adapt an action of an older plan.
    private func others(_ actions: [LocalAction]) -> HTML {
        "<section><h2>\(words("plan.older"))</h2>\(ActionCards(visit).list(actions))</section>"
    }

    private func importLink(_ place: PlaceID) -> HTML {
        "<a href=\"\(ActionRoutes.importing.link(place))\">\(words("action.import"))</a>"
    }

    private func waiting(_ plan: PlacePlan) -> HTML? {
        let items = plan.waiting.compactMap { subject -> HTML? in
            guard let card = plan.cards[subject] else { return nil }
            let title = card.title.best(for: visit.language).text
            let name: HTML = card.link.map { "<a href=\"\($0)\" dir=\"auto\">\(title)</a>" } ?? "\(title)"
            let start = ActionRoutes.new.link().with("place", plan.place.id).with("source", subject)
            let button: HTML? =
                plan.writers.isEmpty ? nil : " <a class=\"button\" href=\"\(start)\">\(words("action.new"))</a>"
            return "<li>\(name)\(button)</li>"
        }
        guard !items.isEmpty else { return nil }
        return "<section><h2>\(words("plan.waiting"))</h2><ul class=\"stack\">\(items)</ul></section>"
    }

    private func origin(_ action: PlanContent.EUAction, _ plan: PlacePlan) -> HTML {
        let (text, language) = action.text.best(for: visit.language)
        let start = ActionRoutes.new.link().with("place", plan.place.id).with("adapts", action.id)
        let button: HTML? = plan.writers.isEmpty ? nil : " <a href=\"\(start)\">\(words("action.new"))</a>"
        return
            "<li><a href=\"\(ActionRoutes.origin.link(action.id))\" lang=\"\(language.code)\">\(text)</a>\(button)</li>"
    }

    private func details(_ title: String, _ count: String, _ items: [HTML]) -> HTML? {
        guard !items.isEmpty else { return nil }
        return """
            <details class="card"><summary><h2 class="inline">\(title)</h2> <span class="meta">\(count)</span></summary>\
            <ul>\(items)</ul></details>
            """
    }

    func importing(_ place: Place, _ writers: [Organisation]) -> Page {
        let form = FormView(visit, to: ActionRoutes.importing.link(place.id), errors: errors)
        return Page(
            words("action.import"),
            body: """
                <h1>\(words("action.import"))</h1>
                <p>\(words("action.import.lede"))</p>
                <pre dir="ltr" tabindex="0">\(ActionTable.columns.joined(separator: ","))</pre>
                \(form.form(takesFiles: true, """
                    \(form.select("organisation", label: words("action.organisation"),
                        options: writers.map { .init($0.id.description, $0.name) }))
                    \(form.file("file", label: words("action.import.file"), accept: ".csv,.json,text/csv,application/json",
                        required: false))
                    \(form.area("table", label: words("action.import.table"), rows: 12, required: false))
                    \(form.submit(words("action.import")))
                    """))
                """)
    }
}
