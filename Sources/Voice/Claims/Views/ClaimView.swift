import Community
import Kernel
import Web

/// One claim with the evidence, what it serves, what was answered, and the reply beside it.
struct ClaimView {
    let visit: Visit
    let one: One
    /// What other rooms show.
    let panels: [HTML]
    let errors: FormErrors

    /// A claim with what its page needs.
    struct One: Sendable {
        let claim: PublicClaim
        let place: Place?
        let entries: [Entry]
        let reviews: [Review]
        let replies: [SpeakerReply]
        let corrections: [Correction]
        let around: TrailAround
        let follows: Bool
        let isEditor: Bool
    }

    init(_ visit: Visit, _ one: One, _ panels: [HTML], errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.panels = panels
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var claim: PublicClaim { one.claim }
    private var text: PublicClaim.Text { one.claim.text }

    var page: Page {
        let desk = one.isEditor ? ClaimDeskView(visit, one, errors: errors) : nil
        let misplaced = errors["state"].map { "<p class=\"flash flash-warn\" role=\"alert\">\($0)</p>" as HTML }
        return Page(
            claim.headline, width: .wide,
            body: """
                <p class="meta"><a href="\(ClaimRoutes.list.link())">\(words("claim.title"))</a></p>
                <p><span class="badge" id="state">\(words("claim.verdict.\(state)"))</span></p>
                <h1 \(text.language.attributes)>“\(text.quote)”</h1>
                \(misplaced)
                \(facts)
                \(verdict)
                \(part([.supports, .contradicts, .context], "evidence"))
                \(part([.serves], "serves"))
                \(replies)
                \(part([.response], "responses"))
                \(corrections)
                \(fairness)
                \(desk?.section)
                \(claim.isPublic ? replyForm : nil)
                \(TrailView(visit, one.around).section)
                \(panels)
                \(claim.isPublic ? FollowButton(visit, claim.subject, follows: one.follows).form : nil)
                """)
    }

    private var state: String { claim.verdict?.rawValue ?? (claim.state == .draft ? "draft" : "review") }

    private var facts: HTML {
        let party: HTML? =
            text.party.isEmpty ? nil : "<dt>\(words("claim.party"))</dt><dd><bdi>\(text.party)</bdi></dd>"
        let place: HTML? = one.place.map {
            "<a href=\"\(CommunityRoutes.place.link($0.id))\"><bdi>\($0.name)</bdi></a>"
        }
        let link = WebLink.isOne(text.link) ? text.link : ""
        return """
            <dl class="facts"><dt>\(words("claim.speaker"))</dt><dd><bdi>\(text.speaker)</bdi></dd>
            <dt>\(words("claim.role"))</dt><dd>\(words("claim.role.\(text.role.rawValue)")) · <bdi>\(text.title)</bdi></dd>
            \(party)<dt>\(words("claim.occasion"))</dt><dd><bdi>\(text.occasion)</bdi></dd>
            <dt>\(words("claim.said"))</dt><dd>\(text.said.map { words.date($0) } ?? "–")</dd>
            <dt>\(words("claim.place"))</dt><dd>\(place)</dd>
            <dt>\(words("claim.link"))</dt><dd><a href="\(link)" rel="noopener noreferrer"><bdi>\(text.link)</bdi></a></dd>
            <dt>\(words("claim.asked"))</dt><dd>\(text.asked.map { words.date($0) } ?? "–")</dd></dl>
            """
    }

    /// What two reviewers agreed on, with their reasons and without their names.
    private var verdict: HTML? {
        guard let verdict = claim.verdict else {
            return claim.isPublic ? "<p class=\"flash flash-warn\">\(words("claim.again"))</p>" : nil
        }
        let reasons = one.reviews.filter { $0.verdict == verdict }.map {
            "<li>\(HTML.paragraphs($0.reason, automatic: true))</li>" as HTML
        }
        return """
            <section class="card"><h2>\(words("claim.verdict.\(verdict.rawValue)"))</h2>
            <p>\(words("claim.verdict.\(verdict.rawValue).text"))</p>
            <h3>\(words("claim.reasons"))</h3><ul>\(reasons)</ul></section>
            """
    }

    private func part(_ parts: [Entry.Part], _ name: String) -> HTML? {
        let own = one.entries.filter { parts.contains($0.part) }
        guard !own.isEmpty else { return nil }
        let items = own.map { entry -> HTML in
            let label: HTML? =
                parts.count > 1 ? "<p><strong>\(words("claim.part.\(entry.part.rawValue)"))</strong></p>" : nil
            let link = WebLink.isOne(entry.link) ? entry.link : ""
            return """
                <li class="card">\(label)\(HTML.paragraphs(entry.text, automatic: true))
                <p class="meta"><a href="\(link)" rel="noopener noreferrer"><bdi>\(entry.source)</bdi></a>\
                \(entry.day.map { " · \(words.date($0))" })</p></li>
                """
        }
        return "<section><h2>\(words("claim.section.\(name)"))</h2><ul class=\"plain stack\">\(items)</ul></section>"
    }

    private var replies: HTML? {
        let shown = one.replies.filter { $0.state == .published }
        guard !shown.isEmpty else { return nil }
        let items = shown.map { reply -> HTML in
            """
            <li class="card"><p><strong><bdi>\(reply.name)</bdi></strong>, <bdi>\(reply.capacity)</bdi> \
            <span class="meta">\(words.date(reply.at))</span></p>\(HTML.paragraphs(reply.text, automatic: true))</li>
            """
        }
        return "<section><h2>\(words("claim.reply"))</h2><ul class=\"plain stack\">\(items)</ul></section>"
    }

    private var corrections: HTML? {
        guard !one.corrections.isEmpty else { return nil }
        let items = one.corrections.map { correction -> HTML in
            "<li><span class=\"meta\">\(words.date(correction.at))</span> <span dir=\"auto\">\(correction.text)</span></li>"
        }
        return "<section><h2>\(words("claim.corrections"))</h2><ul>\(items)</ul></section>"
    }

    private var fairness: HTML {
        let passed = Fairness.passed(claim, one.entries, one.reviews)
        return """
            <section id="fairness"><h2>\(words("claim.fairness"))</h2><p>\(words("claim.fairness.lede"))</p>
            \(FairnessList(words).of(passed))</section>
            """
    }

    private var replyForm: HTML {
        let form = FormView(
            visit, to: ClaimRoutes.replies.link(claim.id),
            errors: errors.only("name", "capacity", "address", "reply"))
        return """
            <details class="card"\(visit.form.contains("reply") && !errors.isEmpty ? " open" : "" as HTML)>
            <summary>\(words("claim.reply.ask"))</summary><p>\(words("claim.reply.lede"))</p>\(form.form("""
                \(form.text("name", label: words("claim.reply.name"), autocomplete: "name"))
                \(form.text("capacity", label: words("claim.reply.capacity")))
                \(form.text("address", label: words("claim.reply.address"), hint: words("claim.reply.address.hint"),
                    type: "email", autocomplete: "email"))
                \(form.area("reply", label: words("claim.reply.text"), limit: SpeakerReply.longestText))
                \(form.submit(words("claim.reply.send"), class: "button"))
                """))</details>
            """
    }
}
