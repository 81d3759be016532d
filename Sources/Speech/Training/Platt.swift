/// Fits probability = logistic(slope · score + offset) by Newton's method, with softened labels and a ridge.
///
/// Source: Platt 1999; Lin, Lin, Weng, "A note on Platt's probabilistic outputs for support vector machines",
/// Machine Learning 68 (2007).
enum Platt {
    static func fit(_ points: [(score: Double, isPositive: Bool, weight: Double)]) -> (slope: Double, offset: Double) {
        let positive = points.reduce(0) { $0 + ($1.isPositive ? $1.weight : 0) }
        let negative = points.reduce(0) { $0 + ($1.isPositive ? 0 : $1.weight) }
        guard positive > 0, negative > 0 else { return (1, 0) }
        let goals = (up: (positive + 1) / (positive + 2), down: 1 / (negative + 2))
        var (slope, offset) = (1.0, 0.0)
        for _ in 0..<40 {
            var (g0, g1, h00, h01, h11) = (1e-3 * (slope - 1), 0.0, 1e-3, 0.0, 1e-6)
            for point in points {
                let p = Arithmetic.logistic(slope * point.score + offset)
                let error = (p - (point.isPositive ? goals.up : goals.down)) * point.weight
                let curve = max(p * (1 - p), 1e-9) * point.weight
                g0 += error * point.score
                g1 += error
                h00 += curve * point.score * point.score
                h01 += curve * point.score
                h11 += curve
            }
            let determinant = h00 * h11 - h01 * h01
            let steps = ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant)
            slope -= max(-1, min(1, steps.0))
            offset -= max(-2, min(2, steps.1))
            if abs(steps.0) + abs(steps.1) < 1e-9 { break }
        }
        return (max(slope, 0.05), offset)
    }
}
