import Deliberation
import Kernel
import Web

/// The result of a process, area by area: what is funded, why, and what another rule would have done.
struct BudgetResultView {
    let visit: Visit
    let process: BudgetProcess
    let areas: [AreaElection]
    /// Projects that moderators have hidden: counted, but not named.
    let hidden: Set<BudgetProjectID>

    init(_ visit: Visit, _ process: BudgetProcess, _ areas: [AreaElection], hidden: Set<BudgetProjectID>) {
        self.visit = visit
        self.process = process
        self.areas = areas
        self.hidden = hidden
    }

    private var words: Words { visit.words }

    var page: Page {
        Page(
            words("budget.result.of", ["title": process.title]), width: .wide,
            body: """
                <p class="meta"><a href="\(BudgetRoutes.one.link(process.id))" \
                \(process.language.attributes)>\(process.title)</a></p>
                <h1>\(words("budget.result"))</h1>
                \(areas.map(section))
                <section><h2>\(words("budget.method"))</h2>\(MethodView(visit).summary(process.method, process.access))
                <p>\(words("budget.result.check"))</p></section>
                """)
    }

    private func section(_ one: AreaElection) -> HTML {
        let story = BudgetStoryView(visit, process, one, name: { name(one.projects[$0]) })
        return """
            <section><h2 dir="auto">\(words.name(one.area))</h2>
            <p class="verdict">\(words("budget.result.line", [
                "won": words.number(one.outcome.purchases.count), "all": words.number(one.projects.count),
                "cost": words.money(one.outcome.cost, in: process), "budget": words.money(one.area.amount, in: process),
                "voters": words.number(one.election.voters),
            ]))</p>
            \(projects(one))
            \(story.explanation)
            \(story.payments)
            \(story.shortfalls)
            \(story.comparison)
            \(story.distribution)
            <p><a href="\(BudgetRoutes.file.link(process.id, one.area.id))">\(words("budget.result.file"))</a></p></section>
            """
    }

    private func name(_ project: BudgetProject) -> HTML {
        guard !hidden.contains(project.id) else { return "\(words("budget.project.hidden"))" }
        return """
            <a href="\(BudgetRoutes.project.link(project.id))" \(project.language.attributes)>\(project.title)</a>
            """
    }

    /// Every project with its votes as a bar, the winners first.
    private func projects(_ one: AreaElection) -> HTML {
        let votes = one.votes
        let most = max(votes.max() ?? 1, 1)
        let order = one.outcome.purchases.map(\.project) + one.outcome.shortfalls.map(\.project)
        let won = Set(one.outcome.purchases.map(\.project))
        let rows = order.map { index -> HTML in
            let isIn = won.contains(index)
            return """
                <tr><th scope="row">\(name(one.projects[index]))</th>
                <td>\(words(isIn ? "budget.funded" : "budget.unfunded"))</td>
                <td class="num">\(words.money(one.projects[index].cost ?? 0, in: process))</td>
                <td class="num">\(words.number(votes[index]))</td>
                <td class="bar-cell">\(BudgetBar(votes[index], of: most, isStrong: isIn).drawing)</td></tr>
                """
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("budget.projects"))">
            <table class="figures"><thead><tr>\(["project", "outcome", "cost", "votes"].map(column))<td></td></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private func column(_ name: String) -> HTML { "<th scope=\"col\">\(words("budget.column.\(name)"))</th>" }
}

/// A bar beside a number that says the same.
struct BudgetBar {
    let width: Int
    let isStrong: Bool

    init(_ value: Int, of most: Int, isStrong: Bool) {
        width = most > 0 ? value * 1000 / most : 0
        self.isStrong = isStrong
    }

    var drawing: HTML {
        """
        <svg class="vote-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">\
        <rect class="\(isStrong ? "bar-agree" : "bar-pass")" width="\(width)" height="20"></rect></svg>
        """
    }
}

extension AreaElection {
    /// How many ballots name each project.
    var votes: [Int] {
        var votes = [Int](repeating: 0, count: projects.count)
        for group in election.groups {
            for choice in group.choices { votes[choice.project] += group.voters }
        }
        return votes
    }
}
