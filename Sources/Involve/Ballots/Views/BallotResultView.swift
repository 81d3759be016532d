import Kernel
import Web

/// What came out, and why, so that who voted for something else can follow it.
struct BallotResultView {
    let visit: Visit
    let ballot: Ballot
    let closing: Closing

    init(_ visit: Visit, _ ballot: Ballot, _ closing: Closing) {
        self.visit = visit
        self.ballot = ballot
        self.closing = closing
    }

    private var words: Words { visit.words }
    private var result: BallotResult { closing.result }
    private var marked: Int { closing.cast - result.blank }

    var section: HTML {
        """
        <section id="result"><h2>\(words("ballot.result"))</h2>
        \(verdict)
        <p>\(words("ballot.result.cast", count: closing.cast)) \(words("ballot.result.blank", count: result.blank))</p>
        \(votes)
        \(pairwise)</section>
        """
    }

    private var verdict: HTML {
        let names = result.winners.map { name($0) }
        guard let first = names.first else { return "<p class=\"verdict\">\(words("ballot.result.nobody"))</p>" }
        guard names.count > 1 else {
            return "<p class=\"verdict\">\(words("ballot.result.winner")) \(first)</p>"
        }
        let items = names.map { "<li>\($0)</li>" as HTML }
        return "<p class=\"verdict\">\(words("ballot.result.level"))</p><ul>\(items)</ul>"
    }

    private func name(_ number: Int) -> HTML {
        let text = ballot.options.indices.contains(number - 1) ? ballot.options[number - 1] : ""
        return "<bdi \(ballot.language.attributes)>\(text)</bdi>"
    }

    private var votes: HTML {
        let order = ballot.options.indices.sorted { (result.votes[$1], $0) < (result.votes[$0], $1) }
        let rows = order.map { index -> HTML in
            let count = result.votes[index]
            let share = marked == 0 ? 0 : Double(count) / Double(marked)
            return """
                <tr><th scope="row">\(name(index + 1))\(result.winners.contains(index + 1) ? winner : nil)</th>
                <td class="num">\(words.number(count))</td><td class="num">\(words.percent(share))</td></tr>
                """
        }
        return """
            <p class="hint">\(words("ballot.result.why.\(ballot.method.rawValue)"))</p>
            <div class="table-scroll" tabindex="0" role="group" aria-label="\(words("ballot.result.votes"))">
            <table class="figures figures-narrow">
            <thead><tr><th scope="col">\(words("ballot.option"))</th>
            <th scope="col" class="num">\(words("ballot.result.count.\(ballot.method.rawValue)"))</th>
            <th scope="col" class="num">\(words("ballot.result.share"))</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private var winner: HTML { " <span class=\"badge\">\(words("ballot.result.won"))</span>" }

    // Option against option.

    private var pairwise: HTML? {
        guard let pairs = result.pairwise else { return nil }
        let numbers = ballot.options.indices.map { $0 + 1 }
        let head = numbers.map { "<th scope=\"col\" class=\"num\">\(words.number($0))</th>" as HTML }
        let rows = numbers.map { one -> HTML in
            let cells = numbers.map { other -> HTML in
                guard one != other else { return "<td class=\"num\">–</td>" }
                let count = pairs[one - 1][other - 1]
                let isMore = count > pairs[other - 1][one - 1]
                return
                    "<td class=\"num\">\(isMore ? "<strong>\(words.number(count))</strong>" as HTML : "\(words.number(count))" as HTML)</td>"
            }
            return "<tr><th scope=\"row\">\(words.number(one)). \(name(one))</th>\(cells)</tr>"
        }
        return """
            <h3>\(words("ballot.result.pairs"))</h3>\(duels(pairs))
            <p class="hint">\(words("ballot.result.pairs.how"))</p>
            <div class="table-scroll" tabindex="0" role="group" aria-label="\(words("ballot.result.pairs"))">
            <table class="figures figures-narrow">
            <thead><tr><th scope="col">\(words("ballot.option"))</th>\(head)</tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    /// The winner against each other option; where it loses one of these, why it won nevertheless.
    private func duels(_ pairs: [[Int]]) -> HTML? {
        guard result.winners.count == 1, let winner = result.winners.first else { return nil }
        let others = ballot.options.indices.map { $0 + 1 }.filter { $0 != winner }
        let items = others.map { other -> HTML in
            let (mine, theirs) = (pairs[winner - 1][other - 1], pairs[other - 1][winner - 1])
            return """
                <li>\(name(other)): \(words("ballot.result.duel", ["for": words.number(mine), "against": words.number(theirs)]))</li>
                """
        }
        let beatsAll = others.allSatisfy { pairs[winner - 1][$0 - 1] > pairs[$0 - 1][winner - 1] }
        return """
            <p>\(words(beatsAll ? "ballot.result.beatsAll" : "ballot.result.paths"))</p><ul>\(items)</ul>
            """
    }
}
