import Deliberation
import Kernel
import Web

/// How the panel is drawn: what is published by when, the chances, and how to repeat it.
struct DrawView {
    let visit: Visit
    let panel: CitizensPanel
    let volunteers: [PanelVolunteer]

    private var words: Words { visit.words }

    var section: HTML {
        let data = PanelData(panel: panel, volunteers: volunteers)
        let files = data.names.map { name -> HTML in
            "<li><a href=\"\(PanelRoutes.file.link(panel.id, name))\" dir=\"ltr\">\(name)</a></li>"
        }
        return """
            <section><h2>\(words("panels.draw"))</h2><p>\(words("panels.draw.hint"))</p>
            <dl class="facts"><dt>\(words("panels.seed"))</dt>\(code(panel.seedFingerprint))
            <dt>\(words("panels.form.source"))</dt><dd dir="auto">\(panel.source)</dd>
            \(lottery)
            \(seed)</dl>
            \(chances)
            <h3>\(words("panels.data"))</h3><ul>\(files)</ul>
            \(repeating)</section>
            """
    }

    private func code(_ text: String) -> HTML { "<dd><code class=\"wrap\" dir=\"ltr\">\(text)</code></dd>" }

    private var lottery: HTML? {
        panel.lottery.map { lottery in
            let fingerprint = PublicDraw.fingerprint(of: lottery, volunteers.map(\.listed))
            return "<dt>\(words("panels.lottery"))</dt>\(code(fingerprint))"
        }
    }

    private var seed: HTML? { panel.wholeSeed.map { "<dt>\(words("panels.seed.whole"))</dt>\(code($0))" } }

    /// One line a kind of people, those with the smallest chance first.
    private var chances: HTML? {
        guard let lottery = panel.lottery else { return nil }
        let all = lottery.chances
        let kinds = lottery.kinds.compactMap { members -> (chance: Double, members: [Int])? in
            members.first.map { (all[$0], members) }
        }.sorted { ($0.chance, $0.members[0]) < ($1.chance, $1.members[0]) }
        let rows = kinds.map { kind -> HTML in
            let traits = volunteers[kind.members[0]].traits
            let name = panel.traits.compactMap { trait in
                traits[trait.rawValue].map { words.value(trait.rawValue, $0) }
            }.joined(separator: words("panels.separator"))
            let drawn = kind.members.count { volunteers[$0].state != .volunteered && volunteers[$0].state != .declined }
            return """
                <tr><th scope="row">\(name)</th><td class="num">\(words.number(kind.members.count))</td>
                <td class="num">\(words.percent(kind.chance))</td><td class="num">\(words.number(drawn))</td></tr>
                """
        }
        return """
            <h3>\(words("panels.chances"))</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(words("panels.chances"))">
            <table class="figures figures-narrow"><thead><tr><th scope="col">\(words("panels.column.who"))</th>
            <th scope="col" class="num">\(words("panels.volunteers"))</th>
            <th scope="col" class="num">\(words("panels.column.chance"))</th>
            <th scope="col" class="num">\(words("panels.column.drawn"))</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private var repeating: HTML? {
        panel.wholeSeed.map { seed in
            let command = "citizentime draw --size \(panel.size) --quotas quotas.csv --seed \"\(seed)\" volunteers.csv"
            return "<p>\(words("panels.repeat"))</p><pre dir=\"ltr\" tabindex=\"0\"><code>\(command)</code></pre>"
        }
    }
}
