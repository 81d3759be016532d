/// Who answered when, by code. A code that answered twice in a wave counts in none of that wave's pairs, since nothing tells
/// which answer is whose.
struct Pairing {
    typealias Wave = WaveTable.Wave

    private var rows: [Wave: [String: WaveTable.Row]] = [:]
    private var repeated: [Wave: Set<String>] = [:]
    private let groups: [String: WaveTable.Group]

    init(_ table: WaveTable) {
        groups = table.groups
        for row in table.rows {
            if repeated[row.wave, default: []].contains(row.person) { continue }
            if rows[row.wave, default: [:]].removeValue(forKey: row.person) == nil {
                rows[row.wave, default: [:]][row.person] = row
            } else {
                repeated[row.wave, default: []].insert(row.person)
            }
        }
    }

    /// Whether anybody answered, a second time or not.
    func has(_ wave: Wave) -> Bool { !rows[wave, default: [:]].isEmpty || !repeated[wave, default: []].isEmpty }

    func has(_ group: WaveTable.Group) -> Bool { groups.values.contains(group) }

    /// Everybody who answered a wave once, in order of code.
    func rows(in wave: Wave) -> [WaveTable.Row] {
        rows[wave, default: [:]].values.sorted { $0.person < $1.person }
    }

    /// Answers before and in a later wave of one person each, in order of code.
    func pairs(_ wave: Wave, _ group: WaveTable.Group) -> [(before: WaveTable.Row, after: WaveTable.Row)] {
        rows(in: .before).compactMap { before in
            guard groups[before.person] == group, let after = rows[wave]?[before.person] else { return nil }
            return (before, after)
        }
    }

    func attrition(_ wave: Wave, _ group: WaveTable.Group) -> Attrition {
        func members(_ codes: some Sequence<String>) -> Set<String> { Set(codes.filter { groups[$0] == group }) }
        let twice = members(repeated[.before, default: []]).union(members(repeated[wave, default: []]))
        let before = members(rows[.before, default: [:]].keys).subtracting(twice)
        let after = members(rows[wave, default: [:]].keys).subtracting(twice)
        return Attrition(
            wave: wave, group: group, pairs: before.intersection(after).count,
            onlyBefore: before.subtracting(after).count, onlyThen: after.subtracting(before).count,
            repeated: twice.count)
    }
}

/// How many could be paired and how many were lost on the way.
public struct Attrition: Sendable, Hashable {
    public let wave: WaveTable.Wave
    public let group: WaveTable.Group
    public let pairs: Int
    public let onlyBefore: Int
    public let onlyThen: Int
    /// Codes that answered one of both waves more than once: not paired.
    public let repeated: Int
}
