/// How much of the map would survive if other people of the same kind had come: resamples of the mapped participants.
///
/// The axes stay; groups and counts are computed again for each resample.
///
/// Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 6; for groups, Hennig,
/// "Cluster-wise assessment of cluster stability", CSDA 52 (2007).
struct Bootstrap: Sendable {
    /// Share of resamples in which the same number of groups has the largest silhouette.
    let clustering: Double
    /// Share of resamples that put the participant into the same group, by mapped participant.
    let participants: [Double]
    /// Share of resamples in which every group agrees by majority, by column.
    let bridging: [Double]

    /// Points for silhouettes within a resample.
    private static let silhouetteSample = 300

    init(
        _ table: VoteTable, mapped: [Int], points: [Point], grouping: Grouping,
        candidates: [Int: Lloyd.Clustering], replicates: Int, seed: UInt64
    ) {
        let columns = table.statements.count
        var random = SeededRandom(seed: seed ^ 0xB007_57A9)
        var sameCount = 0
        var kept = [Int](repeating: 0, count: points.count)
        var bridged = [Int](repeating: 0, count: columns)
        let home = Self.centres(points, grouping)
        for _ in 0..<replicates {
            let picks = (0..<points.count).map { _ in random.below(points.count) }
            if Self.bestCount(points, picks, candidates) == grouping.chosen { sameCount += 1 }
            if grouping.chosen > 1 {
                var weights = [Double](repeating: 0, count: points.count)
                for pick in picks { weights[pick] += 1 }
                let moved = Lloyd.converge(points, weights: weights, centres: home, iterations: 25)
                for index in points.indices where moved.assignment[index] == grouping.assignment[index] {
                    kept[index] += 1
                }
            }
            Self.count(table, mapped, picks, grouping, into: &bridged)
        }
        let share = { (count: Int) in replicates == 0 ? 0 : Double(count) / Double(replicates) }
        clustering = share(sameCount)
        participants = kept.map { grouping.chosen > 1 ? share($0) : 1 }
        bridging = bridged.map(share)
    }

    private static func centres(_ points: [Point], _ grouping: Grouping) -> [Point] {
        (0..<grouping.chosen).map { group in
            let members = points.indices.filter { grouping.assignment[$0] == group }
            let count = Double(max(members.count, 1))
            return Point(
                x: members.reduce(0) { $0 + points[$1].x } / count,
                y: members.reduce(0) { $0 + points[$1].y } / count)
        }
    }

    /// The number of groups that a resample would have chosen, starting from each candidate's centres.
    private static func bestCount(
        _ points: [Point], _ picks: [Int], _ candidates: [Int: Lloyd.Clustering]
    ) -> Int {
        let sample = picks.prefix(silhouetteSample).map { points[$0] }
        let minimum = StableGrouping.minimumSize(mapped: points.count) * sample.count / max(points.count, 1)
        var best = (count: 1, value: -Double.infinity)
        for count in candidates.keys.sorted() {
            guard let centres = candidates[count]?.centres else { continue }
            let clustering = Lloyd.converge(sample, weights: nil, centres: centres, iterations: 25)
            let smallest = (0..<count).map { group in clustering.assignment.count { $0 == group } }.min() ?? 0
            guard smallest >= max(minimum, 1) else { continue }
            let value = Silhouette.mean(sample, clustering.assignment, clusters: count)
            if value > best.value { best = (count, value) }
        }
        return best.count
    }

    private static func count(
        _ table: VoteTable, _ mapped: [Int], _ picks: [Int], _ grouping: Grouping, into bridged: inout [Int]
    ) {
        let columns = table.statements.count
        var agrees = [Int32](repeating: 0, count: columns * max(grouping.chosen, 1))
        var votes = agrees
        for pick in picks {
            let offset = grouping.assignment[pick] * columns
            table.forEachVote(of: mapped[pick]) { column, value in
                votes[offset + column] += 1
                if value > 0 { agrees[offset + column] += 1 }
            }
        }
        for column in 0..<columns {
            let everyGroupAgrees = (0..<grouping.chosen).allSatisfy { group in
                let cell = group * columns + column
                return 2 * (agrees[cell] + 1) > votes[cell] + 2
            }
            if everyGroupAgrees, grouping.chosen > 0 { bridged[column] += 1 }
        }
    }
}
