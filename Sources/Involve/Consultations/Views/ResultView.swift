import Community
import Deliberation
import Kernel
import Web

/// What people said: in words first, then on the map, then in a table that needs no map.
struct ResultView {
    let visit: Visit
    let consultation: Consultation
    let map: OpinionMap
    /// The reader's own participant, if they voted.
    let own: String?
    /// When each vote was cast.
    var times: [Moment] = []
    /// What other rooms say about the consultation.
    var panels: [HTML] = []
    var trail: HTML?
    var follow: HTML?
    private let byID: [String: Statement]

    init(_ visit: Visit, _ consultation: Consultation, _ statements: [Statement], _ map: OpinionMap, own: String?) {
        self.visit = visit
        self.consultation = consultation
        self.map = map
        self.own = own
        byID = Dictionary(
            statements.filter { $0.status == .accepted }.map { (String($0.id.value), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    private var words: Words { visit.words }
    private var showsGroups: Bool { map.clustering.verdict == .firm || map.clustering.verdict == .tentative }

    var page: Page {
        let (question, language) = consultation.question.best(for: visit.language)
        return Page(
            question, width: .wide,
            body: """
                <h1 \(language.attributes)>\(question)</h1>
                <p class="meta">\(words("result.people", count: map.participants.count)) · \
                \(words("result.votes", count: map.statements.reduce(0) { $0 + $1.counts.votes }))</p>
                \(cycle.strip(visit))
                \(answer)
                \(panels)
                <p class="verdict">\(verdict)</p>
                \(common)
                \(showsGroups ? groups : nil)
                \(showsGroups ? dividing : nil)
                \(mapFigure)
                \(table)
                \(TurnoutChart(times: times, words: words).figure)
                \(trail)
                \(sharing)
                \(data)
                """)
    }

    private var cycle: PolicyCycle {
        let isOpen = consultation.isOpen(at: visit.now)
        let vote = PolicyCycle.Invitation(
            words("consultation.takePart"), ConsultationRoutes.one.link(consultation.id))
        return PolicyCycle(
            .agenda, .consultation, next: words(isOpen ? "consultation.next.people" : "consultation.next.organisation"),
            isOpen ? [vote] : [])
    }

    /// The short form that other sites show.
    var embed: Page {
        let (question, language) = consultation.question.best(for: visit.language)
        var page = Page(
            question,
            body: """
                <h1 \(language.attributes)>\(question)</h1>
                <p class="verdict">\(verdict)</p>
                \(common)
                <p><a class="button" target="_blank" rel="noopener" \
                href="\(visit.absolute(ConsultationRoutes.one.link(consultation.id)))">\(words("embed.takePart"))</a></p>
                """)
        page.frame = .embed
        return page
    }

    /// Ways to pass the page on.
    private var sharing: HTML {
        let address = visit.absolute(ConsultationRoutes.embed.link(consultation.id))
        let frame = "<iframe src=\"\(address)\" width=\"100%\" height=\"640\"></iframe>"
        return """
            <section><h2>\(words("share.title"))</h2>\(follow)
            <p><button type="button" class="button" hidden data-share \
            data-share-done="\(words("share.copied"))">\(words("share.button"))</button></p>
            <div class="field"><label for="embed">\(words("embed.label"))</label>
            <textarea id="embed" rows="3" readonly dir="ltr">\(frame)</textarea></div></section>
            """
    }

    private var verdict: String {
        switch map.clustering.verdict {
        case .nobodyYet: words("result.verdict.nobody")
        case .noGroups: words("result.verdict.none")
        case .tentative: words("result.verdict.tentative", count: map.groups.count)
        case .firm: words("result.verdict.firm", count: map.groups.count)
        }
    }

    private var answer: HTML? {
        consultation.answer.map {
            "<section class=\"card\"><h2>\(words("result.answer"))</h2><p dir=\"auto\">\($0)</p></section>"
        }
    }

    /// Agreed by majority in every group, in four of five resamples.
    private var common: HTML {
        let list = map.statements.filter { byID[$0.id] != nil && $0.bridgingSupport >= 0.8 }
            .sorted { ($0.bridging, $1.id) > ($1.bridging, $0.id) }.prefix(5)
        let items = list.map { statement -> HTML in
            let sure = words("result.common.sure", ["share": words.percent(statement.bridgingSupport)])
            return """
                <li>\(sentence(statement.id))\(bar(statement.counts))<p class="meta">\(sure)</p>\
                \(showsGroups ? groupBars(statement) : nil)</li>
                """
        }
        let body: HTML = items.isEmpty ? "<p>\(words("result.common.none"))</p>" : "<ul class=\"stack\">\(items)</ul>"
        return "<section><h2>\(words("result.common"))</h2>\(body)</section>"
    }

    private var groups: HTML {
        let cards = map.groups.map { group -> HTML in
            let items = group.representative.map { entry -> HTML in
                let verb = words(
                    "result.says.\(entry.direction.rawValue)", count: entry.successes,
                    ["votes": words.number(entry.votes)])
                return "<li>\(sentence(entry.statement))<p class=\"meta\">\(verb)</p></li>"
            }
            return """
                <li class="card group-card \(style(group.id))">
                <h3>\(words("result.group", ["name": group.id]))\(isOwn(group.id)
                    ? " · \(words("result.yours"))" : "" as HTML)</h3>
                <p class="meta">\(words("result.people", count: group.size))</p>
                <ul class="stack">\(items)</ul>
                </li>
                """
        }
        return "<section><h2>\(words("result.groups"))</h2><ul class=\"grid\">\(cards)</ul></section>"
    }

    /// Where the groups are furthest apart, each with the votes of every group.
    private var dividing: HTML? {
        let list = map.statements.filter { byID[$0.id] != nil && distance($0) >= 0.4 }
            .sorted { (distance($0), $1.id) > (distance($1), $0.id) }.prefix(5)
        guard !list.isEmpty else { return nil }
        let items = list.map { "<li>\(sentence($0.id))\(groupBars($0))</li>" as HTML }
        return """
            <section><h2>\(words("result.dividing"))</h2><p class="meta">\(words("result.dividing.hint"))</p>\
            <ul class="stack">\(items)</ul></section>
            """
    }

    /// The largest difference between the shares of two groups that agree.
    private func distance(_ statement: MappedStatement) -> Double {
        let shares = statement.groupCounts.filter { $0.votes >= 5 }.map(\.agreeShare)
        return (shares.max() ?? 0) - (shares.min() ?? 0)
    }

    /// One bar a group, named.
    private func groupBars(_ statement: MappedStatement) -> HTML {
        let rows = zip(map.groups, statement.groupCounts).map { group, counts -> HTML in
            """
            <div class="group-bar"><span class="\(style(group.id))"><b>\(group.id)</b></span>\(bar(counts))\
            <span class="meta">\(counts.votes == 0 ? "–" : words.percent(counts.agreeShare))</span></div>
            """
        }
        return "<div class=\"group-bars\">\(rows)</div>"
    }

    private var mapFigure: HTML? {
        guard !map.participants.isEmpty else { return nil }
        return """
            <section><h2>\(words("result.map"))</h2>
            <figure class="map">\(MapDrawing(map: map, own: own, showsGroups: showsGroups, words: words).svg)
            <figcaption class="meta">\(words("result.map.caption"))</figcaption></figure></section>
            """
    }

    private var table: HTML {
        let heads = showsGroups ? map.groups.map { "<th scope=\"col\" class=\"num\">\($0.id)</th>" as HTML } : []
        let rows = map.statements.filter { byID[$0.id] != nil }
            .sorted { ($0.counts.votes, $1.id) > ($1.counts.votes, $0.id) }
            .map { statement -> HTML in
                let cells =
                    showsGroups
                    ? statement.groupCounts.map { counts -> HTML in
                        "<td class=\"num\">\(counts.votes == 0 ? "–" : words.percent(counts.agreeShare))</td>"
                    } : []
                return """
                    <tr><th scope="row">\(sentence(statement.id))\(bar(statement.counts))\(report(statement.id))</th>
                    <td class="num">\(words.number(statement.counts.votes))</td>
                    <td class="num">\(words.percent(statement.counts.agreeShare))</td>\(cells)</tr>
                    """
            }
        return """
            <section><h2>\(words("result.table"))</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("result.table"))">
            <table class="figures"><thead><tr><th scope="col">\(words("result.statement"))</th>
            <th scope="col" class="num">\(words("result.votes.head"))</th>
            <th scope="col" class="num">\(words("result.agreeing"))</th>\(heads)</tr></thead>
            <tbody>\(rows)</tbody></table></div></section>
            """
    }

    private var data: HTML {
        """
        <section><h2>\(words("result.data"))</h2><ul class="cluster">
        <li><a href="\(ConsultationRoutes.votesFile.link(consultation.id))">votes.csv</a></li>
        <li><a href="\(ConsultationRoutes.commentsFile.link(consultation.id))">comments.csv</a></li>
        <li><a href="\(ConsultationRoutes.map.link(consultation.id))">map.json</a></li>
        </ul>
        <p class="meta">\(words("result.data.licence"))</p>
        <p><a href="\(ConsultationRoutes.dictionary.link())">\(words("result.data.dictionary"))</a></p></section>
        """
    }

    private func sentence(_ id: String) -> HTML {
        guard let statement = byID[id] else { return .empty }
        let (text, language) = statement.best(for: visit.language)
        return """
            <span class="statement" \(language.attributes)>\(text)</span>
            """
    }

    private func report(_ id: String) -> HTML? {
        byID[id].map { statement in
            let link = ReportLink(visit, Subject(.statement, statement.id))
            return "<p class=\"meta\">\(link.link(about: statement.best(for: visit.language).text))</p>"
        }
    }

    private func bar(_ counts: VoteCounts) -> HTML {
        let total = max(counts.votes, 1)
        let agree = counts.agrees * 1000 / total
        let disagree = counts.disagrees * 1000 / total
        let label = words(
            "result.bar",
            [
                "agree": words.number(counts.agrees), "disagree": words.number(counts.disagrees),
                "pass": words.number(counts.passes),
            ])
        return """
            <svg class="vote-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="\(label)">
            <rect class="bar-pass" width="1000" height="20"></rect>
            <rect class="bar-agree" width="\(agree)" height="20"></rect>
            <rect class="bar-disagree" x="\(1000 - disagree)" width="\(disagree)" height="20"></rect></svg>
            """
    }

    private func isOwn(_ group: String) -> Bool {
        own.map { id in map.participants.contains { $0.id == id && $0.group == group } } ?? false
    }

    private func style(_ group: String) -> String { "group-\(group.lowercased())" }
}
