import Community
import Deliberation
import Kernel
import Web

/// The example of all methods that count votes for ideas.
struct RankedPlay {
    let words: Words
    let query: Form
    let method: CountMethod

    private var names: IdeaNames { IdeaNames(words: words) }

    /// The methods that count this example, by their pages.
    static let methods: [(page: DecisionMethod, count: CountMethod)] = [
        (.approval, .approval), (.score, .score), (.borda, .borda), (.irv, .irv), (.stv, .stv), (.schulze, .schulze),
        (.rankedPairs, .rankedPairs),
    ]

    func played() throws -> Played {
        let numbers = ExampleNumbers(query, RankedExample.fields + (method == .stv ? [RankedExample.seatsField] : []))
        let fields = ExampleFields(words: words, numbers: numbers)
        let example = RankedExample(numbers)
        let groups = RankedExample.fields.enumerated().map { fields.number($1, label: label(ofGroup: $0)) }
        let seats = method == .stv ? fields.number(RankedExample.seatsField, label: words("deciding.seats")) : nil
        let ideas = RankedExample.letters.indices.map { "<li>\(names.full($0))</li>" as HTML }
        var played = Played(
            fields: "<p>\(words("deciding.ideas"))</p><ul>\(ideas)</ul>\(groups)\(seats)", problems: fields.problems)
        guard played.problems.isEmpty else { return played }
        guard example.voters > 0 else {
            played.problems.add("group1", words("deciding.nobody"))
            return played
        }
        let count = try example.count(method)
        let view = CountView(words: words, names: names, example: example, count: count)
        played.outcome = .init(
            verdict: verdict(count), drawing: view.drawing, table: view.table, steps: view.steps,
            others: try others(example))
        return played
    }

    private func label(ofGroup group: Int) -> String {
        let order = RankedExample.orders[group]
        let said =
            switch method {
            case .approval: names.letters(Array(order.prefix(RankedExample.approved)))
            case .score:
                words.joined(
                    order.map { "\(names.letter($0)) \(words.number(Int(RankedExample.ratings[group][$0])))" })
            default: names.letters(order)
            }
        let kind =
            switch method {
            case .approval: "approve"
            case .score: "rate"
            default: "rank"
            }
        return words("deciding.group.\(kind)", ["number": words.number(group + 1), "said": said])
    }

    private func verdict(_ count: BallotCount) -> String {
        let kind = method == .stv ? "elected" : count.winners.count > 1 ? "level" : "winner"
        return words("deciding.verdict.\(kind)", ["who": names.full(count.winners)])
    }

    /// The same voters, counted in each way.
    private func others(_ example: RankedExample) throws -> HTML {
        let rows = try Self.methods.map { page, method -> [HTML] in
            let sizes = zip(RankedExample.fields, example.sizes).reduce(page.link) { $0.with($1.0.name, $1.1) }
            let link = method == .stv ? sizes.with(RankedExample.seatsField.name, example.seats) : sizes
            let winners = names.full(try example.count(method).winners)
            return ["<a href=\"\(link)#example\">\(words("deciding.\(page.rawValue).name"))</a>", "\(winners)"]
        }
        return FigureTable(
            caption: words("deciding.others"),
            head: [words("deciding.column.method"), words("deciding.column.outcome")],
            texts: [1], rows: rows
        ).html
    }
}
