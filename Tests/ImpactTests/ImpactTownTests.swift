import App
import Community
import Deliberation
import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Indicators
@testable import Reports

/// Figures of the demo town, against queries of their own.
@Suite struct ImpactTownTests: TownTests {
    private func counted(_ engine: Database.Engine, _ body: (CitizenTime, TestClock) async throws -> Void) async throws
    {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            try await town.countIndicators()
            try await body(town, clock)
        }
    }

    /// All months of an indicator at the root.
    private func total(_ indicator: String, _ s: any Storage.Session) throws -> Int {
        let row = try s.row(
            """
            SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT)
            FROM indicator_value
            JOIN place ON place.id = indicator_value.scope_id AND place.parent_id IS NULL
            WHERE scope = 'place' AND indicator = $1 AND period <> 'year'
            """, indicator)
        return try #require(row).int(0)
    }

    @Test(arguments: Engines.all)
    func `what is kept of the whole is what the tables of the rooms hold`(engine: Database.Engine) async throws {
        try await counted(engine) { town, _ in
            try await town.house.database.read { s in
                for (indicator, query) in Self.queries {
                    let kept = try total(indicator, s)
                    let row = try #require(try s.row(query))
                    let found = try row.int(0)
                    #expect(kept == found, "\(indicator)")
                    #expect(found > 0, "\(indicator)")
                }
            }
        }
    }

    private static let queries = [
        "suggestions": "SELECT COUNT(*) FROM suggestion WHERE phase = 'published'",
        "answers": "SELECT COUNT(*) FROM (SELECT DISTINCT ask_id, institution_id FROM answer) AS one",
        "adaptations": "SELECT COUNT(*) FROM local_action",
        "actions": "SELECT COUNT(*) FROM local_action_milestone WHERE done_at IS NOT NULL",
        "activities": "SELECT COUNT(*) FROM opportunity",
        "localInitiatives": "SELECT COUNT(*) FROM local_initiative WHERE phase = 'done'",
        "voices": "SELECT COUNT(*) FROM participant",
        "statements": "SELECT COUNT(*) FROM statement WHERE status = 'accepted'",
    ]

    @Test(arguments: Engines.all)
    func `a day is counted once, and the next day again`(engine: Database.Engine) async throws {
        try await counted(engine) { town, clock in
            let before = try await town.house.database.write { s -> Int in
                try s.execute("DELETE FROM local_initiative WHERE phase = 'done'")
                return try total("localInitiatives", s)
            }
            try await town.countIndicators()
            let same = try await town.house.database.read { s in try total("localInitiatives", s) }
            clock.advance(.days(1))
            try await town.countIndicators()
            let after = try await town.house.database.read { s in try total("localInitiatives", s) }

            #expect(before == 1 && same == 1 && after == 0)
        }
    }

    @Test(arguments: Engines.all)
    func `a story that is withdrawn is gone from page and list at once, and from the count the next day`(
        engine: Database.Engine
    ) async throws {
        try await counted(engine) { town, clock in
            let reader = visitor(town, "en")
            await reader.open("/impact")
            #expect(reader.page.contains("A voice from Zanzibar"))
            let stories = try await town.house.database.read { s in try total("stories", s) }
            _ = try await town.house.database.write { s in
                try s.execute(
                    "UPDATE story SET state = 'withdrawn', title = '', text = '' WHERE title = 'A voice from Zanzibar'")
            }

            await reader.open("/impact")
            #expect(!reader.page.contains("A voice from Zanzibar"))
            clock.advance(.days(1))
            try await town.countIndicators()
            let left = try await town.house.database.read { s in try total("stories", s) }
            #expect(left == stories - 1)
        }
    }

    // Official figures.

    private let rates = """
        DATAFLOW,LAST UPDATE,freq,unit,sex,age,citizen,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
        ESTAT:LFSA_ERGAN(1.0),x,A,PC,T,Y20-64,NAT,RO,2023,68.7,
        ESTAT:LFSA_ERGAN(1.0),x,A,PC,M,Y20-64,NAT,RO,2023,77.7,
        ESTAT:LFSA_ERGAN(1.0),x,A,PC,T,Y20-64,NEU27_2020_FOR,RO,2023,61.2,bu
        ESTAT:LFSA_ERGAN(1.0),x,A,PC,T,Y20-64,NAT,EU27_2020,2023,75.3,
        ESTAT:LFSA_ERGAN(1.0),x,A,PC,T,Y20-64,NAT,FR,2023,74.4,
        """

    @Test(arguments: Engines.all)
    func `an official table is brought in, replaced, and shown with its flags`(engine: Database.Engine) async throws {
        try await counted(engine) { town, _ in
            let first = try await town.importEurostat(
                Array(rates.utf8), file: "rates.csv", indicator: "employmentRate", wanted: ["sex": "T"])
            #expect(first.values == 3)
            #expect(first.unknownAreas == ["FR"])
            let again = try await town.importEurostat(
                Array(rates.utf8), file: "rates.csv", indicator: "employmentRate", wanted: ["sex": "M"])
            #expect(again.values == 1)

            let (place, value, logged) = try await town.house.database.read { s in
                let row = try #require(
                    try s.row(
                        """
                        SELECT official_value.place_id, value
                        FROM official_value JOIN place ON place.id = official_value.place_id
                        WHERE code = 'RO' AND population = 'nationals' AND period = '2023'
                        """))
                let log = try #require(
                    try s.row("SELECT COUNT(*) FROM audit_entry WHERE act = 'indicator/imported'"))
                return (try row.id(0, of: PlaceKind.self), try row.double(1), try log.int(0))
            }
            #expect(value == 77.7)
            #expect(logged == 2)
            let reader = visitor(town, "en")
            await reader.open("/impact/places/\(place)/employmentRate")
            #expect(reader.page.contains("61.2%"))
            #expect(reader.page.contains("low reliability"))
            #expect(reader.page.contains("break in the series"))
        }
    }

    @Test func `two values for the same area and time are refused, and nothing is kept`() async throws {
        try await counted(.sqlite) { town, _ in
            await #expect {
                _ = try await town.importEurostat(
                    Array(rates.utf8), file: "rates.csv", indicator: "employmentRate", wanted: [:])
            } throws: { error in
                let input = error as? InputError
                return input?.line == 3 && input?.field == "sex" && input?.problem.contains("--where sex=M") == true
            }
            let kept = try await town.house.database.read { s in
                let row = try #require(try s.row("SELECT COUNT(*) FROM official_value"))
                return try row.int(0)
            }
            #expect(kept == 0)
        }
    }

    @Test func `an indicator that is counted here cannot be brought in`() async throws {
        try await counted(.sqlite) { town, _ in
            await #expect(throws: InputError.self) {
                _ = try await town.importEurostat(
                    Array(rates.utf8), file: "rates.csv", indicator: "volunteers", wanted: [:])
            }
        }
    }

    // Plans.

    @Test func `the page of a place reads nothing whole`() async throws {
        try await counted(.sqlite) { town, _ in
            let house = town.house
            let scans = try await house.database.write { session -> [String] in
                let s = PlanRecorder(session)
                let place = try #require(try PlaceStore.all(in: session).first { $0.level == .municipality })
                let span = try #require(CalendarMonth(house.now()).year)
                _ = try IndicatorStore.values(of: .place(place.id), span, in: s)
                _ = try IndicatorStore.series("voices", of: .place(place.id), in: s)
                _ = try IndicatorStore.first(of: .place(place.id), in: s)
                _ = try OfficialStore.values(of: place.id, in: s)
                _ = try OfficialStore.series("employmentRate", of: place.id, in: s)
                _ = try ReportStore.last(.place(place.id), span, in: s)
                #expect(s.queries == 6)
                return s.scans
            }
            #expect(scans == [])
        }
    }
}
