import Deliberation
import Web

/// Five projects, three groups of voters who like some of them, and an amount of money.
///
/// With the usual numbers greedy spends everything on what the largest group likes, and the rules that share money out
/// leave something for each group.
struct BudgetExample {
    let sizes: [Int]
    /// By group, which projects it likes.
    let likes: [Set<Int>]
    let money: Int

    static let projects = ["playground", "racks", "language", "garden", "benches"]
    static let costs = [5_500, 4_500, 2_500, 1_500, 1_000]
    static let usualLikes: [Set<Int>] = [[0, 1, 4], [2], [3]]
    static let fields =
        zip(1..., [60, 25, 15]).map { number, usual in
            ExampleNumbers.Field(name: "group\(number)", range: 0...500, usual: usual)
        } + [moneyField]
    static let moneyField = ExampleNumbers.Field(name: "money", range: 0...100_000, usual: 10_000)

    /// - query: a box that is not ticked is not sent, so ticks are those of the address once it has the money
    init(_ numbers: ExampleNumbers, _ query: Form) {
        sizes = Self.usualLikes.indices.map { numbers["group\($0 + 1)"] }
        money = numbers[Self.moneyField.name]
        likes = Self.usualLikes.enumerated().map { group, usual in
            guard query.contains(Self.moneyField.name) else { return usual }
            return Set(
                query.all("likes\(group + 1)").compactMap { Int($0) }.filter { Self.projects.indices.contains($0) })
        }
    }

    var voters: Int { sizes.reduce(0, +) }

    func election() throws(BudgetElection.Refusal) -> BudgetElection {
        let ballots = zip(likes, sizes).flatMap { liked, size in
            Array(repeating: liked.sorted().map { BudgetElection.Choice(project: $0) }, count: size)
        }
        return try BudgetElection(
            projects: zip(0..., Self.costs).map { .init(id: String($0), name: Self.projects[$0], cost: Int64($1)) },
            budget: Int64(money), ballots: ballots)
    }
}
