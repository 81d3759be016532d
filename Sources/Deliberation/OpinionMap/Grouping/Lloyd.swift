/// Lloyd's algorithm on weighted points of the plane.
enum Lloyd {
    struct Clustering: Sendable {
        var centres: [Point]
        /// Cluster by point.
        var assignment: [Int]
    }

    /// One step of the base method: assign, move centres to the weighted mean, drop the empty.
    ///
    /// A point at the same distance from two centres goes to the later one.
    static func baseStep(_ points: [Point], weights: [Double], centres: [Point]) -> Clustering {
        var assignment = [Int](repeating: 0, count: points.count)
        for (index, point) in points.enumerated() {
            var best = Double.infinity
            for (cluster, centre) in centres.enumerated() {
                let distance = point.squaredDistance(to: centre).squareRoot()
                if distance <= best {
                    best = distance
                    assignment[index] = cluster
                }
            }
        }
        let totals = Self.totals(points, weights, assignment, count: centres.count)
        var renumbered = [Int](repeating: -1, count: centres.count)
        var kept: [Point] = []
        for (cluster, total) in totals.enumerated() where total.weight > 0 {
            renumbered[cluster] = kept.count
            kept.append(total.mean)
        }
        return Clustering(centres: kept, assignment: assignment.map { renumbered[$0] })
    }

    /// The base method: from the first `count` distinct points until no sorted centre moves by 0.01.
    static func base(_ points: [Point], weights: [Double], count: Int, iterations: Int) -> Clustering {
        var clustering = Clustering(centres: firstDistinct(points, count), assignment: [])
        for _ in 0..<iterations {
            let next = baseStep(points, weights: weights, centres: clustering.centres)
            let settled = sameCentres(clustering.centres, next.centres)
            clustering = next
            if settled { break }
        }
        return clustering
    }

    /// Until no point changes its cluster; ties go to the earlier centre; an empty cluster keeps its centre.
    static func converge(_ points: [Point], weights: [Double]?, centres: [Point], iterations: Int = 200) -> Clustering {
        var clustering = Clustering(centres: centres, assignment: [Int](repeating: -1, count: points.count))
        for _ in 0..<iterations {
            let changed = assign(points, &clustering)
            guard changed else { break }
            let totals = totals(points, weights, clustering.assignment, count: centres.count)
            for (cluster, total) in totals.enumerated() where total.weight > 0 {
                clustering.centres[cluster] = total.mean
            }
        }
        return clustering
    }

    /// The weighted sum of squared distances to the own centre.
    static func objective(_ clustering: Clustering, _ points: [Point], weights: [Double]?) -> Double {
        var sum = 0.0
        for (index, point) in points.enumerated() {
            sum += (weights?[index] ?? 1) * point.squaredDistance(to: clustering.centres[clustering.assignment[index]])
        }
        return sum
    }

    private static func assign(_ points: [Point], _ clustering: inout Clustering) -> Bool {
        var changed = false
        let centres = clustering.centres
        points.withUnsafeBufferPointer { points in
            centres.withUnsafeBufferPointer { centres in
                clustering.assignment.withUnsafeMutableBufferPointer { assignment in
                    for index in points.indices {
                        var best = Double.infinity
                        var chosen = 0
                        for cluster in centres.indices {
                            let distance = points[index].squaredDistance(to: centres[cluster])
                            if distance < best {
                                best = distance
                                chosen = cluster
                            }
                        }
                        if assignment[index] != chosen {
                            assignment[index] = chosen
                            changed = true
                        }
                    }
                }
            }
        }
        return changed
    }

    private struct Total {
        var x = 0.0
        var y = 0.0
        var weight = 0.0
        var mean: Point { Point(x: x / weight, y: y / weight) }
    }

    private static func totals(_ points: [Point], _ weights: [Double]?, _ assignment: [Int], count: Int) -> [Total] {
        var totals = [Total](repeating: Total(), count: count)
        for (index, point) in points.enumerated() {
            let weight = weights?[index] ?? 1
            totals[assignment[index]].x += weight * point.x
            totals[assignment[index]].y += weight * point.y
            totals[assignment[index]].weight += weight
        }
        return totals
    }

    private static func firstDistinct(_ points: [Point], _ count: Int) -> [Point] {
        var seen: Set<Point> = []
        var first: [Point] = []
        for point in points where first.count < count {
            if seen.insert(point).inserted { first.append(point) }
        }
        return first
    }

    private static func sameCentres(_ left: [Point], _ right: [Point]) -> Bool {
        func sorted(_ centres: [Point]) -> [Point] { centres.sorted { ($0.x, $0.y) < ($1.x, $1.y) } }
        return zip(sorted(left), sorted(right)).allSatisfy { $0.squaredDistance(to: $1).squareRoot() < 0.01 }
    }
}
