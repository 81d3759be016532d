import Community
import Kernel
import Web

/// What editors can do with a claim now.
struct ClaimDeskView {
    let visit: Visit
    let one: ClaimView.One
    let errors: FormErrors

    init(_ visit: Visit, _ one: ClaimView.One, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var claim: PublicClaim { one.claim }

    private func may(_ act: ClaimPolicy.Act) -> Bool {
        guard let person = visit.person else { return false }
        return ClaimPolicy.allows(
            act, state: claim.state, isPublic: claim.isPublic, isAuthor: claim.author == person.id,
            hasReviewed: one.reviews.contains { $0.reviewer == person.id })
    }

    var section: HTML {
        """
        <section><h2>\(words("claim.desk"))</h2>
        \(may(.submit) ? submitting : nil)
        \(may(.review) ? reviewing : nil)
        \(waiting)
        \(may(.takeBack) ? takingBack : nil)
        \(replies)
        \(entryForm)
        \(may(.removeEntry) ? removing : nil)
        \(may(.edit) ? editing : nil)
        \(may(.correct) ? correcting : nil)
        \(may(.reopen) ? reopening : nil)
        </section>
        """
    }

    private var submitting: HTML {
        let form = FormView(visit, to: ClaimRoutes.submission.link(claim.id), errors: errors.only("fairness"))
        return """
            <div class="card"><h3>\(words("claim.submit"))</h3><p>\(words("claim.submit.lede"))</p>\
            \(form.form(form.submit(words("claim.submit"))))</div>
            """
    }

    private var reviewing: HTML {
        let form = FormView(
            visit, to: ClaimRoutes.reviews.link(claim.id), errors: errors.only("verdict", "reason"))
        return """
            <div class="card"><h3>\(words("claim.review"))</h3><p>\(words("claim.review.lede"))</p>\(form.form("""
                \(form.choices("verdict", legend: words("claim.review.verdict"),
                    options: PublicClaim.Verdict.allCases.map { .init($0.rawValue, words("claim.verdict.\($0.rawValue)")) }))
                \(form.area("reason", label: words("claim.review.reason"), rows: 4, limit: Review.longestReason))
                \(form.submit(words("claim.review")))
                """))</div>
            """
    }

    private var waiting: HTML? {
        guard claim.state == .review, !one.reviews.isEmpty else { return nil }
        return "<p class=\"meta\">\(words("claim.review.count", count: one.reviews.count))</p>"
    }

    private var takingBack: HTML {
        FormView(visit, to: ClaimRoutes.submissionEnd.link(claim.id)).button(
            words("claim.takeBack"), class: "button button-quiet")
    }

    private var replies: HTML? {
        let waiting = one.replies.filter { $0.state == .waiting }
        guard !waiting.isEmpty else { return nil }
        let items = waiting.map { reply -> HTML in
            let form = FormView(visit, to: ClaimRoutes.replyDecision.link(claim.id, reply.id))
            return """
                <div class="card"><h3>\(words("claim.reply.waiting"))</h3>
                <p><bdi>\(reply.name)</bdi>, <bdi>\(reply.capacity)</bdi> · <bdi>\(reply.address)</bdi></p>
                \(HTML.paragraphs(reply.text, automatic: true))\(form.form("""
                    <p class="cluster"><button class="button button-primary" name="decision" value="published">\
                    \(words("claim.reply.publish"))</button> <button class="button" name="decision" value="declined">\
                    \(words("claim.reply.decline"))</button></p>
                    """))</div>
                """
        }
        return "\(items)"
    }

    private var entryForm: HTML {
        let form = FormView(
            visit, to: ClaimRoutes.entries.link(claim.id),
            errors: visit.form.contains("part") ? errors : errors.only("text"))
        let isOpen = visit.form.contains("part") || one.entries.isEmpty
        return """
            <details class="card"\(isOpen ? " open" : "" as HTML)><summary>\(words("claim.entry.add"))</summary>\(form.form("""
                \(form.select("part", label: words("claim.entry.part"),
                    options: Entry.Part.allCases.map { .init($0.rawValue, words("claim.part.\($0.rawValue)")) }))
                \(form.area("text", label: words("claim.entry.text"), hint: words("claim.entry.hint"), rows: 3,
                    limit: Entry.longestText))
                \(form.text("source", label: words("claim.entry.source")))
                \(form.text("source-link", label: words("claim.entry.link"), hint: words("claim.link.hint"), type: "url"))
                \(form.text("day", label: words("claim.entry.day"), type: "date"))
                \(form.submit(words("claim.entry.add"), class: "button"))
                """))</details>
            """
    }

    private var removing: HTML? {
        guard !one.entries.isEmpty else { return nil }
        let items = one.entries.map { entry -> HTML in
            let form = FormView(visit, to: ClaimRoutes.entryRemoval.link(claim.id, entry.id))
            return """
                <li><span dir="auto">\(entry.text)</span> \
                \(form.button(words("claim.entry.remove"), class: "button button-quiet"))</li>
                """
        }
        return "<details><summary>\(words("claim.entry.remove"))</summary><ul>\(items)</ul></details>"
    }

    private var isTextPosted: Bool { visit.form.contains("quote") && !errors.isEmpty }

    private var editing: HTML {
        let form = FormView(visit, to: ClaimRoutes.text.link(claim.id), errors: isTextPosted ? errors : FormErrors())
        return """
            <details class="card"\(isTextPosted ? " open" : "" as HTML)><summary>\(words("claim.edit"))</summary>\
            \(form.form("""
                \(ClaimFormView(visit, errors: errors).fields(form, claim.text))
                \(form.submit(words("claim.save"), class: "button"))
                """))</details>
            """
    }

    private var correcting: HTML {
        let form = FormView(
            visit, to: ClaimRoutes.correction.link(claim.id), errors: isTextPosted ? errors : FormErrors())
        return """
            <details class="card"\(isTextPosted ? " open" : "" as HTML)><summary>\(words("claim.correct"))</summary>\
            \(form.form("""
                \(form.area("correction", label: words("claim.correction"), hint: words("claim.correction.hint"), rows: 3,
                    limit: Correction.longestText))
                \(ClaimFormView(visit, errors: errors).fields(form, claim.text))
                \(form.submit(words("claim.correct"), class: "button"))
                """))</details>
            """
    }

    private var reopening: HTML {
        let isPosted = visit.form.contains("reopen")
        let form = FormView(
            visit, to: ClaimRoutes.reopening.link(claim.id), errors: isPosted ? errors : FormErrors())
        return """
            <details class="card"\(isPosted ? " open" : "" as HTML)><summary>\(words("claim.reopen"))</summary>\(form.form("""
                \(form.area("reopen", label: words("claim.reopen.reason"), rows: 3, limit: Correction.longestText))
                \(form.submit(words("claim.reopen"), class: "button"))
                """))</details>
            """
    }
}
