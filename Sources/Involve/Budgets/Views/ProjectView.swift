import Community
import Kernel
import Web

/// One project: what it is, what was said and found, what becomes of it.
struct ProjectView {
    let visit: Visit
    let one: One
    let errors: FormErrors
    let panels: [HTML]

    /// A project with what its page needs.
    struct One: Sendable {
        let standing: BudgetStanding
        let project: BudgetProject
        /// Of the same process.
        let others: [BudgetProject]
        let comments: [(comment: BudgetComment, note: ExposureNote)]
        let delivery: BudgetDelivery?
        let note: ExposureNote
        let around: TrailAround
        let follows: Bool
    }

    init(_ visit: Visit, _ one: One, errors: FormErrors, panels: [HTML]) {
        self.visit = visit
        self.one = one
        self.errors = errors
        self.panels = panels
    }

    private var words: Words { visit.words }
    private var project: BudgetProject { one.project }
    private var process: BudgetProcess { one.standing.process }

    var page: Page {
        Page(
            project.title,
            body: """
                <p class="meta"><a href="\(BudgetRoutes.one.link(process.id))" \
                \(process.language.attributes)>\(process.title)</a></p>
                <h1 \(project.language.attributes)>\(project.title)</h1>
                \(one.note.note(words))
                \(errors["phase"].map { "<p class=\"flash flash-warn\" role=\"alert\">\($0)</p>" as HTML })
                \(facts)
                \(merged)
                <div \(project.language.attributes)>\(HTML.paragraphs(project.what))</div>
                \(parts)
                \(found)
                \(ProjectFormsView(visit, one, errors: errors).forms)
                \(delivery)
                \(comments)
                \(panels)
                \(TrailView(visit, one.around).section)
                \(FollowButton(visit, project.subject, follows: one.follows).form)
                <p class="meta">\(ReportLink(visit, project.subject).link(about: project.title))</p>
                """)
    }

    private var facts: HTML {
        let area = process.areas.first { $0.id == project.area }
        let cost: HTML =
            project.cost.map { "\(words.money($0, in: process))" } ?? "\(words("budget.project.cost.unknown"))"
        let place: HTML? =
            process.areas.count == 1
            ? nil : area.map { "<dt>\(words("budget.area"))</dt><dd dir=\"auto\">\(words.name($0))</dd>" }
        let outcome: HTML? =
            process.phase.isCounted && project.number != nil
            ? """
            <dt>\(words("budget.result"))</dt><dd><a href="\(BudgetRoutes.result.link(process.id))">\
            \(words(project.rank == nil ? "budget.unfunded" : "budget.funded"))</a></dd>
            """ : nil
        return """
            <dl class="facts"><dt>\(words("budget.cost"))</dt><dd>\(cost)</dd>\(place)\(outcome)</dl>
            """
    }

    private var merged: HTML? {
        guard let target = project.mergedInto, let other = one.others.first(where: { $0.id == target }) else {
            return nil
        }
        return """
            <p class="flash">\(words("budget.merged.into")) <a href="\(BudgetRoutes.project.link(other.id))" \
            \(other.language.attributes)>\(other.title)</a></p>
            """
    }

    /// The ideas that it was made of.
    private var parts: HTML? {
        let parts = one.others.filter { $0.mergedInto == project.id }
        guard !parts.isEmpty else { return nil }
        let items = parts.map { part -> HTML in
            """
            <li><a href="\(BudgetRoutes.project.link(part.id))" \(part.language.attributes)>\(part.title)</a></li>
            """
        }
        return "<section><h2>\(words("budget.merged.parts"))</h2><ul>\(items)</ul></section>"
    }

    private var found: HTML? {
        project.check.map { check in
            """
            <section><h2>\(words("budget.check"))</h2>
            <div class="answer answer-\(check.verdict == .notFeasible ? "rejected" : "accepted")">
            <p><strong>\(words("budget.verdict.\(check.verdict.rawValue)"))</strong></p>
            \(HTML.paragraphs(check.reason, automatic: true))</div></section>
            """
        }
    }

    private var delivery: HTML? {
        guard let delivery = one.delivery else { return nil }
        let reports = delivery.reports.map { report -> HTML in
            """
            <li><p><span class="badge">\(words("budget.delivery.\(report.state.rawValue)"))</span> \
            <span class="meta">\(words.date(report.at))</span></p>\(HTML.paragraphs(report.text, automatic: true))</li>
            """
        }
        let list: HTML =
            reports.isEmpty
            ? "<p>\(words("budget.delivery.none"))</p>" : "<ol class=\"trail\">\(reports)</ol>"
        return """
            <section id="delivery"><h2>\(words("budget.delivery"))</h2>
            <p><strong>\(words("budget.delivery.\(delivery.state.rawValue)"))</strong></p>\(list)
            \(one.standing.may(.report) ? ProjectFormsView(visit, one, errors: errors).report : nil)</section>
            """
    }

    private var comments: HTML? {
        let items = one.comments.map { comment, note -> HTML in
            let report = ReportLink(visit, Subject(.budgetComment, comment.id)).link(about: comment.text)
            return """
                <li class="card"><div \(comment.language.attributes)>\(HTML.paragraphs(comment.text))</div>\(note.note(words))
                <p class="meta">\(words.date(comment.at)) · \(report)</p></li>
                """
        }
        let form = one.standing.may(.comment) ? ProjectFormsView(visit, one, errors: errors).comment : nil
        guard !items.isEmpty || form != nil else { return nil }
        let list: HTML? = items.isEmpty ? nil : "<ul class=\"plain\">\(items)</ul>"
        return "<section><h2>\(words("budget.comments"))</h2>\(list)\(form)</section>"
    }
}
