extension PairwiseCount {
    /// Who beats every other candidate one to one; nil when nobody does.
    ///
    /// Source: Condorcet, "Essai sur l'application de l'analyse", 1785.
    public var condorcetWinner: Int? {
        (0..<candidates).first { one in (0..<candidates).allSatisfy { $0 == one || margin(one, over: $0) > 0 } }
    }

    /// The smallest set of candidates each of whom beats everyone outside it.
    ///
    /// Source: Smith, "Aggregation of preferences with variable electorate", Econometrica 41 (1973).
    public var smithSet: [Int] {
        let wins = (0..<candidates).map { one in (0..<candidates).count { margin(one, over: $0) > 0 } }
        guard let most = wins.max() else { return [] }
        var members = Set((0..<candidates).filter { wins[$0] == most })
        var open = Array(members)
        while let member = open.popLast() {
            for other in 0..<candidates
            where other != member && !members.contains(other) && margin(member, over: other) <= 0 {
                members.insert(other)
                open.append(other)
            }
        }
        return members.sorted()
    }

    /// Schulze's rule: who is at the start of a chain of victories at least as strong as any chain back.
    ///
    /// Strength of a victory is its margin. Several winners are tied. Source: Schulze, "A new monotonic,
    /// clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice
    /// and Welfare 36 (2011), section 2.
    public var schulzeWinners: [Int] {
        let strength = strongestPaths
        return (0..<candidates).filter { one in
            (0..<candidates).allSatisfy { $0 == one || strength[one][$0] >= strength[$0][one] }
        }
    }

    /// The strength of the strongest chain of victories between each two; 0 where there is none.
    public var strongestPaths: [[Int64]] {
        var strength = (0..<candidates).map { one in
            (0..<candidates).map { max(margin(one, over: $0), 0) }
        }
        for middle in 0..<candidates {
            for one in 0..<candidates where one != middle && strength[one][middle] > 0 {
                for other in 0..<candidates where other != one && other != middle {
                    let chain = min(strength[one][middle], strength[middle][other])
                    if chain > strength[one][other] { strength[one][other] = chain }
                }
            }
        }
        return strength
    }

    /// Who loses their worst contest by the smallest margin. Source: Kramer 1977, Simpson 1969.
    public var minimaxWinners: [Int] {
        lowest { one in (0..<candidates).reduce(0) { $1 == one ? $0 : max($0, margin($1, over: one)) } }
    }

    /// Most victories less defeats. Source: Copeland 1951.
    public var copelandWinners: [Int] {
        lowest { one in (0..<candidates).reduce(0) { $0 + margin($1, over: one).signum() } }
    }

    /// Twice the points of Borda: for every other candidate two for each voter who ranks them below, one where level.
    ///
    /// Source: Borda 1781; ties and cut ballots as in Emerson, "The original Borda count and partial voting", Social
    /// Choice and Welfare 40 (2013), average form.
    public func doubledBordaScores(voters: Int64) -> [Int64] {
        (0..<candidates).map { one in
            (0..<candidates).reduce(0) { sum, other in other == one ? sum : sum + voters + margin(one, over: other) }
        }
    }

    func lowest(_ value: (Int) -> Int64) -> [Int] {
        let values = (0..<candidates).map(value)
        return values.indices.filter { values[$0] == values.min() }
    }
}
