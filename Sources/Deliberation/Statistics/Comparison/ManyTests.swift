/// Probabilities of several tests, adjusted for being several.
public enum ManyTests {
    /// So that one false finding among all is unlikely. Source: S. Holm, Scandinavian J. Statistics 6 (1979) 65–70.
    public static func holm(_ ps: [Double]) -> [Double] {
        var adjusted = ps
        var highest = 0.0
        for (rank, index) in order(ps).enumerated() {
            highest = max(highest, min(1, Double(ps.count - rank) * ps[index]))
            adjusted[index] = highest
        }
        return adjusted
    }

    /// So that few of the findings are false. Source: Y. Benjamini and Y. Hochberg, J. R. Statist. Soc. B 57 (1995) 289–300.
    public static func benjaminiHochberg(_ ps: [Double]) -> [Double] {
        var adjusted = ps
        var lowest = 1.0
        for (rank, index) in order(ps).enumerated().reversed() {
            lowest = min(lowest, Double(ps.count) / Double(rank + 1) * ps[index])
            adjusted[index] = lowest
        }
        return adjusted
    }

    private static func order(_ ps: [Double]) -> [Int] {
        ps.indices.sorted { (ps[$0], $0) < (ps[$1], $1) }
    }
}
