import Community
import Kernel
import Web

/// One ballot: what is asked and of whom, how it is counted, what it protects, and what came out.
struct BallotView {
    let visit: Visit
    let one: One
    let errors: FormErrors

    /// A ballot with what its page needs.
    struct One: Sendable {
        let ballot: Ballot
        let organisation: Organisation
        /// Nil while it is a draft.
        let opening: OpenedBallot?
        /// Nil until it is closed.
        let closing: Closing?
        let issued: Int
        /// Of the reader; nil: not on the roll, or not signed in.
        let hasCredential: Bool?
        let mayManage: Bool
        let around: TrailAround
        let follows: Bool
    }

    init(_ visit: Visit, _ one: One, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var ballot: Ballot { one.ballot }

    var page: Page {
        let facts = BallotFacts(visit, ballot)
        return Page(
            ballot.question, width: .wide,
            body: """
                <p>\(facts.badge) <span class="meta"><a \
                href="\(CommunityRoutes.organisation.link(one.organisation.id))" \
                dir="auto">\(one.organisation.name)</a></span></p>
                <h1 \(ballot.language.attributes)>\(ballot.question)</h1>
                \(PolicyCycle(.decision, .partnership, next: words("ballot.next.\(ballot.state)")).strip(visit))
                \(misplaced)
                \(voting)
                \(one.closing.map { BallotResultView(visit, ballot, $0).section })
                <section><h2>\(words("ballot.options"))</h2>\(facts.options)\(facts.method)</section>
                \(numbers)
                \(one.opening == nil ? nil : ProtectionView(visit, ballot).verifying)
                \(ProtectionView(visit, ballot).section)
                \(one.mayManage ? managing : nil)
                \(TrailView(visit, one.around).section)
                \(FollowButton(visit, ballot.subject, follows: one.follows).form)
                """)
    }

    /// Mistakes of acts that are a button without a field.
    private var misplaced: HTML? {
        errors["ballot"].map { "<p class=\"flash flash-warn\" role=\"alert\">\($0)</p>" }
    }

    private var voting: HTML? {
        guard ballot.phase == .open else { return nil }
        let vote = BallotRoutes.vote.link(ballot.id)
        let standing: String? =
            switch one.hasCredential {
            case true?: words("ballot.you.issued")
            case false?: words("ballot.you.mayVote")
            case nil: visit.person == nil ? nil : words("ballot.you.notOnRoll")
            }
        return """
            <p><a class="button button-primary" href="\(vote)">\(words("ballot.vote"))</a></p>
            <p>\(standing)</p>
            """
    }

    private var numbers: HTML {
        var rows: [(String, HTML)] = [
            ("eligibility", "\(words("ballot.eligibility.\(ballot.eligibility.rawValue)"))")
        ]
        if let opening = one.opening {
            rows += [
                ("roll", "\(words("ballot.people", count: opening.record.roll))"),
                ("issued", "\(words.number(one.closing?.issued ?? one.issued))"),
            ]
        }
        if let opened = ballot.opened { rows.append(("opened", "\(words.date(opened))")) }
        if let lastDay = ballot.lastDay {
            rows.append(("lastDay", "\(words("ballot.lastDay.utc", ["day": words.date(lastDay)]))"))
        }
        if let closed = ballot.closed { rows.append(("closed", "\(words.date(closed))")) }
        if let opening = one.opening {
            let print = Opening.fingerprint(ofLine: opening.line)
            rows.append(("fingerprint", "<code class=\"wrap\" dir=\"ltr\">\(print)</code>"))
        }
        let items = rows.map { "<dt>\(words("ballot.fact.\($0.0)"))</dt><dd>\($0.1)</dd>" as HTML }
        return "<section><h2>\(words("ballot.facts"))</h2><dl class=\"facts\">\(items)</dl></section>"
    }

    private var managing: HTML? {
        switch ballot.phase {
        case .draft:
            let announce: HTML? =
                ballot.announced != nil
                ? nil
                : FormView(visit, to: BallotRoutes.announcement.link(ballot.id)).button(words("ballot.announce"))
            return """
                <section class="card"><h2>\(words("ballot.manage"))</h2>
                <p>\(words("ballot.manage.draft"))</p>
                <ul class="cluster"><li><a class="button" href="\(BallotRoutes.draft.link(ballot.id))">\(words("ballot.edit"))</a></li>
                <li>\(announce)</li>
                <li><a class="button button-primary" href="\(BallotRoutes.opening.link(ballot.id))">\(words("ballot.prepare"))</a></li></ul>
                </section>
                """
        case .open where ballot.lastDay == nil || ballot.isOver(at: visit.now):
            let form = FormView(visit, to: BallotRoutes.closing.link(ballot.id), errors: errors.only("sure"))
            return """
                <section class="card"><h2>\(words("ballot.close"))</h2><p>\(words("ballot.close.hint"))</p>
                \(form.form("""
                    \(form.checks("sure", legend: words("ballot.close.sure"),
                        options: [.init("yes", words("ballot.close.yes"))], chosen: []))
                    \(form.submit(words("ballot.close"), class: "button button-danger"))
                    """))</section>
                """
        default: return nil
        }
    }
}
