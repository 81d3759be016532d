import Testing

@testable import Deliberation

/// What is published of whole surveys, attacked by somebody who knows who belongs where and adds and subtracts all tables of
/// a wave.
@Suite struct PublishedTablesTests {
    /// A survey at random: people who answer in some waves, some items, in two groups and three parts.
    private struct Simulated {
        let people: Int
        let csv: String
        /// Scores by wave and person.
        var scores: [WaveTable.Wave: [Int: Double]] = [:]
        var parts: [String: String] = [:]
        var arms: [Int: WaveTable.Group] = [:]

        init(seed: UInt64) {
            var random = SeededRandom(seed: seed)
            people = 15 + random.below(4)
            var text = "person,wave,group,s.a\n"
            for person in 0..<people {
                arms[person] = random.below(10) < 7 ? .activity : .comparison
                parts["p\(person)"] = random.below(5) == 0 ? nil : ["x", "y", "z"][random.below(3) * random.below(2)]
            }
            for wave in WaveTable.Wave.allCases where wave != .later || seed % 2 == 0 {
                for person in 0..<people where random.below(12) > 0 {
                    let answer = random.below(11)
                    let isSaid = random.below(14) > 0
                    text +=
                        "p\(person),\(wave.rawValue),\(arms[person]?.rawValue ?? ""),\(isSaid ? String(answer) : "")\n"
                    if isSaid { scores[wave, default: [:]][person] = Double(answer) }
                }
            }
            csv = text
        }

        /// Who can be compared in a later wave, worked out here anew.
        func paired(_ wave: WaveTable.Wave, _ arm: WaveTable.Group) -> Set<Int> {
            let both = Set(scores[.before, default: [:]].keys).intersection(scores[wave, default: [:]].keys)
            return both.filter { arms[$0] == arm }
        }

        func mean(_ members: Set<Int>, _ wave: WaveTable.Wave) -> Double {
            members.reduce(0) { $0 + (scores[wave]?[$1] ?? .nan) } / Double(members.count)
        }
    }

    /// The groups of which a sum is published, by wave.
    private func published(_ survey: Simulated) throws -> (groups: [WaveTable.Wave: [Set<Int>]], withheld: Int) {
        let table = try WaveTable(CSV(Array(survey.csv.utf8), file: "s.csv"))
        let report = try ImpactReport(table, ImpactOptions())
        let tables = PublishedTables(table, report, parts: survey.parts)
        var groups: [WaveTable.Wave: [Set<Int>]] = [:]
        func publish(_ members: Set<Int>, _ wave: WaveTable.Wave, _ mean: Double) {
            #expect(abs(mean - survey.mean(members, wave)) < 1e-9, "a table is of others than it says")
            groups[wave, default: []].append(members)
        }
        for change in report.scales[0].changes where change.people != nil {
            let members = survey.paired(change.wave, change.group)
            #expect(change.people == members.count)
            publish(members, .before, change.before.value?.mean ?? .nan)
            publish(members, change.wave, change.after.value?.mean ?? .nan)
        }
        for part in tables.parts {
            let members = survey.paired(.after, .activity).filter { survey.parts["p\($0)"] == part.name }
            #expect(part.people == members.count)
            publish(members, .before, part.before)
            publish(members, .after, part.after)
        }
        for all in tables.everybody {
            let members = Set(survey.scores[all.wave, default: [:]].keys.filter { survey.arms[$0] == all.group })
            #expect(all.people == members.count)
            publish(members, all.wave, all.mean)
        }
        let most = 3 + 2 * survey.scores.count
        return (groups, most - tables.parts.count - tables.everybody.count)
    }

    @Test func `no combination of all published tables of a wave gives a single answer or tells of fewer than five`()
        throws
    {
        var (tables, withheld, waves) = (0, 0, 0)
        for seed in 1...40 {
            let survey = Simulated(seed: UInt64(seed))
            let (groups, hidden) = try published(survey)
            withheld += hidden
            for (wave, shown) in groups {
                tables += shown.count
                waves += 1
                #expect(
                    DifferencingAttack(shown, among: survey.people).found == nil, "seed \(seed), \(wave): \(shown)")
            }
        }
        // Something is shown and something is held back, so that both are tried.
        #expect(tables > 150 && withheld > 80 && waves > 80, "\(tables), \(withheld), \(waves)")
    }

    @Test func `where all answered alike nothing is shown, and neither is what would leave such a rest`() throws {
        var text = "person,wave,s.a\n"
        for person in 0..<24 {
            let isPaired = person < 12
            text += "p\(person),before,\(isPaired ? person % 5 : 9)\n"
            if isPaired { text += "p\(person),after,\(person % 2 == 0 ? 7 : person)\n" }
        }
        let table = try WaveTable(CSV(Array(text.utf8), file: "s.csv"))
        let report = try ImpactReport(table, ImpactOptions())
        let parts = Dictionary(uniqueKeysWithValues: (0..<12).map { ("p\($0)", $0 % 2 == 0 ? "even" : "odd") })

        let tables = PublishedTables(table, report, parts: parts)

        // Those who were not compared all said 9: the mean of everybody would tell each of them.
        #expect(!tables.everybody.contains { $0.wave == .before })
        // All even ones said 7 afterwards, and odd ones would leave them.
        #expect(tables.parts.isEmpty)
    }
}
