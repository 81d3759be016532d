/// Groups that do not depend on the order of the input: k-means from many seeded starts, the number by silhouette.
struct StableGrouping: Sendable {
    let points: [Point]
    let seed: UInt64

    /// A group that is smaller is not told apart: at least 5 people, so that nobody's opinion can be read off a group
    /// figure, and at least a tenth of the map until that means 30 people, since smaller clusters of a small map come
    /// and go with single votes.
    static func minimumSize(mapped: Int) -> Int { max(5, min(mapped / 10, 30)) }

    /// The largest number of groups that people can keep apart on one map, as in the base method.
    static let largestCount = 5
    /// Silhouettes are exact up to so many points and sampled beyond.
    static let silhouetteLimit = 2_000

    /// The best clustering for each number of groups.
    func candidates() -> [Int: Lloyd.Clustering] {
        var candidates: [Int: Lloyd.Clustering] = [:]
        let distinct = Set(points).count
        for count in stride(from: 2, through: min(Self.largestCount, distinct), by: 1) {
            candidates[count] = best(of: points.count > 20_000 ? 6 : 24, count: count)
        }
        return candidates
    }

    /// The number of groups with the largest silhouette among those without a group that is too small.
    func groups() -> (grouping: Grouping, candidates: [Int: Lloyd.Clustering]) {
        let candidates = candidates()
        let minimum = Self.minimumSize(mapped: points.count)
        var silhouettes: [Int: Double] = [:]
        var chosen: Int?
        for count in candidates.keys.sorted() {
            guard let clustering = candidates[count] else { continue }
            let value = Silhouette.mean(
                points, clustering.assignment, clusters: count, limit: Self.silhouetteLimit)
            silhouettes[count] = value
            let smallest = (0..<count).map { group in clustering.assignment.count { $0 == group } }.min() ?? 0
            if smallest >= minimum, value > chosen.flatMap({ silhouettes[$0] }) ?? -.infinity { chosen = count }
        }
        guard let chosen, let clustering = candidates[chosen] else {
            let one = Grouping(
                chosen: points.isEmpty ? 0 : 1, assignment: points.map { _ in 0 }, silhouettes: silhouettes)
            return (one, candidates)
        }
        let grouping = Grouping(chosen: chosen, assignment: clustering.assignment, silhouettes: silhouettes)
        return (grouping, candidates)
    }

    private func best(of starts: Int, count: Int) -> Lloyd.Clustering {
        var random = SeededRandom(seed: seed &+ UInt64(count) &* 0x9E37_79B9)
        var best: (objective: Double, clustering: Lloyd.Clustering)?
        for _ in 0..<starts {
            let centres = KMeansPlusPlus.centres(points, count: count, &random)
            let clustering = Lloyd.converge(points, weights: nil, centres: centres)
            let objective = Lloyd.objective(clustering, points, weights: nil)
            if objective < best?.objective ?? .infinity { best = (objective, clustering) }
        }
        return best?.clustering ?? Lloyd.Clustering(centres: [], assignment: [])
    }
}

/// Starts for k-means that are spread over the points.
///
/// Source: Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding" (SODA 2007).
enum KMeansPlusPlus {
    static func centres(_ points: [Point], count: Int, _ random: inout SeededRandom) -> [Point] {
        guard !points.isEmpty else { return [] }
        var centres = [points[random.below(points.count)]]
        var distances = points.map { $0.squaredDistance(to: centres[0]) }
        while centres.count < count {
            let total = distances.reduce(0, +)
            guard total > 0 else { break }
            var target = random.unit() * total
            var chosen = points.count - 1
            for (index, distance) in distances.enumerated() {
                target -= distance
                if target < 0 {
                    chosen = index
                    break
                }
            }
            let centre = points[chosen]
            centres.append(centre)
            for index in points.indices {
                distances[index] = min(distances[index], points[index].squaredDistance(to: centre))
            }
        }
        return centres
    }
}
