import Deliberation
import Testing

@Suite struct BallotFileTests {
    private static let header = "# FILE NAME: x\n# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: Ana\n"

    private func file(_ text: String, _ name: String, _ kind: BallotFile.Kind = .ranked) throws -> BallotFile {
        try BallotFile(Array(text.utf8), file: name, as: kind)
    }

    private func count(_ text: String, _ name: String, _ method: CountMethod) throws -> BallotCount {
        try BallotCount(file(text, name, method.kind), method)
    }

    @Test(arguments: ["\n", "\r\n"])
    func `orders are read with their ties`(end: String) throws {
        let text = (Self.header + "2: 1,{2,3}\n1: 2\n\n1: 3 , 1,2").split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .joined(separator: end)
        let count = try count(text, "x.toi", .schulze)
        #expect(count.candidates.map(\.name) == ["Ana", "2", "3"])
        #expect(count.winners == [0])
        #expect(count.pairwise?.preferring(0, to: 1) == 3 && count.pairwise?.preferring(1, to: 2) == 1)
    }

    @Test func `categories, ranks and ratings are read`() throws {
        let categories = Self.header + "# NUMBER CATEGORIES: 2\n3: 1,{2,3}\n2: {1,2},{}\n"
        #expect(try count(categories, "x.cat", .approval).winners == [0])
        #expect(try count("a,b,voters\n1,2,3\n,1,1\n1,1,5\n", "x.csv", .irv).winners == [0])
        #expect(try count("a,b\n1,9\n3,\n5,0\n", "x.csv", .score).winners == [0, 1])
        #expect(throws: BallotCount.Refusal.needsRatings) { try count(Self.header + "1: 1\n", "x.soi", .approval) }
        #expect(throws: BallotCount.Refusal.needsOrders) { try count(categories, "x.cat", .irv) }
    }

    static let broken: [(text: String, name: String, line: Int, field: String?)] = [
        ("", "x.soc", 1, "NUMBER ALTERNATIVES"), ("1: 1,2\n", "x.soc", 1, "NUMBER ALTERNATIVES"),
        ("# NUMBER ALTERNATIVES: x\n", "x.soc", 1, "NUMBER ALTERNATIVES"),
        ("# NUMBER ALTERNATIVES: -1\n", "x.soc", 1, "NUMBER ALTERNATIVES"),
        ("# NUMBER ALTERNATIVES: 9999999\n", "x.soc", 1, "NUMBER ALTERNATIVES"),
        (header + "# NUMBER ALTERNATIVES: 3\n", "x.soc", 4, "NUMBER ALTERNATIVES"),
        (header + "# ALTERNATIVE NAME 1: Bo\n", "x.soc", 4, "ALTERNATIVE NAME 1"),
        (header + "# ALTERNATIVE NAME 4: Bo\n", "x.soc", 4, "ALTERNATIVE NAME 4"),
        (header + "1 1,2\n", "x.soc", 4, "voters"), (header + "x: 1,2\n", "x.soc", 4, "voters"),
        (header + "0: 1,2\n", "x.soc", 4, "voters"), (header + "-1: 1,2\n", "x.soc", 4, "voters"),
        (header + "99999999999999: 1\n", "x.soc", 4, "voters"), (header + "1: 1,4\n", "x.soc", 4, "order"),
        (header + "1: 1,0\n", "x.soc", 4, "order"), (header + "1: 1,1\n", "x.soc", 4, "order"),
        (header + "1: 1,{2,1}\n", "x.toc", 4, "order"), (header + "1: 1,{2,3\n", "x.toc", 4, "order"),
        (header + "1: 1,,2\n", "x.soc", 4, "order"), (header + "1: 1,2,\n", "x.soc", 4, "order"),
        (header + "1: 1 2\n", "x.soc", 4, "order"), (header + "1: a\n", "x.soc", 4, "order"),
        (header + "1: 1\n1: {{1}}\n", "x.toc", 5, "order"), (header + "1: 1\n1: 2}\n", "x.toc", 5, "order"),
        (header + "1: 1\n", "x.cat", 4, "categories"),
        (header + "# NUMBER CATEGORIES: 0\n", "x.cat", 4, "NUMBER CATEGORIES"),
        (header + "# NUMBER CATEGORIES: 2\n1: 1,2,3\n", "x.cat", 5, "categories"),
        (header + "# NUMBER CATEGORIES: 2\n1: {1,2},1\n", "x.cat", 5, "categories"),
        ("", "x.csv", 1, nil), ("a,a\n1,2\n", "x.csv", 1, "a"), ("a,\n1,2\n", "x.csv", 1, nil),
        ("voters\n1\n", "x.csv", 1, nil), ("a,b\n1\n", "x.csv", 2, nil), ("a,b\n1,x\n", "x.csv", 2, "b"),
        ("a,b\n1,0\n", "x.csv", 2, "b"), ("a,b\n1,-2\n", "x.csv", 2, "b"), ("a,b\n1,1.5\n", "x.csv", 2, "b"),
        ("a,voters\n1,\n", "x.csv", 2, "voters"), ("a,voters\n1,0\n", "x.csv", 2, "voters"),
        ("a,voters\n1,1000000000000\n1,1\n", "x.csv", 3, "voters"), ("a,b\n1,\"2\n", "x.csv", 2, nil),
    ]

    @Test(arguments: broken)
    func `every fault is named with its line and field`(text: String, name: String, line: Int, field: String?) throws {
        do {
            _ = try file(text, name)
            Issue.record("“\(text)” was taken")
        } catch let error as InputError {
            #expect(error.line == line && error.field == field, "\(error)")
        }
    }

    @Test func `no change of bytes makes the readers or a method stop short`() throws {
        var random = Shuffle(seed: 7)
        let seeds = [
            (Self.header + "2: 1,{2,3}\n1: 2\n1: 3,1,2\n", "x.toi"),
            (Self.header + "# NUMBER CATEGORIES: 2\n3: 1,{2,3}\n2: {1,2},{}\n", "x.cat"),
            ("a,b,voters\n1,2,3\n,1,1\n1,1,5\n", "x.csv"),
        ]
        var taken = 0
        for round in 0..<4_000 {
            let (text, name) = seeds[round % seeds.count]
            var bytes = Array(text.utf8)
            for _ in 0...random.below(4) { random.change(&bytes, with: Array("\n\r:,{}#0123 a\"".utf8)) }
            for method in CountMethod.allCases {
                do {
                    let count = try BallotCount(BallotFile(bytes, file: name, as: method.kind), method)
                    taken += 1
                    #expect(!count.json.isEmpty)
                } catch let error as InputError {
                    #expect(error.line >= 1)
                } catch is BallotCount.Refusal {
                    continue
                }
            }
        }
        #expect(taken > 1_000)
    }

    @Test func `packed files are unpacked, and damaged ones refused`() throws {
        let packed: [UInt8] = [
            31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 76, 74, 78, 73, 85, 72, 68, 144, 92, 137, 68, 136, 0, 0, 203, 228, 71,
            108, 54, 0, 0, 0,
        ]
        #expect(
            try Gzip.unpacked(packed, file: "x.gz")
                == Array(Array(repeating: "abcde abcde abcde\n", count: 3).joined().utf8))
        for place in packed.indices where place > 9 {
            var damaged = packed
            damaged[place] ^= 1
            #expect(throws: InputError.self) { try Gzip.unpacked(damaged, file: "x.gz") }
            #expect(throws: InputError.self) { try Gzip.unpacked(Array(packed[..<place]), file: "x.gz") }
        }
    }
}
