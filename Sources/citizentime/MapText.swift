import Deliberation

/// An opinion map for reading in a terminal.
struct MapText {
    let map: OpinionMap
    let statements: [PolisExport.Statement]

    var text: String {
        let bodies = Dictionary(statements.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        func line(_ id: String) -> String { "  \(id)" + (bodies[id].map { "  \($0)" } ?? "") + "\n" }
        var text = verdict + "\n"
        for group in map.groups where map.clustering.verdict != .noGroups {
            text += "\nGroup \(group.id), \(group.size) people\n"
            for entry in group.representative {
                text += "  \(entry.direction.rawValue) \(entry.successes) of \(entry.votes):" + line(entry.statement)
            }
        }
        let bridging = map.statements.filter { !$0.isModeratedOut && $0.bridgingSupport >= 0.8 }
            .sorted { $0.bridging > $1.bridging }.prefix(5)
        text += "\nAgreed in every group\n"
        if bridging.isEmpty { text += "  nothing yet\n" }
        for statement in bridging { text += line(statement.id) }
        return text
    }

    private var verdict: String {
        let mapped = map.participants.count { $0.group != nil }
        let people = "\(map.participants.count) participants, \(mapped) of them on the map"
        switch map.clustering.verdict {
        case .nobodyYet: return "Nobody has voted enough to be mapped."
        case .noGroups: return "\(people): opinions do not fall into groups."
        case .tentative: return "\(people): \(map.groups.count) groups, tentative."
        case .firm: return "\(people): \(map.groups.count) groups, firm."
        }
    }
}
