import Kernel
import Web

/// The register, and for editors what is unfinished.
struct ClaimListView {
    let visit: Visit
    let lists: Lists

    struct Lists: Sendable {
        let published: [PublicClaim]
        let unfinished: [PublicClaim]
        let isEditor: Bool
    }

    init(_ visit: Visit, _ lists: Lists) {
        self.visit = visit
        self.lists = lists
    }

    private var words: Words { visit.words }

    var page: Page {
        let new: HTML? =
            lists.isEditor
            ? "<a class=\"button button-primary\" href=\"\(ClaimRoutes.new.link())\">\(words("claim.new"))</a>" : nil
        let unfinished: HTML? =
            lists.unfinished.isEmpty
            ? nil
            : "<section><h2>\(words("claim.unfinished"))</h2><ul class=\"grid\">\(lists.unfinished.map(card))</ul></section>"
        let list: HTML =
            lists.published.isEmpty
            ? "<p class=\"empty\">\(words("claim.none"))</p>"
            : "<section><h2>\(words("claim.published"))</h2><ul class=\"grid\">\(lists.published.map(card))</ul></section>"
        return Page(
            words("claim.title"), width: .wide,
            body: """
                <h1>\(words("claim.title"))</h1>
                <p class="lede">\(words("claim.lede"))</p>
                <p class="cluster">\(new) <a href="\(ClaimRoutes.balance.link())">\(words("claim.balance"))</a>
                <a href="\(ClaimRoutes.cards.link())">\(words("claim.cards"))</a></p>
                \(unfinished)\(list)
                """)
    }

    private func card(_ claim: PublicClaim) -> HTML {
        let state = claim.verdict?.rawValue ?? (claim.state == .draft ? "draft" : "review")
        let party: HTML? = claim.text.party.isEmpty ? nil : " · <bdi>\(claim.text.party)</bdi>"
        return """
            <li class="card"><p><span class="badge">\(words("claim.verdict.\(state)"))</span></p>
            <h3 \(claim.text.language.attributes)><a class="card-link" href="\(ClaimRoutes.one.link(claim.id))">\
            “\(claim.headline)”</a></h3>
            <p class="meta"><bdi>\(claim.text.speaker)</bdi>\(party)\
            \(claim.text.said.map { " · \(words.date($0))" })</p></li>
            """
    }
}

/// How the register treats parties and roles.
struct BalanceView {
    let visit: Visit
    let parties: Balance
    let roles: Balance

    init(_ visit: Visit, _ parties: Balance, _ roles: Balance) {
        self.visit = visit
        self.parties = parties
        self.roles = roles
    }

    private var words: Words { visit.words }

    var page: Page {
        Page(
            words("claim.balance"), width: .wide,
            body: """
                <p class="meta"><a href="\(ClaimRoutes.list.link())">\(words("claim.title"))</a></p>
                <h1>\(words("claim.balance"))</h1>
                <p class="lede">\(words("claim.balance.lede"))</p>
                <p><a class="button" href="\(ClaimRoutes.balanceFile.link())">\(words("claim.balance.file"))</a></p>
                \(table(words("claim.balance.party"), parties) { $0.isEmpty ? words("claim.party.none") : $0 })
                \(table(words("claim.balance.role"), roles) { words("claim.role.\($0)") })
                <section><h2>\(words("claim.fairness"))</h2>\(FairnessList(words).all)</section>
                """)
    }

    private func table(_ head: String, _ balance: Balance, name: (String) -> String) -> HTML {
        let verdicts = PublicClaim.Verdict.allCases
        let heads = verdicts.map { "<th scope=\"col\">\(words("claim.verdict.\($0.rawValue)"))</th>" as HTML }
        let rows = balance.rows.map { row -> HTML in
            let cells = verdicts.map { "<td>\(words.number(row.verdicts[$0] ?? 0))</td>" as HTML }
            return """
                <tr><th scope="row"><bdi>\(name(row.name))</bdi></th><td>\(words.number(row.claims))</td>\(cells)\
                <td>\(words.decimal(row.sources, places: 1))</td><td>\(words.number(row.replies))</td></tr>
                """
        }
        return """
            <section><h2>\(head)</h2><div class="table-scroll" role="region" tabindex="0" aria-label="\(head)"><table class="figures figures-narrow">\
            <thead><tr><th scope="col">\(head)</th><th scope="col">\(words("claim.balance.claims"))</th>\(heads)\
            <th scope="col">\(words("claim.balance.sources"))</th><th scope="col">\(words("claim.balance.replies"))</th>\
            </tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }
}

/// The tests that keep the register fair, as a list.
struct FairnessList {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    /// What each asks.
    var all: HTML {
        "<ul>\(Fairness.allCases.map { "<li>\(words("claim.fairness.\($0.rawValue)"))</li>" as HTML })</ul>"
    }

    /// Which hold for one claim.
    func of(_ passed: Set<Fairness>) -> HTML {
        let items = Fairness.allCases.map { test -> HTML in
            let holds = passed.contains(test)
            return """
                <li>\(holds ? "✓" : "–") \(words("claim.fairness.\(test.rawValue)")) \
                <span class="meta">\(words(holds ? "claim.fairness.holds" : "claim.fairness.missing"))</span></li>
                """
        }
        return "<ul class=\"plain\">\(items)</ul>"
    }
}
