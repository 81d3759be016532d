import Deliberation
import Web

/// Volunteers of four kinds, a panel with two quotas, and a draw from a seed that anybody may repeat.
struct LotExample {
    /// Newcomers and long-time residents, each young and older.
    let sizes: [Int]
    let places: Int
    let newcomers: Int
    let young: Int
    let seed: String

    static let kinds = [
        ["stay": "newcomer", "age": "young"], ["stay": "newcomer", "age": "older"],
        ["stay": "resident", "age": "young"], ["stay": "resident", "age": "older"],
    ]
    static let fields =
        zip(1..., [4, 6, 10, 40]).map { number, usual in
            ExampleNumbers.Field(name: "kind\(number)", range: 0...200, usual: usual)
        } + [
            ExampleNumbers.Field(name: "places", range: 1...40, usual: 12),
            ExampleNumbers.Field(name: "newcomers", range: 0...40, usual: 4),
            ExampleNumbers.Field(name: "young", range: 0...40, usual: 5),
        ]
    static let longestSeed = 60
    /// Where the address says none.
    static let usualSeed = "7 12 23 31 38 44"

    init(_ numbers: ExampleNumbers, _ query: Form) {
        sizes = Self.kinds.indices.map { numbers["kind\($0 + 1)"] }
        places = numbers["places"]
        newcomers = numbers["newcomers"]
        young = numbers["young"]
        let asked = query["seed"]
        seed = asked.isEmpty ? Self.usualSeed : String(asked.prefix(Self.longestSeed))
    }

    var volunteers: [Sortition.Volunteer] {
        zip(Self.kinds, sizes).enumerated().flatMap { kind, pair in
            (0..<pair.1).map { Sortition.Volunteer(id: "\(kind + 1)-\($0 + 1)", traits: pair.0) }
        }
    }

    var quotas: [Sortition.Quota] {
        [
            .init(trait: "stay", value: "newcomer", range: min(newcomers, places)...places),
            .init(trait: "stay", value: "resident", range: 0...places),
            .init(trait: "age", value: "young", range: min(young, places)...places),
            .init(trait: "age", value: "older", range: 0...places),
        ]
    }

    struct Draw {
        /// By kind, the chance of each of its people; nil where nobody volunteered.
        let chances: [Double?]
        /// By kind, how many are drawn.
        let drawn: [Int]
        let fingerprint: String
    }

    func draw() throws(Sortition.Refusal) -> Draw {
        let volunteers = volunteers
        let lottery = try Sortition.lottery(volunteers, quotas: quotas, size: places)
        let chances = lottery.chances
        let panel = PublicDraw(lottery, volunteers, seed: seed).panel
        var starts = [0]
        for size in sizes { starts.append((starts.last ?? 0) + size) }
        return Draw(
            chances: sizes.indices.map { sizes[$0] > 0 ? chances[starts[$0]] : nil },
            drawn: sizes.indices.map { kind in panel.count { (starts[kind]..<starts[kind + 1]).contains($0) } },
            fingerprint: PublicDraw.fingerprint(of: lottery, volunteers))
    }
}
