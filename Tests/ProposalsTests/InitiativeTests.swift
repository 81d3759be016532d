import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import Initiatives

/// Signatures: one a person, an exact count, a threshold reached once, a clock that starts.
@Suite struct InitiativeTests: TownTests {
    /// A published proposal of the facilitator that collects signatures in Braga; returns its address.
    private func start(_ facilitator: Browser, _ town: CitizenTime) async throws -> String {
        await facilitator.open("/proposals/new")
        let place = try #require(
            facilitator.text(after: "<select id=\"place\" name=\"place\"><option value=\"", until: "\""))
        await facilitator.post(
            "/proposals", ["place": place, "title": "Later buses", "problem": "Too early.", "ask": "Until midnight."])
        let proposal = facilitator.address
        await facilitator.post("\(proposal)/publication", ["compared": "yes"])
        let hall = try await town.house.database.read { s in
            try s.row("SELECT id FROM institution WHERE name = 'Câmara Municipal de Braga'")?.int64(0)
        }
        let start = "/initiatives/of/\(proposal.split(separator: "/").last ?? "")"
        let choice = ["institution": Identifier<Subject>(try #require(hall)).description]
        await facilitator.post(start, choice)
        return facilitator.address
    }

    /// New people who may sign.
    private func people(_ count: Int, _ town: CitizenTime) async throws -> [PersonID] {
        let house = town.house
        return try await house.database.write { s in
            try (0..<count).map { number in
                let person = Person(
                    id: house.ids.next(), name: "P\(number)", email: "p\(number)@example.org", language: .english)
                try PersonStore.insert(person, passwordHash: nil, at: house.now(), in: s)
                return person.id
            }
        }
    }

    @Test(arguments: Engines.all)
    func `two hundred sign at once, many twice, and the count is exact`(engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let facilitator = await signedIn("facilitator", town, "en")
            let address = try await start(facilitator, town)
            let id = try #require(InitiativeID(address.split(separator: "/").last ?? ""))
            let signers = try await people(160, town)
            let house = town.house

            // 200 requests: every fourth person presses twice.
            let requests = (signers + signers.prefix(40)).shuffled()
            #expect(requests.count == 200)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for person in requests {
                    group.addTask {
                        let act = Sign(
                            id: id, person: person, isPublic: false, event: house.ids.next(), at: house.now())
                        try await house.database.write { s in try act.apply(in: s) }
                    }
                }
                try await group.waitForAll()
            }

            let (tally, reached) = try await house.database.read { s in
                (
                    try InitiativeStore.tally(of: id, in: s),
                    try s.row("SELECT COUNT(*) FROM audit_entry WHERE act = 'initiative/reached'")?.int(0)
                )
            }
            #expect(tally == Tally(online: 160, paper: 0))
            #expect(reached == 1, "the threshold of 100 is reached once")
        }
    }

    @Test(arguments: Engines.all)
    func `a rule that changes leaves running ones alone, and the hand-over starts the clock`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let administrator = await signedIn("administrator", town, "en")
            let braga = try await town.house.database.read { s in
                try s.row("SELECT id FROM place WHERE name = 'Braga'")?.int64(0)
            }
            let rule = "/places/\(Identifier<Subject>(try #require(braga)))/initiative-rule"
            await administrator.open(rule)
            let values = ["threshold": "3", "days": "30", "assurance": "email", "source": "Council, 3 May 2026"]
            await administrator.post(rule, values.merging(["threshold": "1"]) { $1 })
            #expect(administrator.page.contains("Name from 2 to 10,000,000 signatures"))
            await administrator.post(rule, values)
            #expect(administrator.page.contains("The rule is set"))

            let facilitator = await signedIn("facilitator", town, "en")
            let address = try await start(facilitator, town)
            #expect(facilitator.page.contains("0 of 3 signatures"))
            await administrator.open(rule)
            await administrator.post(rule, values.merging(["threshold": "500", "assurance": "members"]) { $1 })

            let visitor = visitor(town, "ar")
            await visitor.open(address)
            await visitor.post("\(address)/signature", [:])
            #expect(visitor.address.hasPrefix("/sign-in?return="))
            await facilitator.open(address)
            await facilitator.post("\(address)/hand-over", [:])
            #expect(facilitator.page.contains("That cannot be done now"))
            for role in ["facilitator", "moderator", "moderator"] {
                let signer = await signedIn(role, town, "en")
                await signer.open(address)
                await signer.post("\(address)/signature", role == "facilitator" ? ["public": "yes"] : [:])
            }
            await visitor.open(address)
            #expect(visitor.page.contains("2 من 3") && visitor.page.contains("Facilitator"))
            #expect(!visitor.page.contains("Moderator"))

            let official = await signedIn("official", town, "en")
            await official.open(address)
            await official.post("\(address)/paper", ["signatures": "4"])
            #expect(official.page.contains("Add the scan as a PDF, PNG or JPEG"))
            await official.post(
                "\(address)/paper", ["signatures": "4"], file: Array("MZ, a program".utf8), named: "a.pdf", in: "scan")
            #expect(official.page.contains("Add the scan as a PDF, PNG or JPEG"))
            let scan = Array("%PDF-1.7 four names".utf8)
            await official.post(
                "\(address)/paper", ["signatures": "4"], file: scan, named: "../../sheet.pdf", in: "scan")
            #expect(official.page.contains("6 of 3 signatures"))
            let kept = try #require(official.text(after: "<td><a href=\"", until: "\""))
            await official.open(kept)
            #expect(official.page == "%PDF-1.7 four names")
            await visitor.open(kept)
            #expect(visitor.status == 404, "names and signatures are for the institution alone")
            await visitor.open("\(address)/sheet.pdf")
            #expect(visitor.page.hasPrefix("%PDF-"))

            await facilitator.open(address)
            await facilitator.post("\(address)/hand-over", [:])
            #expect(facilitator.page.contains("25 January 2027"), "60 days in Portugal, a Saturday put off to Monday")
            await facilitator.open("\(address)/letter.pdf")
            #expect(facilitator.page.hasPrefix("%PDF-"))
            let late = await signedIn("administrator", town, "en")
            await late.open(address)
            #expect(!late.page.contains("name=\"public\""))
            clock.advance(.days(70))
            await visitor.open(address)
            #expect(visitor.page.contains("متأخر 8 أيام"))
            let answering = await signedIn("official", town, "en")
            await answering.open(address)
            await answering.post("\(address)/answer", ["answer": "Buses run until one from June."])
            await visitor.open(address)
            #expect(visitor.page.contains("Buses run until one from June.") && !visitor.page.contains("متأخر"))
            await answering.post("\(address)/answer", ["answer": "Twice?"])
            #expect(answering.page.contains("That cannot be done now"))

            func destroy() async throws {
                try await town.house.database.write { s in try DestroyScans(at: clock.now).apply(in: s) }
                await answering.open(kept)
            }
            try await destroy()
            #expect(answering.status == 200, "a scan is kept for a month after the answer")
            clock.advance(.days(31))
            let back = await signedIn("official", town, "en")
            try await destroy()
            #expect(answering.status == 404)
            await back.open(address)
            #expect(back.page.contains("destroyed") && back.page.contains("6 of 3 signatures"))
        }
    }

    @Test(arguments: Engines.all)
    func `where an identity is asked for, one person signs once with however many accounts`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let facilitator = await signedIn("facilitator", town, "en")
            let address = try await start(facilitator, town)
            let id = try #require(InitiativeID(address.split(separator: "/").last ?? ""))
            let signers = try await people(3, town)
            let house = town.house
            @Sendable func sign(_ person: PersonID) async throws {
                let act = Sign(id: id, person: person, isPublic: false, event: house.ids.next(), at: house.now())
                try await house.database.write { s in try act.apply(in: s) }
            }
            try await house.database.write { s in
                try s.execute("UPDATE initiative SET level = 'identity' WHERE id = $1", id)
                for (mark, person) in [("amal", signers[0]), ("ion", signers[1])] {
                    try s.execute(
                        "INSERT INTO person_identity (mark, person_id, connected_at) VALUES ($1, $2, 0)", mark, person)
                }
            }

            await #expect(throws: InitiativeRefusal.identityMissing) { try await sign(signers[2]) }
            for person in [signers[0], signers[1], signers[0]] { try await sign(person) }
            // Amal's identity moves to her other account: her signature was given already.
            try await house.database.write { s in
                _ = try s.execute("UPDATE person_identity SET person_id = $1 WHERE mark = 'amal'", signers[2])
            }
            await #expect(throws: InitiativeRefusal.identityUsed) { try await sign(signers[2]) }
            let tally = try await house.database.read { s in try InitiativeStore.tally(of: id, in: s) }
            #expect(tally == Tally(online: 2, paper: 0))
        }
    }

    @Test func `where members sign, others are told so`() {
        func refusal(
            _ assurance: InitiativeRule.Assurance, _ roles: [Role] = [], places: [PlaceID] = [],
            organisations: Set<OrganisationID> = [], hasIdentity: Bool = false
        ) -> InitiativeRefusal? {
            InitiativePolicy.refusal(
                assurance, roles: roles, placePath: places, organisations: organisations, hasIdentity: hasIdentity)
        }
        let (place, organisation) = (PlaceID(7), OrganisationID(8))
        #expect(refusal(.members) == .membersOnly)
        for scope in [Role.Scope.place(place), .organisation(organisation)] {
            let roles = [Role(.member, scope)]
            #expect(refusal(.members, roles, places: [place], organisations: [organisation]) == nil)
            #expect(
                refusal(.members, roles, places: [PlaceID(1)], organisations: [OrganisationID(1)]) == .membersOnly)
        }
        #expect(refusal(.email) == nil)
        #expect(refusal(.identity) == .identityMissing && refusal(.identity, hasIdentity: true) == nil)
    }
}
