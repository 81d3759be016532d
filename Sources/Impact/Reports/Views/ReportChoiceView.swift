import Community
import Kernel
import Web

/// Choosing of what and of when a report is.
struct ReportChoiceView {
    let visit: Visit
    let places: [Place]

    init(_ visit: Visit, _ places: [Place]) {
        self.visit = visit
        self.places = places
    }

    func page(_ errors: FormErrors) -> Page {
        let words = visit.words
        let options = ordered.map(option)
        return Page(
            words("funding.title"),
            body: """
                <h1>\(words("funding.title"))</h1>
                <p class="lede">\(words("funding.lede"))</p>
                \(summary(errors))
                <form class="stack" method="get" action="\(ReportRoutes.choice.link())" novalidate>
                <div class="field"><label for="place">\(words("funding.place"))</label>
                <select id="place" name="place">\(options)</select></div>
                \(month("from", errors))\(month("to", errors))
                <p><button class="button button-primary">\(words("funding.make"))</button></p>
                </form>
                """)
    }

    /// The whole first.
    private var ordered: [Place] {
        let (whole, others) = (places.filter { $0.parent == nil }, places.filter { $0.parent != nil })
        return whole + others.sorted { $0.code < $1.code }
    }

    private func option(_ place: Place) -> HTML {
        let chosen: HTML = visit.query["place"] == place.id.description ? " selected" : ""
        return "<option value=\"\(place.id.description)\"\(chosen)>\(place.name) (\(place.code))</option>"
    }

    private func summary(_ errors: FormErrors) -> HTML? {
        guard !errors.isEmpty else { return nil }
        let items = errors.items.map { "<li><a href=\"#\($0.field)\">\($0.message)</a></li>" as HTML }
        return """
            <div class="error-summary" role="alert" tabindex="-1"><h2>\(visit.words("form.errors"))</h2>\
            <ul>\(items)</ul></div>
            """
    }

    /// A month that was typed stays as it is.
    private func month(_ name: String, _ errors: FormErrors) -> HTML {
        let year = ReportSpan.year(at: visit.now)
        let usual = (name == "from" ? year?.from : year?.to)?.description ?? ""
        let typed = visit.query.contains(name) ? visit.query[name] : usual
        let error: HTML? = errors[name].map {
            "<p class=\"field-error\" id=\"\(name)-error\">\($0)</p>"
        }
        return """
            <div class="field\(error == nil ? "" : " field-invalid")"><label for="\(name)">\
            \(visit.words("funding.\(name)"))</label>
            <p class="hint" id="\(name)-hint">\(visit.words("funding.month.hint"))</p>\(error)
            <input id="\(name)" name="\(name)" type="month" value="\(typed)" dir="ltr" placeholder="2026-01"\
            \(error == nil ? "" : " aria-invalid=\"true\"" as HTML) \
            aria-describedby="\(name)-hint\(error == nil ? "" : " \(name)-error")"></div>
            """
    }
}
