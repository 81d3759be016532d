import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// The library of counter-narratives, through its pages, on both engines.
@Suite struct NarrativeTests: TownTests {
    private let added = [
        "claim": "jobs-taken", "language": "en", "tone": "norm", "text": "We work side by side here.",
        "sources": "ILO, Global Estimates (2021)", "organisation": "",
    ]

    @Test(arguments: Engines.all) func `an added answer is seen once a second person has approved it`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let author = await signedIn("moderator", town, "en")
            await author.open("/counter-narratives/new")
            await author.post("/counter-narratives", added.merging(["sources": ""]) { _, new in new })
            #expect(author.page.contains("error-summary") && author.page.contains("We work side by side"))
            await author.post("/counter-narratives", added)
            await author.open("/counter-narratives/waiting")
            #expect(!author.page.contains("We work side by side"))
            let reader = visitor(town, "en")
            await reader.open("/counter-narratives/claims/jobs-taken")
            #expect(reader.page.contains("card") && !reader.page.contains("We work side by side"))

            let second = await signedIn("facilitator", town, "en")
            await second.open("/counter-narratives/waiting")
            #expect(second.page.contains("We work side by side"))
            let path = try #require(
                second.text(after: "We work side by side", until: "/review").flatMap {
                    $0.components(separatedBy: "/counter-narratives/").last
                })
            await author.post("/counter-narratives/\(path)/review", ["decision": "approve"])
            #expect(author.status == 404)
            await second.post("/counter-narratives/\(path)/review", ["decision": "decline", "reason": ""])
            #expect(second.page.contains("error-summary"))
            await second.post("/counter-narratives/\(path)/review", ["decision": "approve"])
            await reader.open("/counter-narratives/claims/jobs-taken")
            #expect(reader.page.contains("We work side by side"))

            await author.open("/counter-narratives/new")
            await author.post("/counter-narratives", added.merging(["text": "They came to work."]) { $1 })
            await second.open("/counter-narratives/waiting")
            let other = try #require(
                second.text(after: "They came to work.", until: "/review").flatMap {
                    $0.components(separatedBy: "/counter-narratives/").last
                })
            await second.post(
                "/counter-narratives/\(other)/review", ["decision": "decline", "reason": "It repeats the claim."])
            await author.open("/counter-narratives/claims/jobs-taken")
            #expect(author.page.contains("It repeats the claim."))
            await reader.open("/counter-narratives/claims/jobs-taken")
            #expect(!reader.page.contains("They came to work."))
        }
    }

    @Test(arguments: Engines.all) func `an account has one opinion of an answer, the last`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let rater = await signedIn("moderator", town, "en")
            let id = CounterNarrative.number(of: "jobs-taken.en.facts")
            await rater.open("/counter-narratives/claims/jobs-taken")
            for verdict in ["helped", "backfired"] {
                await rater.post("/counter-narratives/\(id)/rating", ["verdict": verdict])
            }

            let ratings = try await town.house.database.read { s in try NarrativeStore.ratings(in: s) }
            #expect(ratings == [id: NarrativeRating(helped: 0, without: 0, backfired: 1)])
            await rater.open("/counter-narratives/claims/jobs-taken")
            #expect(rater.page.contains("Helped 0 of 1"))
            let stranger = visitor(town, "en")
            await stranger.post("/counter-narratives/\(id)/rating", ["verdict": "helped"])
            let after = try await town.house.database.read { s in try NarrativeStore.ratings(in: s) }
            #expect(after[id]?.count == 1)
        }
    }

    @Test func `a pasted text gives cards in the reader's language and is kept nowhere`() async throws {
        try await withTown(.sqlite) { town in
            let reader = visitor(town, "ar")
            await reader.open("/counter-narratives/answer")
            await reader.post("/counter-narratives/answer", ["text": "Ausländer nehmen uns die Arbeit weg, xyzzy"])

            #expect(reader.page.contains("يأخذون وظائفنا"))
            let kept = try await town.house.database.read { s in
                try s.rows("SELECT COUNT(*) FROM audit_entry WHERE details LIKE '%xyzzy%'").first?.int(0)
            }
            #expect(kept == 0)
        }
    }

    @Test func `an erased account leaves approved answers without a name, and nothing else`() async throws {
        try await withTown(.sqlite) { town in
            let house = town.house
            let person = Person(id: house.ids.next(), name: "P", email: "p@example.org", language: .english)
            let second = Person(id: house.ids.next(), name: "Q", email: "q@example.org", language: .english)
            let approved: CounterNarrativeID = house.ids.next()
            let waiting: CounterNarrativeID = house.ids.next()
            try await house.database.write { s in
                try PersonStore.insert(person, passwordHash: nil, at: house.now(), in: s)
                try PersonStore.insert(second, passwordHash: nil, at: house.now(), in: s)
                for id in [approved, waiting] {
                    try AddNarrative(
                        narrative: CounterNarrative(
                            id: id, claim: "crime", language: .english, tone: .norm, text: "t", sources: "s",
                            state: .waiting, author: person.id, organisation: nil), person: person.id, at: house.now()
                    ).apply(in: s)
                }
                _ = try NarrativeStore.decide(
                    approved, .approved, reason: "", by: second.id, at: house.now(), in: s)
                try NarrativeStore.rate(approved, .helped, by: person.id, at: house.now(), in: s)
                try NarrativeStore.forget(person.id, in: s)
            }

            let (kept, gone, ratings) = try await house.database.read { s in
                (
                    try NarrativeStore.find(approved, in: s), try NarrativeStore.find(waiting, in: s),
                    try NarrativeStore.ratings(in: s)
                )
            }
            #expect(kept != nil && kept?.author == nil && gone == nil && ratings.isEmpty)
        }
    }

    @Test(arguments: [
        ("kind=crime", "They are criminals", "They take our jobs"),
        ("group=roma", "Gypsies steal", "They are criminals"),
        ("text=smartphone", "expensive smartphones", "They are criminals"),
    ])
    func `the library is searched by what a claim is about`(query: String, shown: String, hidden: String) async throws {
        try await withTown(.sqlite) { town in
            let reader = visitor(town, "en")
            await reader.open("/counter-narratives?\(query)")

            #expect(reader.page.contains(shown) && !reader.page.contains(hidden))
        }
    }
}
