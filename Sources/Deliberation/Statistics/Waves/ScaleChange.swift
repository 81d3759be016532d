/// What changed in one scale from before to a later wave, among the people of one group who can be paired.
public struct ScaleChange: Sendable {
    public let wave: WaveTable.Wave
    public let group: WaveTable.Group
    /// Nil where the figure is hidden.
    public let people: Int?
    /// Paired people with too few answers to this scale in one of the waves; nil where hidden.
    public let missing: Int?
    public let before: Figure<Moments>
    public let after: Figure<Moments>
    public let test: Figure<PairedTest>
    public let effects: Figure<EffectSizes>
    public let bootstrap: Figure<AcceleratedBootstrap>
    public let signedRank: Figure<SignedRank>
    public let signFlip: Figure<SignFlip>
    public let equivalence: Figure<Equivalence>
    /// p of the t test, adjusted for all t tests of this report in this group; nil where it cannot be computed.
    public internal(set) var holm: Double?
    public internal(set) var benjaminiHochberg: Double?

    /// What can be said of it.
    public enum Reading: String, Sendable {
        case changed
        /// A change there is, yet surely smaller than what would matter.
        case changedLittle
        case noMeaningfulChange
        /// Neither a change nor its absence is shown: there were too few people, or answers differ too much.
        case unclear
        case unknown
    }

    /// Above this a finding counts as chance. Source: R. A. Fisher, Statistical Methods for Research Workers (1925), 12.
    static let level = 0.05

    public var reading: Reading {
        guard let holm, let p = equivalence.value?.p else { return .unknown }
        if holm < Self.level { return p < Self.level ? .changedLittle : .changed }
        return p < Self.level ? .noMeaningfulChange : .unclear
    }

    init(_ scores: PairedScores, _ options: ImpactOptions) {
        (wave, group) = (scores.wave, scores.group)
        people = scores.isHidden ? nil : scores.before.count
        missing = scores.isHidden ? nil : scores.missing
        let hidden: Uncomputable? = scores.isHidden ? .hidden(fewest: options.minimum) : nil
        func figure<Value>(_ body: () throws(Uncomputable) -> Value) -> Figure<Value> {
            hidden.map { .failure($0) } ?? Figure(computing: body)
        }
        let changes = scores.changes
        before = figure { () throws(Uncomputable) in try Moments(scores.before) }
        after = figure { () throws(Uncomputable) in try Moments(scores.after) }
        test = figure { () throws(Uncomputable) in try PairedTest(changes: changes) }
        effects = figure { () throws(Uncomputable) in try EffectSizes(before: scores.before, after: scores.after) }
        bootstrap = figure { () throws(Uncomputable) in
            try AcceleratedBootstrap(changes, replicates: options.replicates, seed: options.seed)
        }
        signedRank = figure { () throws(Uncomputable) in try SignedRank(changes: changes) }
        signFlip = figure { () throws(Uncomputable) in
            try SignFlip(changes: changes, replicates: options.replicates, seed: options.seed)
        }
        equivalence = figure { () throws(Uncomputable) in
            let spread = try Moments(scores.before)
            guard !spread.isConstant else { throw .noVariance }
            return try Equivalence(changes: changes, margin: options.margin * spread.deviation)
        }
    }
}

/// The scores of one scale, wave and group.
struct PairedScores {
    let wave: WaveTable.Wave
    let group: WaveTable.Group
    let people: Set<String>
    let before: [Double]
    let after: [Double]
    let missing: Int
    var isHidden = false

    var changes: [Double] { zip(before, after).map { $1 - $0 } }

    init(_ pairing: Pairing, _ scale: WaveTable.Scale, _ wave: WaveTable.Wave, _ group: WaveTable.Group) {
        (self.wave, self.group) = (wave, group)
        let pairs = pairing.pairs(wave, group)
        let scored = pairs.compactMap { pair -> (String, Double, Double)? in
            guard let before = scale.score(pair.before), let after = scale.score(pair.after) else { return nil }
            return (pair.before.person, before, after)
        }
        people = Set(scored.map(\.0))
        before = scored.map(\.1)
        after = scored.map(\.2)
        missing = pairs.count - scored.count
    }
}
