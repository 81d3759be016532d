import Deliberation
import Web

/// Four groups of voters, each with its own order of four ideas for an empty plot; the visitor says how large they are.
///
/// With the usual numbers the methods disagree: A has the most first places, C wins the runoff, and B wins by pairs.
struct RankedExample {
    let sizes: [Int]
    let seats: Int

    /// The ideas are named by letters.
    static let letters = ["a", "b", "c", "d"]
    static let orders = [[0, 1, 2, 3], [1, 2, 0, 3], [2, 0, 1, 3], [3, 2, 1, 0]]
    /// From 0 to 5, by idea, in accordance with the orders.
    static let ratings: [[Int64]] = [[5, 4, 1, 0], [1, 5, 3, 0], [3, 1, 5, 0], [0, 2, 4, 5]]
    /// How many of the best each voter approves of.
    static let approved = 2
    static let fields = zip(1..., [32, 25, 20, 15]).map { number, usual in
        ExampleNumbers.Field(name: "group\(number)", range: 0...999, usual: usual)
    }
    static let seatsField = ExampleNumbers.Field(name: "seats", range: 1...3, usual: 2)

    init(_ numbers: ExampleNumbers) {
        sizes = Self.fields.map { numbers[$0.name] }
        seats = max(1, numbers[Self.seatsField.name])
    }

    var voters: Int { sizes.reduce(0, +) }

    /// What a group gives an idea under a method that adds up.
    static func points(_ method: CountMethod, group: Int, idea: Int) -> Int {
        let place = orders[group].firstIndex(of: idea) ?? orders.count
        return switch method {
        case .approval: place < approved ? 1 : 0
        case .score: Int(ratings[group][idea])
        default: letters.count - 1 - place
        }
    }

    func count(_ method: CountMethod) throws -> BallotCount {
        var options = BallotCount.Options()
        if method == .stv { options.seats = seats }
        return try BallotCount(method.kind == .rated ? rated(method) : ranked(), method, options)
    }

    private var candidates: [RankedBallots.Candidate] {
        Self.letters.map { RankedBallots.Candidate(id: $0, name: $0) }
    }

    private func ranked() throws(RankedBallots.Refusal) -> BallotFile {
        let ballots = zip(Self.orders, sizes).filter { $0.1 > 0 }.map { order, size in
            RankedBallots.Ballot(ranking: order.map { [$0] }, count: Int64(size))
        }
        return .ranked(try RankedBallots(candidates: candidates, ballots: ballots))
    }

    private func rated(_ method: CountMethod) -> BallotFile {
        let ballots = sizes.indices.filter { sizes[$0] > 0 }.map { group in
            RatedBallots.Ballot(
                ratings: Self.letters.indices.map { Int64(Self.points(method, group: group, idea: $0)) },
                count: Int64(sizes[group]))
        }
        return .rated(RatedBallots(candidates: candidates, ballots: ballots))
    }
}
