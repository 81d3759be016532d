/// Would opinions without groups look like this? Compares the silhouette with those of one smooth cloud.
///
/// The null hypothesis is one Gaussian with the mean and covariance of the mapped positions: opinions may differ
/// along any direction, but nobody lives in a valley between two hills.
///
/// Source: Liu, Hayes, Nobel and Marron, "Statistical significance of clustering for high-dimension, low-sample-size
/// data", JASA 103 (2008), with the mean silhouette as the index.
enum NullModel {
    /// Draws; with 60 the 95th percentile has a standard error of about 3 points of probability.
    static let draws = 60
    /// Points a draw; silhouettes cost the square of it.
    static let sample = 400

    /// True when the observed silhouette is above 95 % of those of draws without groups.
    static func isSeparated(_ points: [Point], groups: Int, observed: Double, seed: UInt64) -> Bool {
        guard groups > 1, points.count >= 10 else { return false }
        let shape = Shape(points)
        var random = SeededRandom(seed: seed ^ 0x6E75_6C6C)
        let size = min(points.count, sample)
        let values = (0..<draws).map { draw -> Double in
            let cloud = (0..<size).map { _ in shape.draw(&random) }
            let grouping = StableGrouping(points: cloud, seed: seed &+ UInt64(draw))
            return grouping.quickSilhouette(count: groups)
        }
        let exceeding = values.count { $0 >= observed }
        return Double(exceeding + 1) / Double(draws + 1) <= 0.05
    }

    /// Mean and Cholesky factor of the covariance.
    private struct Shape {
        let mean: Point
        let xx: Double
        let xy: Double
        let yy: Double

        init(_ points: [Point]) {
            let n = Double(points.count)
            let centre = Point(
                x: points.reduce(0) { $0 + $1.x } / n, y: points.reduce(0) { $0 + $1.y } / n)
            var (a, b, c) = (0.0, 0.0, 0.0)
            for point in points {
                let (dx, dy) = (point.x - centre.x, point.y - centre.y)
                a += dx * dx / n
                b += dx * dy / n
                c += dy * dy / n
            }
            mean = centre
            xx = a.squareRoot()
            xy = xx > 0 ? b / xx : 0
            yy = max(0, c - xy * xy).squareRoot()
        }

        func draw(_ random: inout SeededRandom) -> Point {
            let (u, v) = random.normals()
            return Point(x: mean.x + xx * u, y: mean.y + xy * u + yy * v)
        }
    }
}

extension StableGrouping {
    /// The mean silhouette of k-means from three starts.
    func quickSilhouette(count: Int) -> Double {
        var random = SeededRandom(seed: seed)
        var best: (objective: Double, clustering: Lloyd.Clustering)?
        for _ in 0..<3 {
            let centres = KMeansPlusPlus.centres(points, count: count, &random)
            let clustering = Lloyd.converge(points, weights: nil, centres: centres)
            let objective = Lloyd.objective(clustering, points, weights: nil)
            if objective < best?.objective ?? .infinity { best = (objective, clustering) }
        }
        guard let best else { return 0 }
        return Silhouette.mean(points, best.clustering.assignment, clusters: count)
    }
}
