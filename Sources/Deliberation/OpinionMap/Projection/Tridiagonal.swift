/// Eigenpairs of a small symmetric tridiagonal matrix.
enum Tridiagonal {
    struct Solution {
        /// Descending.
        var values: [Double]
        /// In the order of the values.
        var vectors: [[Double]]
    }

    /// Implicit QL with Wilkinson shifts.
    ///
    /// Source: Bowdler, Martin, Reinsch and Wilkinson, "The QR and QL algorithms for symmetric matrices" (1968).
    static func solve(diagonal: [Double], offDiagonal: [Double]) -> Solution {
        let size = diagonal.count
        var d = diagonal
        var e = Array(offDiagonal.prefix(max(0, size - 1))) + [0]
        // vectors[j] is the j-th eigenvector.
        var vectors = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0.0 } }
        for low in 0..<size {
            var sweeps = 0
            while let split = Self.split(from: low, d, e), split != low, sweeps < 60 {
                sweeps += 1
                var g = (d[low + 1] - d[low]) / (2 * e[low])
                var r = (g * g + 1).squareRoot()
                g = d[split] - d[low] + e[low] / (g + (g < 0 ? -r : r))
                var (s, c, p) = (1.0, 1.0, 0.0)
                var index = split - 1
                var deflated = false
                while index >= low {
                    let f = s * e[index]
                    let b = c * e[index]
                    r = (f * f + g * g).squareRoot()
                    e[index + 1] = r
                    if r == 0 {
                        d[index + 1] -= p
                        e[split] = 0
                        deflated = true
                        break
                    }
                    s = f / r
                    c = g / r
                    g = d[index + 1] - p
                    r = (d[index] - g) * s + 2 * c * b
                    p = s * r
                    d[index + 1] = g + p
                    g = c * r - b
                    for row in 0..<size {
                        let upper = vectors[index + 1][row]
                        let lower = vectors[index][row]
                        vectors[index + 1][row] = s * lower + c * upper
                        vectors[index][row] = c * lower - s * upper
                    }
                    index -= 1
                }
                if deflated { continue }
                d[low] -= p
                e[low] = g
                e[split] = 0
            }
        }
        let order = (0..<size).sorted { d[$0] != d[$1] ? d[$0] > d[$1] : $0 < $1 }
        return Solution(values: order.map { d[$0] }, vectors: order.map { vectors[$0] })
    }

    /// The end of the block that starts at `low`.
    private static func split(from low: Int, _ d: [Double], _ e: [Double]) -> Int? {
        var index = low
        while index < d.count - 1 {
            let scale = abs(d[index]) + abs(d[index + 1])
            if abs(e[index]) <= Double.ulpOfOne * scale { break }
            index += 1
        }
        return index
    }
}
