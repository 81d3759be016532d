import Community
import Kernel
import Web

/// A report as a page of the site, and as a file that stands by itself.
struct ReportView {
    let words: Words
    let report: Report
    /// Before links; empty on the site itself.
    let site: String
    private let wording: ReportWording

    init(_ words: Words, _ report: Report, site: String) {
        self.words = words
        self.report = report
        self.site = site
        wording = ReportWording(words: words)
    }

    /// - refused: why it was not kept
    func page(_ visit: Visit, mayKeep: Bool, refused: String?) -> Page {
        let keep: HTML? =
            mayKeep
            ? FormView(visit, to: ReportRoutes.link(ReportRoutes.runs, report.scope, report.span))
                .button(words("funding.keep")) : nil
        let refusal: HTML? = refused.map { "<p class=\"flash flash-warn\" role=\"alert\">\($0)</p>" }
        return Page(
            wording.title(report), width: .wide,
            body: """
                \(refusal)\(main)
                <section class="no-print"><h2>\(words("funding.files"))</h2><ul class="cluster">
                <li><a class="button" href="\(ReportRoutes.link(ReportRoutes.paper, report.scope, report.span))">PDF</a></li>
                <li><a class="button" href="\(ReportRoutes.link(ReportRoutes.data, report.scope, report.span))">JSON</a></li>
                <li><a href="\(ReportRoutes.choice.link())">\(words("funding.other"))</a></li></ul>\(keep)</section>
                """)
    }

    /// A file that needs nothing else.
    var document: HTML {
        """
        <!doctype html>
        <html \(words.language.attributes)>
        <head><meta charset="utf-8"><title>\(wording.title(report))</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main>\(main)</main></body>
        </html>
        """
    }

    private var main: HTML {
        let contents = report.parts.map { part -> HTML in
            "<li><a href=\"#result-\(part.template.result)\">\(wording.part(part))</a></li>"
        }
        return """
            <h1>\(wording.title(report))</h1>
            <p class="lede">\(wording.span(report))</p>
            <p class="meta">\(wording.dates(report))</p>
            \(changes)
            <nav aria-labelledby="contents"><h2 id="contents">\(words("funding.contents"))</h2><ul class="plain">\(contents)</ul>
            </nav>
            \(report.parts.map(section))
            """
    }

    /// What is other than when it was last kept.
    private var changes: HTML? {
        guard let last = report.last else { return nil }
        let items = report.changes.map { "<li>\(wording.change($0))</li>" as HTML }
        let since = words("funding.since", ["day": words.date(last.kept)])
        let list: HTML = items.isEmpty ? "<p>\(words("funding.since.none"))</p>" : "<ul>\(items)</ul>"
        return "<section class=\"card\"><h2>\(since)</h2>\(list)</section>"
    }

    private func section(_ part: Report.Part) -> HTML {
        """
        <section id="result-\(part.template.result)"><h2>\(wording.part(part))</h2>
        \(part.isMeasured ? measured(part) : "<p>\(words("funding.unmeasured"))</p>" as HTML)</section>
        """
    }

    private func measured(_ part: Report.Part) -> HTML {
        "\(figures(part))\(evidence(part))\(stories(part))\(failed(part))"
    }

    private func figures(_ part: Report.Part) -> HTML? {
        guard !part.figures.isEmpty else { return nil }
        let rows = part.figures.map { one -> HTML in
            let name: HTML =
                one.figure.source.map { "<a href=\"\(site)\($0)\">\(wording.name(one.figure))</a>" }
                ?? "\(wording.name(one.figure))"
            return """
                <tr><th scope="row">\(name)</th><td class="num">\(words.figure(one.figure.value, one.figure.unit))</td>\
                <td>\(wording.basis(one.figure))</td><td>\(wording.trend(one))</td></tr>
                """
        }
        return """
            <h3>\(words("funding.figures"))</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(wording.part(part))">
            <table class="figures"><thead><tr><th scope="col">\(words("funding.figure"))</th>\
            <th scope="col" class="num">\(words("funding.value"))</th><th scope="col">\(words("funding.basis"))</th>\
            <th scope="col">\(words("funding.before"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private func evidence(_ part: Report.Part) -> HTML? {
        guard !part.template.evidence.isEmpty else { return nil }
        let list: HTML = part.evidence.isEmpty ? "<p>\(words("funding.evidence.none"))</p>" : items(part.evidence)
        let more: HTML? = part.hasMore ? "<p class=\"meta\">\(words("funding.evidence.more"))</p>" : nil
        return "<h3>\(words("funding.evidence"))</h3>\(list)\(more)"
    }

    private func stories(_ part: Report.Part) -> HTML? {
        part.stories.isEmpty ? nil : "<h3>\(words("funding.stories"))</h3>\(items(part.stories))"
    }

    private func failed(_ part: Report.Part) -> HTML {
        let figures = part.notBetter.map { "<li>\(wording.notBetter($0))</li>" as HTML }
        let shortfalls = part.shortfalls.map { one -> HTML in
            "<li>\(wording.shortfall(one.shortfall))\(one.cards.isEmpty ? nil : items(one.cards))</li>"
        }
        let list: HTML =
            figures.isEmpty && shortfalls.isEmpty
            ? "<p>\(words("funding.failed.none"))</p>" : "<ul>\(shortfalls)\(figures)</ul>"
        return "<h3>\(words("funding.failed"))</h3>\(list)"
    }

    private func items(_ cards: [SubjectCard]) -> HTML {
        let lines = cards.map { card -> HTML in
            let name = card.name(for: words.language)
            let linked = card.link.map { "<a href=\"\(site)\($0)\">\(name)</a>" as HTML } ?? name
            return "<li>\(linked) <span class=\"meta\">\(words("subject.\(card.subject.kind.name)"))</span></li>"
        }
        return "<ul>\(lines)</ul>"
    }
}
