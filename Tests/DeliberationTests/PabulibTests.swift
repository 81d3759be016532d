import Deliberation
import Testing

@Suite struct PabulibTests {
    private static let good = """
        META
        key;value
        description;A town
        budget;1000
        vote_type;cumulative
        num_projects;3
        num_votes;3
        PROJECTS
        project_id;cost;name
        a;500;Trees
        b;300.50;"A ""green"" roof; with bees"
        c;200;Bench
        VOTES
        voter_id;vote;points;age
        1;a,b;2,1;30
        2;c;3;41
        3;;;22

        """

    private func read(_ text: String) throws -> PabulibElection {
        try PabulibElection(Array(text.utf8), file: "town.pb")
    }

    private static func changed(_ old: String, _ new: String) -> String {
        guard let range = good.firstRange(of: old) else { return "" }
        return good.replacingCharacters(in: range, with: new)
    }

    @Test(arguments: ["", "\u{FEFF}"], ["\n", "\r\n"])
    func `odd files are read as they are`(mark: String, end: String) throws {
        let text = mark + Self.good.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
        let file = try read(text)

        #expect(file.kind == .cumulative && file.notes.isEmpty)
        #expect(file.election.budget == 10_000 && file.election.decimals == 1)
        #expect(file.election.projects.map(\.cost) == [5_000, 3_005, 2_000])
        #expect(file.election.projects[1].name == "A \"green\" roof; with bees")
        #expect(file.election.voters == 3 && file.election.groups.count == 3)
    }

    @Test func `what is odd but usable is noted`() throws {
        let file = try read(Self.changed("3;;;22", "2;b;1;22;").replacing("num_votes;3", with: "num_votes;4"))
        #expect(file.notes.count == 2)
        #expect(try read(Self.changed("budget;1000", "budget;1000,50")).election.budget == 10_005)
        #expect(try read(Self.changed("c;200;Bench", "c;200")).election.projects[2].name.isEmpty)
    }

    /// What is put in the place of what, the line that is named, and the field.
    static let broken: [(old: String, new: String, line: Int, field: String?)] = [
        (good, "", 1, "META"), (good, "META\n", 1, "META"), (good, "\u{0}", 1, nil), (good, "budget;1000\n", 1, nil),
        ("META\n", "", 1, nil), ("META\nkey;value\n", "PROJECTS\nkey;value\n", 1, nil), ("META\n", "METAS\n", 1, nil),
        (
            "key;value\ndescription;A town\nbudget;1000\nvote_type;cumulative\nnum_projects;3\nnum_votes;3\n", "", 1,
            "META"
        ),
        ("budget;1000\n", "", 1, "budget"), ("budget;1000", "budget;", 4, "budget"),
        ("budget;1000", "budget;much", 4, "budget"), ("budget;1000", "budget;-1", 4, "budget"),
        ("budget;1000", "budget;1e6", 4, "budget"), ("budget;1000", "budget;1 000", 4, "budget"),
        ("budget;1000", "budget;1000.1234567", 4, "budget"), ("budget;1000", "budget;1.000.000", 4, "budget"),
        ("budget;1000", "budget;99999999999999999999", 4, "budget"),
        ("budget;1000", "budget;999999999999999", 4, "budget"),
        ("budget;1000", "budget;1\nbudget;2", 5, "budget"), ("budget;1000", "budget;NaN", 4, "budget"),
        ("description;A town", ";A town", 3, "key"), ("vote_type;cumulative\n", "", 1, "vote_type"),
        ("vote_type;cumulative", "vote_type;", 5, "vote_type"),
        ("vote_type;cumulative", "vote_type;ranked", 5, "vote_type"),
        ("num_votes;3", "num_votes;three", 7, "num_votes"), ("num_projects;3", "num_projects;-3", 6, "num_projects"),
        ("PROJECTS\n", "", 12, nil), ("project_id;cost;name", "project_id;name", 10, nil),
        ("project_id;cost;name", "id;cost;name", 9, "project_id"),
        ("project_id;cost;name", "project_id;cost;cost", 9, "cost"), ("a;500;Trees", "a;;Trees", 10, "cost"),
        ("a;500;Trees", ";500;Trees", 10, "project_id"), ("a;500;Trees", "a", 10, "cost"),
        ("a;500;Trees", "a;0;Trees", 10, "cost"), ("a;500;Trees", "a;-5;Trees", 10, "cost"),
        ("a;500;Trees", "a;5x;Trees", 10, "cost"), ("a;500;Trees", "a;999999999999999;Trees", 10, "cost"),
        ("a;500;Trees", "a,b;500;Trees", 10, "project_id"), ("c;200;Bench", "a;200;Bench", 12, "project_id"),
        ("c;200;Bench", "c;200;Bench;more", 12, nil), ("b;300.50", "b;300.50.1", 11, "cost"),
        ("with bees\"", "with bees", 11, nil), ("VOTES\n", "", 13, nil),
        ("VOTES\nvoter_id;vote;points;age\n1;a,b;2,1;30\n2;c;3;41\n3;;;22\n", "", 12, "VOTES"),
        ("voter_id;vote;points;age\n1;a,b;2,1;30\n2;c;3;41\n3;;;22\n", "", 13, "VOTES"),
        ("voter_id;vote;points", "voter_id;choice;points", 14, "vote"),
        ("voter_id;vote;points", "voter_id;vote;worth", 14, "points"),
        ("voter_id;vote;points", "vote;vote;points", 14, "vote"), ("1;a,b;2,1;30", "1;a,d;2,1;30", 15, "vote"),
        ("1;a,b;2,1;30", "1;a,a;2,1;30", 15, "vote"), ("1;a,b;2,1;30", "1;a,;2,1;30", 15, "vote"),
        ("1;a,b;2,1;30", "1;a,b;2;30", 15, "points"), ("1;a,b;2,1;30", "1;a,b;2,1,1;30", 15, "points"),
        ("1;a,b;2,1;30", "1;a,b;2,-1;30", 15, "points"), ("1;a,b;2,1;30", "1;a,b;2,x;30", 15, "points"),
        ("1;a,b;2,1;30", "1;a,b;2,99999999999;30", 15, "points"), ("1;a,b;2,1;30", "1;a,b", 15, "points"),
        ("1;a,b;2,1;30", "1", 15, "vote"), ("1;a,b;2,1;30", "1;a,b;2,1;30;x", 15, nil),
        ("2;c;3;41", "2;;3;41", 16, "points"),
    ]

    @Test(arguments: broken)
    func `every fault is named with its line and field`(old: String, new: String, line: Int, field: String?) throws {
        let text = Self.changed(old, new)
        #expect(text != Self.good)
        do {
            _ = try read(text)
            Issue.record("“\(new)” was taken")
        } catch let error as InputError {
            #expect(error.line == line && error.field == field, "\(error)")
            #expect(error.file == "town.pb" && !error.problem.isEmpty)
        }
    }

    @Test func `whom a ballot names is supported, unless with no points`() throws {
        let none = try read(Self.changed("1;a,b;2,1;30", "1;a,b;2,0;30")).election
        let ordinal = try read(Self.changed("vote_type;cumulative", "vote_type;ordinal")).election

        #expect(none.groups[0].choices == [.init(project: 0, points: 2)])
        #expect(ordinal.groups[0].choices == [.init(project: 0, points: 1), .init(project: 1, points: 0)])
        #expect(ordinal.outcome(.mes, completion: .add1).purchases.count == 2)
        #expect(ordinal.outcome(.mes, satisfaction: .points).shortfalls.count { $0.voters == 0 } == 2)
    }

    @Test func `text that is not UTF-8 is refused`() {
        #expect(throws: InputError.self) {
            try PabulibElection(Array("META\nkey;value\nbudget;".utf8) + [0xFF, 10], file: "town.pb")
        }
    }

    @Test func `no change of bytes makes the reader or a rule stop short`() throws {
        var random = Shuffle(seed: 6)
        var taken = 0
        for _ in 0..<3_000 {
            var bytes = Array(Self.good.utf8)
            for _ in 0...random.below(4) { random.change(&bytes, with: Array("\n\r;,\"01.-aMETAVOTES\u{FEFF}".utf8)) }
            do {
                let election = try PabulibElection(bytes, file: "fuzz.pb").election
                taken += 1
                for rule in BudgetRule.allCases {
                    let outcome = election.outcome(rule, completion: .none)
                    #expect(outcome.cost <= election.budget && !outcome.json(of: election).isEmpty)
                }
            } catch {
                #expect(error.line >= 1 && !error.problem.isEmpty)
            }
        }
        #expect(taken > 100)
    }
}

/// Seeded random numbers for generated elections. Source: Steele et al., "Fast splittable pseudorandom number
/// generators", OOPSLA 2014.
struct Shuffle: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// Replaces, inserts, deletes or repeats somewhere.
    mutating func change(_ bytes: inout [UInt8], with alphabet: [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = below(bytes.count)
        switch below(5) {
        case 0: bytes[place] = alphabet[below(alphabet.count)]
        case 1: bytes.insert(alphabet[below(alphabet.count)], at: place)
        case 2: bytes.removeSubrange(place..<min(place + 1 + below(6), bytes.count))
        case 3: bytes.insert(contentsOf: bytes[place..<min(place + below(20), bytes.count)], at: place)
        default: bytes[place] = UInt8(truncatingIfNeeded: next())
        }
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
