/// What is published of a survey beside the changes: everybody's mean in each wave, and change by part.
///
/// Changes of a report are shown as they are; parts, then means of everybody, are added where nothing that is shown, however
/// combined, then tells of a few people, or of many who all answered alike.
public struct PublishedTables: Sendable {
    /// All who answered a scale in a wave, paired or not.
    public struct Everybody: Sendable {
        public let scale: String
        public let wave: WaveTable.Wave
        public let group: WaveTable.Group
        public let people: Int
        public let mean: Double
        let members: Set<String>
    }

    /// The paired people of one part of the activity.
    public struct Part: Sendable {
        public let scale: String
        public let name: String
        public let people: Int
        public let before: Double
        public let after: Double
        let members: Set<String>
    }

    public private(set) var everybody: [Everybody] = []
    public private(set) var parts: [Part] = []

    /// - parts: the part of whoever said it before; people of the comparison group are not divided
    public init(_ table: WaveTable, _ report: ImpactReport, parts: [String: String]) {
        let pairing = Pairing(table)
        for scale in report.scales {
            var columns = Columns(table, pairing, scale.scale, fewest: report.options.minimum)
            for change in scale.changes where change.people != nil {
                let people = PairedScores(pairing, scale.scale, change.wave, change.group).people
                columns.show(people, in: [.before, change.wave])
                guard change.wave == .after, change.group == .activity else { continue }
                self.parts += Self.divide(people, by: parts, scale.scale.name, &columns)
            }
            for wave in WaveTable.Wave.allCases {
                for group in WaveTable.Group.allCases {
                    let members = Set(columns.scores[wave, default: [:]].keys.filter { table.groups[$0] == group })
                    guard columns.admit(members, in: [wave]) else { continue }
                    everybody.append(
                        Everybody(
                            scale: scale.scale.name, wave: wave, group: group, people: members.count,
                            mean: columns.mean(members, wave), members: members))
                }
            }
        }
    }

    /// The largest first, since a small one may have to give way.
    private static func divide(
        _ people: Set<String>, by parts: [String: String], _ scale: String, _ columns: inout Columns
    ) -> [Part] {
        let named = Dictionary(grouping: people.filter { parts[$0] != nil }, by: { parts[$0] ?? "" })
        let ordered = named.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
        return ordered.compactMap { name, members in
            let members = Set(members)
            guard columns.admit(members, in: [.before, .after]) else { return nil }
            return Part(
                scale: scale, name: name, people: members.count, before: columns.mean(members, .before),
                after: columns.mean(members, .after), members: members)
        }
    }
}

/// The scores of one scale in each wave, with the groups whose sums are shown.
private struct Columns {
    private(set) var scores: [WaveTable.Wave: [String: Double]] = [:]
    private var sums: [WaveTable.Wave: SafeSums<String>] = [:]
    private var shown: [WaveTable.Wave: [Set<String>]] = [:]

    init(_ table: WaveTable, _ pairing: Pairing, _ scale: WaveTable.Scale, fewest: Int) {
        for wave in WaveTable.Wave.allCases {
            let scored = pairing.rows(in: wave).compactMap { row in scale.score(row).map { (row.person, $0) } }
            scores[wave] = Dictionary(scored, uniquingKeysWith: { first, _ in first })
            sums[wave] = SafeSums(fewest: fewest)
        }
    }

    func mean(_ members: Set<String>, _ wave: WaveTable.Wave) -> Double {
        // In a fixed order, so that the last digit does not depend on how a set is laid out.
        let values = members.sorted().compactMap { scores[wave]?[$0] }
        return values.reduce(0, +) / Double(max(values.count, 1))
    }

    mutating func show(_ members: Set<String>, in waves: [WaveTable.Wave]) {
        for wave in waves {
            sums[wave]?.show(members)
            shown[wave, default: []].append(members)
        }
    }

    mutating func admit(_ members: Set<String>, in waves: [WaveTable.Wave]) -> Bool {
        let isSafe = waves.allSatisfy { wave in
            sums[wave]?.admits(members) == true && !isTelling(members, wave)
        }
        if isSafe { show(members, in: waves) }
        return isSafe
    }

    /// Whether all in the group, or all that are left when it is taken from another or another from it, answered alike.
    private func isTelling(_ members: Set<String>, _ wave: WaveTable.Wave) -> Bool {
        let rests = shown[wave, default: []].flatMap { other -> [Set<String>] in
            if other.isStrictSubset(of: members) { return [members.subtracting(other)] }
            return members.isStrictSubset(of: other) ? [other.subtracting(members)] : []
        }
        return ([members] + rests).contains { group in
            Set(group.compactMap { scores[wave]?[$0] }).count == 1
        }
    }
}

extension ScaleChange {
    /// Whether everybody answered alike before, or later: a mean then tells each answer, so it is not for everybody's eyes.
    public var isUniform: Bool {
        before.value?.isConstant == true || after.value?.isConstant == true
    }
}

extension Moments {
    /// Of the mean, by Student's distribution; nil of fewer than two.
    public var interval: Interval? {
        guard count >= 2 else { return nil }
        let half =
            StudentDistribution.quantile(0.5 + Interval.level / 2, freedom: Double(count - 1)) * deviation
            / Double(count).squareRoot()
        return Interval(low: mean - half, high: mean + half)
    }
}
