import Community
import Deliberation
import Kernel
import Web

/// The markup of the time of a place: a drawing, the same as a table, and the goal.
struct PlaceTimeView {
    let visit: Visit
    let summary: TimeOfPlace

    init(_ visit: Visit, _ summary: TimeOfPlace) {
        self.visit = visit
        self.summary = summary
    }

    private var words: Words { visit.words }

    /// For the page of the place; nil while there is nothing to show and nobody to set a goal.
    var panel: HTML? {
        guard !summary.isEmpty || summary.maySetGoal else { return nil }
        let link = PlaceTimePages.goal.link(summary.place.id)
        let set: HTML? =
            summary.maySetGoal ? "<p><a class=\"button\" href=\"\(link)\">\(words("placeTime.goal.set"))</a></p>" : nil
        return """
            <section><h2>\(words("placeTime.title"))</h2>
            \(year)\(goal)
            <div class="grid grid-wide">\(chart)\(table)</div>
            <p class="meta">\(words("placeTime.few.why", count: SmallGroups.fewest)) \
            <a href="\(PlaceTimePages.csv.link(summary.place.id))">CSV</a> · \
            <a href="\(PlaceTimePages.json.link(summary.place.id))">JSON</a></p>\(set)</section>
            """
    }

    private var year: HTML {
        let line = summary.year
        guard let given = line.given else {
            return "<p>\(words(line.state == .few ? "placeTime.few" : "placeTime.none"))</p>"
        }
        let languages = given.languages.sorted { $0.name < $1.name }.enumerated().map { index, language -> HTML in
            "\(index == 0 ? "" : ", ")<bdi lang=\"\(language.code)\">\(language.name)</bdi>"
        }
        return """
            <dl class="facts"><dt>\(words("placeTime.hours"))</dt><dd>\(words.number(given.minutes / 60))</dd>
            <dt>\(words("placeTime.people"))</dt><dd>\(words.number(given.people))</dd>
            <dt>\(words("placeTime.organisations"))</dt><dd>\(words.number(given.organisations))</dd>
            <dt>\(words("placeTime.languages"))</dt><dd>\(languages)</dd>
            <dt>\(words("placeTime.done"))</dt><dd>\(words.number(line.done))</dd></dl>
            """
    }

    private var goal: HTML? {
        guard let goal = summary.goal else { return nil }
        let hours = summary.hours(towards: goal)
        let text = words(
            "placeTime.goal.progress",
            ["hours": words.number(hours), "goal": words.number(goal.hours), "day": words.date(goal.by)])
        return """
            <div class="card"><h3>\(words("placeTime.goal"))</h3><p dir="auto">\(goal.sentence)</p>
            <progress max="\(goal.hours)" value="\(min(hours, goal.hours))" aria-hidden="true"></progress>
            <p>\(text)</p></div>
            """
    }

    // The months.

    private static let barWidth = 40
    private static let height = 160

    /// One bar a month; read from the right where the page is.
    private var chart: HTML {
        let most = max(60, summary.lines.compactMap { $0.given?.minutes }.max() ?? 0)
        let bars = summary.lines.enumerated().map { index, line -> HTML in
            let x = index * Self.barWidth + 6
            guard let minutes = line.given?.minutes else {
                // A month that is not shown is a line on the ground.
                return """
                    <rect x="\(x)" y="\(Self.height - 2)" width="\(Self.barWidth - 12)" height="2" opacity=".4"></rect>
                    """
            }
            let height = max(2, Self.height * minutes / most)
            return """
                <rect x="\(x)" y="\(Self.height - height)" width="\(Self.barWidth - 12)" height="\(height)"></rect>
                """
        }
        let shown = summary.lines.filter { $0.given != nil }
        let best = shown.max { ($0.given?.minutes ?? 0) < ($1.given?.minutes ?? 0) }
        let described =
            best.map {
                words(
                    "placeTime.chart.most",
                    ["month": name($0.month), "hours": words.number(($0.given?.minutes ?? 0) / 60)])
            } ?? words("placeTime.none")
        return """
            <figure class="chart"><svg viewBox="0 -8 \(CountTime.months * Self.barWidth) \(Self.height + 16)" role="img" \
            aria-labelledby="place-time-title place-time-description">
            <title id="place-time-title">\(words("placeTime.chart"))</title>
            <desc id="place-time-description">\(described)</desc>
            <g fill="currentColor">\(bars)</g></svg>
            <figcaption class="meta">\(words("placeTime.chart")). \(described)</figcaption></figure>
            """
    }

    private var table: HTML {
        let lines = summary.lines.reversed().map { line -> HTML in
            let cells: HTML
            if let given = line.given {
                cells = """
                    <td class="num">\(words.number(given.minutes / 60))</td><td class="num">\(words.number(given.people))</td>
                    """
            } else {
                let text = line.state == .few ? words("placeTime.few.short") : words.number(0)
                cells = "<td class=\"num\">\(text)</td><td class=\"num\">\(text)</td>"
            }
            return """
                <tr><th scope="row">\(name(line.month))</th>\(cells)<td class="num">\(words.number(line.done))</td></tr>
                """
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("placeTime.table"))">\
            <table class="figures figures-narrow"><thead><tr>
            <th scope="col">\(words("placeTime.month"))</th>
            <th scope="col" class="num">\(words("placeTime.hours.short"))</th>
            <th scope="col" class="num">\(words("placeTime.people"))</th>
            <th scope="col" class="num">\(words("placeTime.done.short"))</th></tr></thead><tbody>\(lines)</tbody></table></div>
            """
    }

    /// `November 2026`
    private func name(_ month: String) -> String {
        guard let day = CalendarDay("\(month)-01") else { return month }
        return words(
            "placeTime.month.name", ["month": words("date.month.\(day.month)"), "year": String(day.year)])
    }

    func goalForm(_ errors: FormErrors) -> Page {
        let form = FormView(visit, to: PlaceTimePages.goal.link(summary.place.id), errors: errors)
        return Page(
            words("placeTime.goal.set"),
            body: """
                <h1>\(words("placeTime.goal.set"))</h1>
                <p class="lede"><a href="\(CommunityRoutes.place.link(summary.place.id))" dir="auto">\(summary.place.name)</a></p>
                \(form.form("""
                    \(form.text("hours", label: words("placeTime.goal.hours"), value: summary.goal.map { String($0.hours) } ?? "",
                        type: "number"))
                    \(form.text("by", label: words("placeTime.goal.by"), value: summary.goal?.by.description ?? "",
                        type: "date"))
                    \(form.text("sentence", label: words("placeTime.goal.sentence"), hint: words("placeTime.goal.sentence.hint"),
                        value: summary.goal?.sentence ?? ""))
                    \(form.submit(words("placeTime.goal.save")))
                    """))
                """)
    }
}
