/// Agreement across groups.
enum Bridging {
    /// Group-informed consensus: the product over groups of the share that agrees, (agrees + 1) / (votes + 2).
    ///
    /// Source: Small et al., "Polis: scaling deliberation by mapping high dimensional opinion spaces" (2021).
    static func agreement(_ tally: VoteTally, _ column: Int) -> Double {
        tally.groups.reduce(1) { $0 * $1[column].agreeProbability }
    }

    /// Its twin for shared rejection.
    static func disagreement(_ tally: VoteTally, _ column: Int) -> Double {
        tally.groups.reduce(1) { $0 * $1[column].disagreeProbability }
    }

    /// Next-statement priority: what few have seen, what tells groups apart and what many agree with comes first.
    ///
    /// Source: Polis at 08e03eb, conversation.clj, `importance-metric` and `priority-metric`.
    static func priority(_ counts: VoteCounts, extremity: Double, isMeta: Bool) -> Double {
        let importance =
            isMeta
            ? 7
            : (1 - VoteCounts.probability(counts.passes, of: counts.votes)) * (extremity + 1)
                * counts.agreeProbability
        let novelty = isMeta ? 1 : 1 + 8 * powerOfTwo(-Double(counts.votes) / 5)
        return (importance * novelty) * (importance * novelty)
    }
}
