/// How well points lie within their clusters: −1 to 1.
///
/// Source: Rousseeuw, "Silhouettes", J. Comput. Appl. Math. 20 (1987).
enum Silhouette {
    /// The mean over all points; 0 for a point alone in its cluster. Cost: the square of the number of points.
    static func mean(_ points: [Point], _ assignment: [Int], clusters: Int) -> Double {
        guard !points.isEmpty, clusters > 1 else { return 0 }
        var sizes = [Int](repeating: 0, count: clusters)
        for cluster in assignment { sizes[cluster] += 1 }
        var sum = 0.0
        var distances = [Double](repeating: 0, count: clusters)
        for index in points.indices {
            let own = assignment[index]
            guard sizes[own] > 1 else { continue }
            for cluster in distances.indices { distances[cluster] = 0 }
            points.withUnsafeBufferPointer { points in
                assignment.withUnsafeBufferPointer { assignment in
                    distances.withUnsafeMutableBufferPointer { distances in
                        let point = points[index]
                        for other in points.indices {
                            distances[assignment[other]] += point.squaredDistance(to: points[other]).squareRoot()
                        }
                    }
                }
            }
            let within = distances[own] / Double(sizes[own] - 1)
            var nearest = Double.infinity
            for cluster in distances.indices where cluster != own && sizes[cluster] > 0 {
                nearest = min(nearest, distances[cluster] / Double(sizes[cluster]))
            }
            let largest = max(within, nearest)
            if nearest.isFinite, largest > 0 { sum += (nearest - within) / largest }
        }
        return sum / Double(points.count)
    }

    /// The same on at most `limit` points, evenly spread over the order.
    static func mean(_ points: [Point], _ assignment: [Int], clusters: Int, limit: Int) -> Double {
        guard points.count > limit else { return mean(points, assignment, clusters: clusters) }
        let chosen = (0..<limit).map { $0 * points.count / limit }
        return mean(chosen.map { points[$0] }, chosen.map { assignment[$0] }, clusters: clusters)
    }
}
