import Community
import Kernel
import Web

/// The debate: what speaks for it and what against stand next to each other, questions below; replies one level deep.
struct DebateView {
    let visit: Visit
    let proposal: Proposal
    let arguments: [Argument]
    let mayArgue: Bool
    let errors: FormErrors

    init(_ visit: Visit, _ proposal: Proposal, _ arguments: [Argument], mayArgue: Bool, errors: FormErrors) {
        self.visit = visit
        self.proposal = proposal
        self.arguments = arguments
        self.mayArgue = mayArgue
        self.errors = errors
    }

    private var words: Words { visit.words }

    var section: HTML {
        """
        <section id="debate"><h2>\(words("debate.title"))</h2>
        <div class="debate">\(column(.supporting))\(column(.against))</div>
        \(column(.question))
        \(mayArgue ? form : signIn)
        </section>
        """
    }

    private func column(_ side: Argument.Side) -> HTML {
        let own = DebateOrder.arrange(arguments.filter { $0.parent == nil && $0.side == side })
        let none: HTML? = own.isEmpty ? "<p class=\"meta\">\(words("debate.none"))</p>" : nil
        return """
            <section class="side-\(side.rawValue)"><h3>\(words("debate.side.\(side.rawValue)"))</h3>\(none)
            <ul class="stack plain">\(own.map(item))</ul></section>
            """
    }

    private func item(_ argument: Argument) -> HTML {
        let replies = arguments.filter { $0.parent == argument.id }.map { reply -> HTML in
            """
            <li><p dir="auto">\(reply.text)</p><p class="meta"><span dir="auto">\(reply.author)</span> · \
            \(words.date(reply.at)) · \(report(reply))</p></li>
            """
        }
        let list: HTML? = replies.isEmpty ? nil : "<ul class=\"replies\">\(replies)</ul>"
        return """
            <li class="card" id="argument-\(argument.id.description)"><p dir="auto">\(argument.text)</p>
            <p class="meta"><span dir="auto">\(argument.author)</span> · \(words.date(argument.at)) · \
            \(words("debate.supports", count: argument.supports)) · \(report(argument))</p>\(list)\(mayArgue ? acts(argument) : nil)</li>
            """
    }

    private func report(_ argument: Argument) -> HTML {
        ReportLink(visit, Subject(.argument, argument.id)).link(about: argument.text)
    }

    private func acts(_ argument: Argument) -> HTML {
        let field = "reply-\(argument.id)"
        let support = FormView(visit, to: ProposalRoutes.support.link(proposal.id, argument.id)).button(
            words("debate.support"), class: "button button-quiet")
        let reply = FormView(visit, to: ProposalRoutes.arguments.link(proposal.id)).form(
            """
            <input type="hidden" name="parent" value="\(argument.id.description)">
            <input type="hidden" name="side" value="\(argument.side.rawValue)">
            <div class="field"><label for="\(field)">\(words("debate.reply"))</label>
            <textarea id="\(field)" name="argument" rows="2" dir="auto" maxlength="\(Argument.longest)"></textarea></div>
            <button class="button">\(words("debate.send"))</button>
            """)
        return "\(support)<details><summary>\(words("debate.reply"))</summary>\(reply)</details>"
    }

    private var form: HTML {
        let form = FormView(visit, to: ProposalRoutes.arguments.link(proposal.id), errors: errors.only("argument"))
        return form.form(
            class: "card",
            """
            <h3>\(words("debate.own"))</h3>
            \(parent)
            \(form.choices("side", legend: words("debate.side"), options: Argument.Side.allCases.map {
                .init($0.rawValue, words("debate.side.\($0.rawValue)"))
            }, value: Argument.Side.supporting.rawValue))
            \(form.area("argument", label: words("debate.text"), rows: 3, limit: Argument.longest))
            \(form.submit(words("debate.send"), class: "button"))
            """)
    }

    /// A reply that came back with a warning stays a reply.
    private var parent: HTML? {
        guard !errors.isEmpty, let parent = ArgumentID(visit.form["parent"]) else { return nil }
        return "<input type=\"hidden\" name=\"parent\" value=\"\(parent.description)\">"
    }

    private var signIn: HTML? {
        guard visit.person == nil, proposal.phase == .published else { return nil }
        let link = Link("/sign-in").with("return", ProposalRoutes.one.link(proposal.id).address)
        return "<p><a class=\"button\" href=\"\(link)\">\(words("debate.signIn"))</a></p>"
    }
}
