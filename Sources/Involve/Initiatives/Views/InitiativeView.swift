import Community
import Kernel
import Web

/// One initiative: how far it is, signing, and what its institution owes.
struct InitiativeView {
    let visit: Visit
    let one: One
    let errors: FormErrors

    /// An initiative with what its page needs.
    struct One: Sendable {
        let initiative: Initiative
        let tally: Tally
        let institution: Institution?
        let place: Place?
        let names: [String]
        let days: [(day: CalendarDay, count: Int)]
        let hasSigned: Bool
        /// Whether the reader has signed in at the identity provider once.
        let hasIdentity: Bool
        /// What the identity provider of the site is called; nil: it has none.
        let providerName: String?
        /// What was counted on paper, the newest first.
        let papers: [PaperCount]
        let isInitiator: Bool
        /// Whether the reader is an official of the institution.
        let mayAnswer: Bool
        let around: TrailAround
        let follows: Bool
    }

    init(_ visit: Visit, _ one: One, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var initiative: Initiative { one.initiative }
    private var today: CalendarDay { CalendarDay(visit.now) }
    private var phase: Initiative.Phase { initiative.phase(on: today) }

    var page: Page {
        let language = initiative.language
        let link = one.around.cards[initiative.proposal]?.link
        let mistake: HTML? = errors["sign"].map { "<p class=\"field-error\" role=\"alert\">\($0)</p>" }
        return Page(
            initiative.title,
            body: """
                <p><span class="badge">\(words("initiative.phase.\(phase.rawValue)"))</span></p>
                <h1 \(language.attributes)>\(initiative.title)</h1>
                \(link.map { "<p><a href=\"\($0)\">\(words("initiative.text"))</a></p>" as HTML })
                \(cycle.strip(visit))
                \(InitiativeProgress(visit, initiative, one.tally).bar)
                <div id="sign">\(mistake)\(signing)</div>
                \(facts)
                \(answer)
                \(chart)
                \(names)
                \(one.isInitiator ? initiating : nil)
                \(one.mayAnswer ? InitiativeDesk(visit, one, errors: errors).section : nil)
                \(TrailView(visit, one.around).section)
                \(FollowButton(visit, initiative.subject, follows: one.follows).form)
                """)
    }

    private var cycle: PolicyCycle {
        let step: PolicyCycle.Step = initiative.handedOver == nil ? .agenda : .decision
        let next =
            initiative.handedOver == nil
            ? words("initiative.next.people")
            : words("initiative.next.institution", ["institution": one.institution?.name ?? ""])
        let open = [
            PolicyCycle.Invitation(words("initiative.sign"), InitiativeRoutes.one.link(initiative.id).at("sign")),
            PolicyCycle.Invitation(words("initiative.sheet"), InitiativeRoutes.sheet.link(initiative.id)),
        ]
        return PolicyCycle(
            step, .dialogue, next: next, initiative.takesSignatures(on: today) && !one.hasSigned ? open : [])
    }

    private var signing: HTML? {
        guard initiative.takesSignatures(on: today) else { return nil }
        if one.hasSigned {
            let end = FormView(visit, to: InitiativeRoutes.signatureEnd.link(initiative.id)).button(
                words("initiative.sign.end"), class: "button button-quiet")
            return "<p><strong>\(words("initiative.sign.done"))</strong></p>\(end)"
        }
        if initiative.rule.assurance == .identity && !one.hasIdentity { return identifying }
        let form = FormView(visit, to: InitiativeRoutes.signature.link(initiative.id))
        return form.form(
            class: "card",
            """
            <div class="choice"><input type="checkbox" id="public" name="public" value="yes">\
            <label for="public">\(words("initiative.sign.public"))</label></div>
            <p class="hint">\(words("initiative.sign.hint"))</p>
            \(form.submit(words("initiative.sign")))
            """)
    }

    /// The way to the identity provider, and back here.
    private var identifying: HTML {
        guard let name = one.providerName else { return "<p class=\"empty\">\(words("initiative.identity.none"))</p>" }
        let link = CommunityRoutes.provider.link().with("return", visit.path)
        return """
            <div class="card"><p>\(words("initiative.identity.hint", ["name": name]))</p>
            <p><a class="button button-primary" href="\(link)">\(words("initiative.identity", ["name": name]))</a></p></div>
            """
    }

    private var facts: HTML {
        let institution: HTML? = one.institution.map {
            """
            <dt>\(words("initiative.institution"))</dt><dd><a href="\(CommunityRoutes.institution.link($0.id))" dir="auto">\($0.name)</a></dd>
            """
        }
        let place: HTML? = one.place.map {
            "<dt>\(words("organisation.place"))</dt><dd><a href=\"\(InitiativeRoutes.rule.link($0.id))\">\($0.name)</a></dd>"
        }
        let late = initiative.due.map { $0.days(to: today) } ?? 0
        let warning: HTML? =
            late > 0 && initiative.answer == nil
            ? " <span class=\"badge badge-warn\">\(words("initiative.late", count: late))</span>" : nil
        let due: HTML? = initiative.due.map {
            "<dt>\(words("initiative.due"))</dt><dd>\(words.date($0))\(warning)</dd>"
        }
        return """
            <dl class="facts">\(place)\(institution)
            <dt>\(words("initiative.closes"))</dt><dd>\(words.date(initiative.closes))</dd>
            <dt>\(words("initiative.assurance"))</dt>\
            <dd>\(words("initiative.assurance.\(initiative.rule.assurance.rawValue)"))</dd>
            <dt>\(words("initiative.online"))</dt><dd>\(words.number(one.tally.online))</dd>
            <dt>\(words("initiative.onPaper"))</dt><dd>\(words.number(one.tally.paper))</dd>\(due)</dl>
            <p><a class="button" href="\(InitiativeRoutes.sheet.link(initiative.id))">\(words("initiative.sheet"))</a></p>
            """
    }

    private var answer: HTML? {
        initiative.answer.map {
            """
            <section class="card"><h2>\(words("initiative.answer"))</h2>\(HTML.paragraphs($0, automatic: true))</section>
            """
        }
    }

    /// Signatures over time, added up.
    private var chart: HTML? {
        guard one.days.count > 1, let first = one.days.first?.day, let last = one.days.last?.day else { return nil }
        let span = max(1, Double((last.midnight - first.midnight).milliseconds))
        let total = one.days.reduce(0) { $0 + $1.count }
        var sum = 0
        let points = one.days.map { entry -> String in
            sum += entry.count
            let x = Int(Double((entry.day.midnight - first.midnight).milliseconds) / span * 600)
            return "\(x),\(120 - sum * 116 / max(total, 1))"
        }.joined(separator: " ")
        let label = words(
            "initiative.chart",
            ["count": words.number(total), "first": words.date(first), "last": words.date(last)])
        return """
            <figure class="chart"><svg viewBox="0 0 600 124" role="img" aria-label="\(label)">\
            <polyline points="\(points)" fill="none" stroke="currentColor" stroke-width="3"></polyline></svg>\
            <figcaption class="meta">\(label)</figcaption></figure>
            """
    }

    private var names: HTML? {
        guard !one.names.isEmpty else { return nil }
        let items = one.names.map { "<li dir=\"auto\">\($0)</li>" as HTML }
        return "<details class=\"card\"><summary>\(words("initiative.names"))</summary><ul>\(items)</ul></details>"
    }

    private var initiating: HTML? {
        switch phase {
        case .reached:
            return FormView(visit, to: InitiativeRoutes.handOver.link(initiative.id)).button(
                words("initiative.handOver"), class: "button button-primary")
        case .handedOver, .answered:
            return
                "<p><a class=\"button\" href=\"\(InitiativeRoutes.letter.link(initiative.id))\">\(words("initiative.letter"))</a></p>"
        default: return nil
        }
    }
}
