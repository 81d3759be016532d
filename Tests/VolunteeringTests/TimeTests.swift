import App
import Community
import Deliberation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Volunteering

/// The time of a place: what is shown, what is not, and that nothing hidden can be worked out.
@Suite struct TimeTests: TownTests {
    private func given(
        _ place: Int64, _ organisation: Int64, _ people: ClosedRange<Int>, month: String = "2026-11", minutes: Int = 60
    ) -> [GivenTime] {
        people.map {
            GivenTime(
                month: month, place: PlaceID(place), organisation: OrganisationID(organisation), who: "p\($0)",
                minutes: minutes, languages: [.arabic])
        }
    }

    /// Towns 11 and 12 lie in region 1, town 21 in region 2, both in 0.
    private let count = TimeCount(parents: [
        PlaceID(1): PlaceID(0), PlaceID(2): PlaceID(0), PlaceID(11): PlaceID(1), PlaceID(12): PlaceID(1),
        PlaceID(21): PlaceID(2),
    ])

    private func shown(_ given: [GivenTime]) -> [Int64: Int] {
        var people: [Int64: Int] = [:]
        for figure in count.figures(given, yearFrom: "2026-01") where figure.month == "2026-11" {
            if case .place(let id) = figure.scope { people[id.value] = figure.given?.people }
        }
        return people
    }

    @Test func `a figure counts up the tree, each person once`() {
        #expect(shown(given(11, 1, 1...6) + given(12, 2, 4...9)) == [11: 6, 12: 6, 1: 9, 0: 9])
    }

    @Test(arguments: 1...4) func `few people are not shown, nor the sibling with whom the whole would tell them`(
        few: Int
    ) {
        #expect(shown(given(11, 1, 1...few) + given(12, 2, 10...15)) == [1: few + 6, 0: few + 6])
        #expect(
            shown(given(11, 1, 1...few) + given(12, 2, 10...14) + given(21, 3, 20...29))
                == [1: few + 5, 2: 10, 21: 10, 0: few + 15])
    }

    @Test func `an organisation is hidden with whom its place would tell of another`() {
        let figures = count.figures(given(11, 1, 1...3) + given(11, 2, 10...19), yearFrom: "2026-01")
        #expect(figures.filter { $0.month == "2026-11" && $0.given != nil }.count == 3, "the place and those around it")
    }

    @Test func `the year has the hours of the months that are shown, and counts each person once`() throws {
        let all = given(11, 1, 1...5) + given(11, 1, 1...6, month: "2026-10") + given(11, 1, 7...8, month: "2026-09")
        let year = try #require(
            count.figures(all, yearFrom: "2026-01").first {
                $0.month == TimeFigure.year && $0.scope == .place(PlaceID(11))
            }?.given)
        #expect(year == .init(minutes: 11 * 60, people: 8, organisations: 1, languages: [.arabic]))
    }

    /// All trees of a root, two places and two towns in each, with zero to six people in each town.
    @Test func `from no sums that are shown can one about one to four people be worked out`() {
        for code in 0..<2401 {
            let sizes = [code % 7, code / 7 % 7, code / 49 % 7, code / 343 % 7]
            var tree = SumTree<String, Int>()
            var members: [String: Set<Int>] = [:]
            for (index, leaf) in ["aa", "ab", "ba", "bb"].enumerated() {
                let parent = String(leaf.prefix(1))
                tree.add(parent, in: "")
                tree.add(leaf, in: parent)
                for number in 0..<sizes[index] {
                    tree.count(index * 10 + number, at: leaf)
                    for node in [leaf, parent, ""] { members[node, default: []].insert(index * 10 + number) }
                }
            }
            let shown = tree.shown()
            for node in shown {
                let inside = shown.filter { $0 != node && $0.hasPrefix(node) }
                let rest = inside.reduce(members[node] ?? []) { $0.subtracting(members[$1] ?? []) }
                #expect(rest.isEmpty || rest.count >= SmallGroups.fewest, "\(sizes): \(node)")
            }
            #expect(shown.contains("") == (sizes.reduce(0, +) >= SmallGroups.fewest))
        }
    }

    @Test(arguments: Engines.all) func `a place shows its figures in files, and sets a goal together`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let now = town.house.now()
            try await town.house.database.write { s in try CountTime(at: now).apply(in: s) }
            let (braga, figures) = try await town.house.database.read { s in
                let braga = try #require(try PlaceStore.all(in: s).first { $0.name == "Braga" })
                return (braga, try TimeStore.figures(of: braga.id, from: "2026-01", in: s))
            }
            #expect(figures.map(\.month) == ["2026-11", "year"] && figures.allSatisfy { $0.given != nil })

            let reader = visitor(town, "ar")
            await reader.open("/places/\(braga.id)")
            #expect(reader.page.contains("place-time-title") && !reader.page.contains("/time/goal"))
            await reader.open("/places/\(braga.id)/time.json")
            #expect(reader.page.contains("\"state\":\"shown\"") && reader.page.contains("\"month\":\"2026-11\""))
            await reader.open("/places/\(braga.id)/time.csv")
            #expect(reader.page.split(whereSeparator: \.isNewline).count == 13)
            let host = await signedIn("coordinator", town, "en")
            await host.open("/places/\(braga.id)/time/goal")
            #expect(host.status == 404, "a coordinator of an organisation speaks for no place")

            let administrator = await signedIn("administrator", town, "en")
            await administrator.open("/places/\(braga.id)/time/goal")
            let goal = "/places/\(braga.id)/time/goal"
            let fields = ["hours": "500", "by": "2027-06-01", "sentence": "So that nobody learns alone."]
            for wrong in [["hours": "1"], ["by": "2026-11-24"], ["sentence": ""]] {
                await administrator.post(goal, fields.merging(wrong) { $1 })
                #expect(administrator.page.contains("error-summary"))
            }
            await administrator.post(goal, fields)
            #expect(administrator.page.contains("So that nobody learns alone."))
            #expect(administrator.page.contains("of 500"))
            await administrator.open(goal)
            await administrator.post(goal, fields.merging(["hours": "600"]) { $1 })
            #expect(administrator.page.contains("of 600") && !administrator.page.contains("of 500"))
        }
    }

    @Test func `figures change once a day, and reading them takes an index`() async throws {
        let clock = TestClock()
        try await withTown(.sqlite, clock: clock) { town in
            let house = town.house
            func people() async throws -> [Int?] {
                let now = house.now()
                return try await house.database.write { s in
                    try CountTime(at: now).apply(in: s)
                    let place = try #require(try PlaceStore.all(in: s).first { $0.code == "EU" })
                    return try TimeStore.figures(of: place.id, from: "2026-01", in: s).map { $0.given?.people }
                }
            }
            let before = try await people()
            try await house.database.write { s in _ = try s.execute("UPDATE hours SET minutes = 0") }
            #expect(try await people() == before)
            clock.advance(.days(1))
            #expect(try await people() == [])

            let scans = try await house.database.write { session -> [String] in
                let s = PlanRecorder(session)
                let place = try #require(try PlaceStore.all(in: session).first).id
                _ = try TimeStore.figures(of: place, from: "2026-01", in: s)
                _ = try TimeStore.goal(of: place, in: s)
                _ = try TimeStore.counted(in: s)
                _ = try s.execute("DELETE FROM given_time WHERE month >= $1", "2026-01")
                return s.scans
            }
            #expect(scans == [])
        }
    }

    @Test func `a goal is set by who coordinates or administers the place or one around it`() {
        let path = [PlaceID(11), PlaceID(1), PlaceID(0)]
        #expect(TimeGoalPolicy.maySet([Role(.coordinator, .place(PlaceID(11)))], path: path))
        #expect(TimeGoalPolicy.maySet([Role(.administrator, .place(PlaceID(0)))], path: path))
        #expect(!TimeGoalPolicy.maySet([Role(.coordinator, .place(PlaceID(12)))], path: path))
        #expect(!TimeGoalPolicy.maySet([Role(.coordinator, .organisation(OrganisationID(11)))], path: path))
        #expect(!TimeGoalPolicy.maySet([Role(.official, .place(PlaceID(11)))], path: path))
    }
}
