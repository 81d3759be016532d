/// A statement that tells a group from the others.
public struct Representative: Hashable, Sendable {
    public let statement: String
    public let direction: Direction
    /// How many of the group voted in the direction.
    public let successes: Int
    /// How many of the group voted at all, passes included.
    public let votes: Int
    /// (successes + 1) / (votes + 2)
    public let probability: Double
    /// z of that share against one half.
    public let probabilityTest: Double
    /// The share in the group over the share in the other groups.
    public let repness: Double
    /// z of the two shares.
    public let repnessTest: Double

    public enum Direction: String, Sendable {
        case agree
        case disagree
    }
}

/// Chooses the statements that represent a group.
///
/// Source: Polis at 08e03eb, math/src/polismath/math/repness.clj and stats.clj.
enum RepresentativeChoice {
    /// z of a one-sided test at 10 %.
    static let significance = 1.2816
    static let wanted = 5

    static func choose(_ tally: VoteTally, group: Int, _ table: VoteTable) -> [Representative] {
        let scored = table.statements.indices.filter { !table.isModeratedOut[$0] }.map { column in
            Scored(own: tally.groups[group][column], rest: tally.rest(of: group, column), column: column)
        }
        var passing: [Scored] = []
        var best: Scored?
        var bestAgree: Scored?
        for candidate in scored {
            if candidate.passes { passing.append(candidate) }
            if passing.isEmpty, candidate.beats(best) { best = candidate }
            if candidate.beatsAgreeing(bestAgree) { bestAgree = candidate }
        }
        guard !passing.isEmpty else {
            return [bestAgree ?? best].compactMap { $0?.representative(table) }
        }
        var chosen = passing.filter { $0.column != bestAgree?.column }
            .sorted { $0.metric != $1.metric ? $0.metric > $1.metric : $0.column < $1.column }
        if let bestAgree { chosen.insert(bestAgree, at: 0) }
        let firstFive = chosen.prefix(wanted)
        return (firstFive.filter { $0.direction == .agree } + firstFive.filter { $0.direction == .disagree })
            .map { $0.representative(table) }
    }

    private struct Scored {
        let column: Int
        let own: VoteCounts
        let agree: Direction
        let disagree: Direction
        let direction: Representative.Direction

        struct Direction {
            let successes: Int
            let probability: Double
            let probabilityTest: Double
            let repness: Double
            let repnessTest: Double

            init(_ successes: Int, of votes: Int, rest restSuccesses: Int, of restVotes: Int) {
                self.successes = successes
                probability = VoteCounts.probability(successes, of: votes)
                probabilityTest = Tests.proportion(successes, of: votes)
                repness = probability / VoteCounts.probability(restSuccesses, of: restVotes)
                repnessTest = Tests.twoProportions(successes, of: votes, restSuccesses, of: restVotes)
            }

            var isSignificant: Bool {
                probabilityTest > significance && repnessTest > significance
            }
        }

        init(own: VoteCounts, rest: VoteCounts, column: Int) {
            self.column = column
            self.own = own
            agree = Direction(own.agrees, of: own.votes, rest: rest.agrees, of: rest.votes)
            disagree = Direction(own.disagrees, of: own.votes, rest: rest.disagrees, of: rest.votes)
            direction = agree.repnessTest > disagree.repnessTest ? .agree : .disagree
        }

        var told: Direction { direction == .agree ? agree : disagree }
        var metric: Double { told.repness * told.repnessTest * told.probability * told.probabilityTest }
        var passes: Bool { agree.isSignificant || disagree.isSignificant }

        func beats(_ best: Scored?) -> Bool {
            guard let best else { return true }
            return max(agree.repnessTest, disagree.repnessTest)
                > max(best.agree.repnessTest, best.disagree.repnessTest)
        }

        func beatsAgreeing(_ best: Scored?) -> Bool {
            guard let best else {
                return agree.probabilityTest > significance || (agree.repness > 1 && agree.probability > 0.5)
            }
            if best.agree.repness > 1 {
                return agree.repness * agree.repnessTest * agree.probability * agree.probabilityTest
                    > best.agree.repness * best.agree.repnessTest * best.agree.probability
                    * best.agree.probabilityTest
            }
            return agree.probability * agree.probabilityTest
                > best.agree.probability * best.agree.probabilityTest
        }

        func representative(_ table: VoteTable) -> Representative {
            Representative(
                statement: table.statements[column], direction: direction, successes: told.successes,
                votes: own.votes, probability: told.probability, probabilityTest: told.probabilityTest,
                repness: told.repness, repnessTest: told.repnessTest)
        }
    }
}

/// z tests with one imagined vote each way.
enum Tests {
    /// 2·√(n + 1)·((s + 1)/(n + 1) − ½)
    static func proportion(_ successes: Int, of trials: Int) -> Double {
        2 * Double(trials + 1).squareRoot() * (Double(successes + 1) / Double(trials + 1) - 0.5)
    }

    /// (π1 − π2) / √(π̂(1 − π̂)(1/(n1 + 1) + 1/(n2 + 1))); 0 where π̂ = 1.
    static func twoProportions(_ first: Int, of firstTrials: Int, _ second: Int, of secondTrials: Int) -> Double {
        let (s1, n1) = (Double(first + 1), Double(firstTrials + 1))
        let (s2, n2) = (Double(second + 1), Double(secondTrials + 1))
        let pooled = (s1 + s2) / (n1 + n2)
        guard pooled != 1 else { return 0 }
        return (s1 / n1 - s2 / n2) / (pooled * (1 - pooled) * (1 / n1 + 1 / n2)).squareRoot()
    }
}
