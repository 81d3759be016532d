/// Counts of the parts of one whole, shown so that no small one can be told, nor found by taking others from the whole.
enum SmallNumbers {
    /// Fewer might point at somebody; the same as for the time of places.
    ///
    /// Source: Hundepool et al., "Handbook on Statistical Disclosure Control" (2nd edition, 2024), minimum frequency rule
    /// and secondary suppression.
    static let least = 5

    struct Shown: Sendable, Equatable {
        /// The largest first.
        var cells: [Cell]
        /// Parts that are counted together; nil: there are none.
        var rest: Int?

        struct Cell: Sendable, Equatable {
            let name: String
            let count: Int

            init(_ name: String, _ count: Int) {
                self.name = name
                self.count = count
            }
        }
    }

    /// Small parts are counted together, with the next larger ones until the sum is no longer small; nil where the whole
    /// is small.
    static func show(_ counts: [String: Int], least: Int = least) -> Shown? {
        let parts = counts.filter { $0.value > 0 }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        guard parts.reduce(0, { $0 + $1.value }) >= least else { return nil }
        var (rest, first) = (0, 0)
        while first < parts.count, parts[first].value < least || (rest > 0 && rest < least) {
            rest += parts[first].value
            first += 1
        }
        return Shown(
            cells: parts[first...].reversed().map { Shown.Cell($0.key, $0.value) }, rest: rest > 0 ? rest : nil)
    }
}
