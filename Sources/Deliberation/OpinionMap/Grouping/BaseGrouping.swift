/// The groups of the base method, exactly, for comparison; what is wrong with it is said in the method's document.
///
/// Source: Polis at 08e03eb, math/src/polismath/math/clusters.clj and conversation.clj.
enum BaseGrouping {
    /// - points: of mapped participants in row order
    static func groups(_ points: [Point]) -> Grouping {
        let ones = [Double](repeating: 1, count: points.count)
        let base = Lloyd.base(points, weights: ones, count: 100, iterations: 100)
        var weights = [Double](repeating: 0, count: base.centres.count)
        for cluster in base.assignment { weights[cluster] += 1 }

        var silhouettes: [Int: Double] = [:]
        var best: (count: Int, clustering: Lloyd.Clustering)?
        let largest = min(5, 2 + base.centres.count / 12)
        for count in stride(from: 2, through: largest, by: 1) where base.centres.count > 1 {
            let clustering = Lloyd.base(base.centres, weights: weights, count: count, iterations: 20)
            let value = Silhouette.mean(base.centres, clustering.assignment, clusters: clustering.centres.count)
            silhouettes[count] = value
            if value >= best.flatMap({ silhouettes[$0.count] }) ?? -.infinity { best = (count, clustering) }
        }
        guard let best else {
            return Grouping(chosen: points.isEmpty ? 0 : 1, assignment: ones.map { _ in 0 }, silhouettes: [:])
        }
        return Grouping(
            chosen: best.clustering.centres.count, assignment: base.assignment.map { best.clustering.assignment[$0] },
            silhouettes: silhouettes)
    }
}

/// Which mapped participant belongs to which group.
struct Grouping: Sendable {
    /// The number of groups.
    var chosen: Int
    /// Group by mapped participant.
    var assignment: [Int]
    /// Mean silhouette by the number of groups tried.
    var silhouettes: [Int: Double]
}
