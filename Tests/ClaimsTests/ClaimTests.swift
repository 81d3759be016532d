import App
import Community
import Kernel
import Storage
import TestSupport
import Testing
import Web

@testable import Claims

/// The register: the acts on both engines, and its pages in every language.
@Suite struct ClaimTests: TownTests {
    private struct Cast {
        let place: PlaceID
        let people: [PersonID]
        let stranger: PersonID
    }

    private func cast(_ town: CitizenTime) async throws -> Cast {
        let house = town.house
        return try await house.database.write { s in
            let places = try PlaceStore.all(in: s).filter { $0.level == .municipality }.map(\.id)
            func editor(_ name: String, _ place: PlaceID) throws -> PersonID {
                let person = Person(
                    id: house.ids.next(), name: name, email: "\(name)@example.org", language: .english)
                try PersonStore.insert(person, passwordHash: nil, at: house.now(), in: s)
                try RoleStore.grant(Role(.facilitator, .place(place)), to: person.id, at: house.now(), in: s)
                return person.id
            }
            return Cast(
                place: places[0], people: try ["a", "b", "c", "d"].map { try editor($0, places[0]) },
                stranger: try editor("e", places[1]))
        }
    }

    private func write(_ cast: Cast, _ town: CitizenTime) async throws -> ClaimID {
        let day = CalendarDay(town.house.now())
        let claim = PublicClaim(
            id: town.house.ids.next(), place: cast.place,
            text: .init(
                language: .english, quote: "Words", speaker: "A", party: "P", role: .local, title: "Councillor",
                said: day, occasion: "Meeting", link: "https://a.example/1", asked: day), author: cast.people[0],
            written: town.house.now())
        let act = WriteClaim(claim: claim, origin: nil, person: cast.people[0])
        try await town.house.database.write { s in try act.apply(in: s) }
        return claim.id
    }

    private func add(_ text: String, to id: ClaimID, by person: PersonID, _ town: CitizenTime) -> AddEntry {
        AddEntry(
            id: id,
            entry: Entry(
                id: town.house.ids.next(), part: .contradicts, text: text, source: "Office",
                link: "https://b.example/2", day: CalendarDay(town.house.now())), correction: town.house.ids.next(),
            note: "Added: Office", person: person, at: town.house.now())
    }

    private func review(
        _ verdict: PublicClaim.Verdict, _ id: ClaimID, by person: PersonID, _ town: CitizenTime
    ) -> ReviewClaim {
        ReviewClaim(
            id: id, verdict: verdict, reason: "The figures.", event: town.house.ids.next(), person: person,
            at: town.house.now())
    }

    private func refusal(
        _ town: CitizenTime, _ act: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> ClaimRefusal? {
        do {
            try await town.house.database.write(act)
            return nil
        } catch let refusal as ClaimRefusal {
            return refusal
        }
    }

    private func find(_ id: ClaimID, _ town: CitizenTime) async throws -> PublicClaim {
        try #require(try await town.house.database.read { s in try ClaimStore.find(id, in: s) })
    }

    @Test(arguments: Engines.all) func `a claim is shown once two others say the same, and never by its author`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let cast = try await cast(town)
            let people = cast.people
            let id = try await write(cast, town)
            let submit = SubmitClaim(id: id, person: people[0], at: town.house.now())
            #expect(try await refusal(town) { s in try submit.apply(in: s) } == .unfair([.evidence]))
            let loud = add("What a lie!", to: id, by: people[0], town)
            #expect(try await refusal(town) { s in try loud.apply(in: s) } == .unfair([.calm]))
            let foreign = add("So it is.", to: id, by: cast.stranger, town)
            #expect(try await refusal(town) { s in try foreign.apply(in: s) } == .notYours)
            let evidence = add("19 of 412.", to: id, by: people[0], town)
            #expect(try await refusal(town) { s in try evidence.apply(in: s) } == nil)
            #expect(try await refusal(town) { s in try submit.apply(in: s) } == nil)

            let own = review(.untrue, id, by: people[0], town)
            #expect(try await refusal(town) { s in try own.apply(in: s) } == .ownClaim)
            let first = review(.untrue, id, by: people[1], town)
            #expect(try await refusal(town) { s in try first.apply(in: s) } == nil)
            #expect(try await refusal(town) { s in try first.apply(in: s) } == .reviewedAlready)
            let other = review(.misleading, id, by: people[2], town)
            #expect(try await refusal(town) { s in try other.apply(in: s) } == nil)
            #expect(try await find(id, town).isPublic == false)
            let third = review(.misleading, id, by: people[3], town)
            #expect(try await refusal(town) { s in try third.apply(in: s) } == nil)
            let found = try await find(id, town)
            #expect(found.isPublic && found.verdict == .misleading)
        }
    }

    @Test(arguments: Engines.all) func `what is public changes only with a correction that everybody reads`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let cast = try await cast(town)
            let people = cast.people
            let id = try await write(cast, town)
            let acts: [@Sendable (any Storage.Session) throws -> Void] = [
                add("19 of 412.", to: id, by: people[0], town).apply,
                SubmitClaim(id: id, person: people[0], at: town.house.now()).apply,
                review(.untrue, id, by: people[1], town).apply, review(.untrue, id, by: people[2], town).apply,
            ]
            for act in acts { try await town.house.database.write { s in try act(s) } }
            var text = try await find(id, town).text
            text.occasion = "Committee"
            let (edited, at) = (text, town.house.now())
            let edit = EditClaim(id: id, text: edited, person: people[0], at: at)
            #expect(try await refusal(town) { s in try edit.apply(in: s) } == .notNow)
            func correct(_ note: String, _ text: PublicClaim.Text) -> CorrectClaim {
                CorrectClaim(
                    id: id, text: text, correction: town.house.ids.next(), note: note, person: people[1], at: at)
            }
            let silent = correct("", edited)
            #expect(
                try await refusal(town) { s in try silent.apply(in: s) }
                    == .correctionMissing(most: Correction.longestText))
            var gap = edited
            gap.asked = nil
            let unfair = correct("Never asked.", gap)
            #expect(try await refusal(town) { s in try unfair.apply(in: s) } == .unfair([.asked]))
            let fine = correct("It was the committee.", edited)
            #expect(try await refusal(town) { s in try fine.apply(in: s) } == nil)

            let reopen = ReopenClaim(
                id: id, correction: town.house.ids.next(), reason: "New figures.", person: people[3], at: at)
            #expect(try await refusal(town) { s in try reopen.apply(in: s) } == nil)
            let again = try await find(id, town)
            #expect(again.isPublic && again.verdict == nil && again.round == 2 && again.text.occasion == "Committee")
            let once = review(.supported, id, by: people[1], town)
            #expect(try await refusal(town) { s in try once.apply(in: s) } == nil)
            let twice = review(.supported, id, by: people[3], town)
            #expect(try await refusal(town) { s in try twice.apply(in: s) } == nil)
            #expect(try await find(id, town).verdict == .supported)
            let log = try await town.house.database.read { s in try ClaimStore.corrections(of: id, in: s) }
            #expect(Set(log.map(\.text)) == ["It was the committee.", "New figures."])
        }
    }

    @Test(arguments: Engines.all)
    func `a reply stands beside the claim when it comes from the speaker, and the address is forgotten`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let claim = try #require(
                try await town.house.database.read { s in try ClaimStore.published(most: 9, in: s) }.last)
            let reply = SpeakerReply(
                id: town.house.ids.next(), name: "Radu", capacity: "Councillor", address: "radu@example.org",
                text: "I never said that.", state: .waiting, at: town.house.now())
            let ask = AskReply(id: claim.id, reply: reply, actor: .visitor)
            #expect(try await refusal(town) { s in try ask.apply(in: s) } == nil)
            let page = visitor(town, "en")
            await page.open("/claims/\(claim.id)")
            #expect(!page.page.contains("I never said that.") && !page.page.contains("radu@example.org"))

            let editor = await signedIn("moderator", town, "en")
            await editor.open("/claims/\(claim.id)")
            #expect(editor.page.contains("radu@example.org"))
            await editor.post("/claims/\(claim.id)/replies/\(reply.id)/decision", ["decision": "published"])
            await page.open("/claims/\(claim.id)")
            #expect(page.page.contains("I never said that."))
            let rows = try await town.house.database.read { s in
                try s.rows("SELECT address FROM claim_reply WHERE id = $1", reply.id).map { try $0.text(0) }
            }
            #expect(rows == [""])
        }
    }

    @Test func `a draft is there for editors of its place alone, and every page reads in every language`() async throws
    {
        try await withTown(.sqlite) { town in
            let cast = try await cast(town)
            let id = try await write(cast, town)
            for role in ["", "coordinator"] {
                let reader = role.isEmpty ? visitor(town, "en") : await signedIn(role, town, "en")
                await reader.open("/claims/\(id)")
                #expect(reader.status == 404)
            }
            let published = try await town.house.database.read { s in try ClaimStore.published(most: 9, in: s) }
            #expect(published.count == 3)
            for language in ["en", "ro", "el", "ar"] {
                let reader = visitor(town, language)
                let editor = await signedIn("facilitator", town, language)
                for path in ["/claims", "/claims/balance", "/claims/cards"] + published.map({ "/claims/\($0.id)" }) {
                    for page in [reader, editor] {
                        await page.open(path)
                        #expect(
                            page.status == 200 && !page.page.contains(">claim.") && !page.page.contains(">counter."))
                    }
                }
                await editor.open("/claims/\(id)")
                #expect(editor.status == 200 && !editor.page.contains(">claim."))
                await editor.open("/claims/new")
                #expect(editor.status == 200 && !editor.page.contains(">claim."))
            }
        }
    }
}
