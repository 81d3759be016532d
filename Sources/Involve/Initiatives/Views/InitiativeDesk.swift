import Community
import Kernel
import Web

/// What officials of the institution do on the page of an initiative: count paper, and answer.
struct InitiativeDesk {
    let visit: Visit
    let one: InitiativeView.One
    let errors: FormErrors

    init(_ visit: Visit, _ one: InitiativeView.One, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var initiative: Initiative { one.initiative }

    var section: HTML { "\(counts)\(initiative.handedOver == nil ? counting : nil)\(answering)" }

    /// Every count with its scan, for whoever audits it.
    private var counts: HTML? {
        guard !one.papers.isEmpty else { return nil }
        let rows = one.papers.map { paper -> HTML in
            let scan: HTML =
                paper.file.map {
                    "<a href=\"\(InitiativeRoutes.scan.link(initiative.id, $0))\">\(words("initiative.paper.open"))</a>"
                } ?? "\(words("initiative.paper.destroyed"))"
            return """
                <tr><td>\(words.date(paper.counted))</td><td class="num">\(words.number(paper.signatures))</td>\
                <td>\(scan)</td><td><code dir="ltr">\(String(paper.scan.prefix(16)))</code></td></tr>
                """
        }
        return """
            <h2>\(words("initiative.paper.counts"))</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-label="\(words("initiative.paper.counts"))">
            <table class="figures"><thead><tr><th scope="col">\(words("initiative.sheet.date"))</th>\
            <th scope="col" class="num">\(words("initiative.paper.count"))</th>\
            <th scope="col">\(words("initiative.paper.scan"))</th><th scope="col">SHA-256</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private var counting: HTML {
        let form = FormView(
            visit, to: InitiativeRoutes.paper.link(initiative.id), errors: errors.only("signatures", "scan"))
        return """
            <h2>\(words("initiative.paper"))</h2>
            \(form.form(takesFiles: true, """
                \(form.text("signatures", label: words("initiative.paper.count")))
                \(form.file("scan", label: words("initiative.paper.scan"), hint: words("initiative.paper.scan.hint"),
                    accept: "application/pdf,image/png,image/jpeg"))
                \(form.submit(words("initiative.paper.add"), class: "button"))
                """))
            """
    }

    private var answering: HTML? {
        guard initiative.phase(on: CalendarDay(visit.now)) == .handedOver else { return nil }
        let form = FormView(visit, to: InitiativeRoutes.answer.link(initiative.id), errors: errors.only("answer"))
        return """
            <h2>\(words("initiative.answer"))</h2>
            \(form.form("""
                \(form.area("answer", label: words("initiative.answer.text"), rows: 6, limit: AnswerInitiative.longest))
                \(form.submit(words("initiative.answer.send")))
                """))
            """
    }
}
