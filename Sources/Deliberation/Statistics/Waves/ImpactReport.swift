/// What a survey in waves shows: attrition, reliability, change by scale, and the difference to a comparison group.
///
/// The same table with the same options gives the same figures.
public struct ImpactReport: Sendable {
    public struct ScaleReport: Sendable {
        public let scale: WaveTable.Scale
        /// Of the whole answers before, of everybody.
        public let alpha: Figure<Alpha>
        public let omega: Figure<Omega>
        public internal(set) var changes: [ScaleChange]
        public internal(set) var differences: [Difference]
    }

    /// Activity against comparison in one wave.
    public struct Difference: Sendable {
        public let wave: WaveTable.Wave
        public let figure: Figure<DifferenceInDifferences>
        /// p adjusted for all differences of this report.
        public internal(set) var holm: Double?
        public internal(set) var benjaminiHochberg: Double?
    }

    public let options: ImpactOptions
    public let attrition: [Attrition]
    public private(set) var scales: [ScaleReport]

    public enum Refusal: Error {
        /// No code answered both before and in a later wave.
        case nobodyPaired
    }

    public init(_ table: WaveTable, _ options: ImpactOptions) throws(Refusal) {
        let pairing = Pairing(table)
        let waves = [WaveTable.Wave.after, .later].filter(pairing.has)
        let groups = WaveTable.Group.allCases.filter(pairing.has)
        self.options = options
        attrition = waves.flatMap { wave in groups.map { pairing.attrition(wave, $0) } }
        guard attrition.contains(where: { $0.pairs > 0 }) else { throw .nobodyPaired }
        scales = table.scales.map { scale in
            var scores = waves.flatMap { wave in groups.map { PairedScores(pairing, scale, wave, $0) } }
            Self.hide(&scores, fewest: options.minimum)
            let whole = pairing.rows(in: .before).compactMap(scale.whole)
            let hidden: Uncomputable? =
                whole.count < options.minimum && scale.items.count > 1 ? .hidden(fewest: options.minimum) : nil
            return ScaleReport(
                scale: scale,
                alpha: hidden.map { .failure($0) }
                    ?? Self.reliability(whole, scale) { rows throws(Uncomputable) in try Alpha(rows) },
                omega: hidden.map { .failure($0) }
                    ?? Self.reliability(whole, scale) { rows throws(Uncomputable) in try Omega(rows) },
                changes: scores.map { ScaleChange($0, options) },
                differences: groups.contains(.comparison)
                    ? waves.map { Self.difference(scores, $0, options) } : [])
        }
        adjust()
    }

    private static func reliability<Value>(
        _ rows: [[Double]], _ scale: WaveTable.Scale, _ body: ([[Double]]) throws(Uncomputable) -> Value
    ) -> Figure<Value> {
        guard scale.items.count >= 2 else { return .failure(.tooFewItems(have: scale.items.count, need: 2)) }
        do throws(Uncomputable) {
            return .success(try body(rows))
        } catch {
            return .failure(error)
        }
    }

    /// Hides figures of few people, and a later wave whose people differ by few from those of the wave before: both
    /// show the mean before, so that their difference would be the answers of those few.
    ///
    /// Source: A. Hundepool et al., "Statistical Disclosure Control" (2012), chapter 4.
    private static func hide(_ scores: inout [PairedScores], fewest: Int) {
        for index in scores.indices {
            let isClose = scores[..<index].contains { shown in
                let apart = shown.people.symmetricDifference(scores[index].people).count
                return !shown.isHidden && shown.group == scores[index].group && (1..<fewest).contains(apart)
            }
            scores[index].isHidden = scores[index].people.count < fewest || isClose
        }
    }

    private static func difference(
        _ scores: [PairedScores], _ wave: WaveTable.Wave, _ options: ImpactOptions
    ) -> Difference {
        let parts = scores.filter { $0.wave == wave }
        let activity = parts.filter { $0.group == .activity }
        let comparison = parts.filter { $0.group == .comparison }
        if parts.contains(where: \.isHidden) {
            return Difference(wave: wave, figure: .failure(.hidden(fewest: options.minimum)))
        }
        return Difference(
            wave: wave,
            figure: Figure(computing: { () throws(Uncomputable) in
                try DifferenceInDifferences(
                    activity: activity.flatMap(\.changes), comparison: comparison.flatMap(\.changes))
            }))
    }

    /// Adjusts the t tests of each group, and the differences, for being several.
    private mutating func adjust() {
        for group in WaveTable.Group.allCases {
            let places = scales.indices.flatMap { scale in
                scales[scale].changes.indices.filter { scales[scale].changes[$0].group == group }.map { (scale, $0) }
            }
            let ps = places.compactMap { place in
                scales[place.0].changes[place.1].test.value.map { (place, $0.p) }
            }
            let adjusted = zip(ManyTests.holm(ps.map(\.1)), ManyTests.benjaminiHochberg(ps.map(\.1)))
            for ((place, _), (holm, hochberg)) in zip(ps, adjusted) {
                scales[place.0].changes[place.1].holm = holm
                scales[place.0].changes[place.1].benjaminiHochberg = hochberg
            }
        }
        let ps = scales.indices.flatMap { scale in
            scales[scale].differences.indices.compactMap { index in
                scales[scale].differences[index].figure.value.map { ((scale, index), $0.p) }
            }
        }
        let adjusted = zip(ManyTests.holm(ps.map(\.1)), ManyTests.benjaminiHochberg(ps.map(\.1)))
        for ((place, _), (holm, hochberg)) in zip(ps, adjusted) {
            scales[place.0].differences[place.1].holm = holm
            scales[place.0].differences[place.1].benjaminiHochberg = hochberg
        }
    }
}
