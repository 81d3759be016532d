import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import App
@testable import Moderation

/// What is hidden is found nowhere, and what is shown again is found where it was: for every kind that people write.
@Suite struct HidingTests: TownTests {
    private let silent: Tell = { _, _ in }

    /// Things of each kind, with words that stand in them alone.
    private func things(_ town: CitizenTime) async throws -> [(subjects: [Subject], words: String)] {
        let kinds: [(Subject.Kind, query: String, words: String)] = [
            ("statement", "SELECT id FROM statement WHERE text LIKE '%library on Sundays%'", "library on Sundays"),
            ("proposal", "SELECT id FROM proposal", "orders the lines"),
            (
                "argument", "SELECT id FROM argument WHERE text LIKE 'What does one more hour%'",
                "What does one more hour"
            ),
            ("amendment", "SELECT id FROM proposal_amendment", "an hour can be planned for"),
            (
                "suggestion", "SELECT id FROM suggestion WHERE title LIKE 'A town hall that%'",
                "A town hall that explains"
            ),
            ("local-initiative", "SELECT id FROM local_initiative WHERE phase = 'done'", "The paint lasted"),
            ("opportunity", "SELECT id FROM opportunity WHERE title LIKE 'Neighbours%'", "cook with what grows there"),
            ("organisation", "SELECT id FROM organisation WHERE name LIKE 'Podul%'", "Podul Neighbours"),
        ]
        return try await town.house.database.read { s in
            try kinds.map { kind, query, words in
                (try s.rows(query).map { Subject(kind, try $0.int64(0)) }, words)
            }
        }
    }

    /// Reports and decides in one transaction, as the administrator.
    private func decide(_ outcome: Decision.Outcome, on subject: Subject, _ town: CitizenTime) async throws {
        let house = town.house
        let bench = Bench(CitizenTime.moderated, screening: { _, _ in .nothing }, ids: house.ids)
        let tell = silent
        try await house.database.write { s in
            let person = try #require(try PersonStore.find(email: "administrator@demo.example", in: s)?.id)
            let text = try #require(try bench.read(subject, in: s))
            let entry = try #require(try bench.open(text, cause: .held, triage: .none, at: house.now(), in: s))
            try DecideEntry(
                entry: entry, outcome: outcome, rule: outcome == .hidden ? .unrelated : nil, facts: "A test.",
                id: house.ids.next(), bench: bench, tell: tell, person: person, at: house.now()
            ).apply(in: s)
        }
    }

    @Test(arguments: Engines.all)
    func `what is hidden is in no list, page, calendar, kept page or file, and comes back as it was`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let things = try await things(town)
            let words = things.map(\.words)
            let before = try await publicPlaces(words, town)
            for word in words { #expect(before[word]?.isEmpty == false, "\(word) is public to begin with") }

            for subject in things.flatMap(\.subjects) { try await decide(.hidden, on: subject, town) }
            clock.advance(.seconds(3))
            let hidden = try await publicPlaces(words, town)
            #expect(hidden == [:])

            for subject in things.flatMap(\.subjects) { try await decide(.kept, on: subject, town) }
            clock.advance(.seconds(3))
            let after = try await publicPlaces(words, town)
            for word in words { #expect(Set(before[word] ?? []).subtracting(after[word] ?? []) == [], "\(word)") }
        }
    }

    @Test(arguments: Engines.all)
    func `decisions of the first version are kept, and what waited still waits`(engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let house = town.house
            let kept = try await house.database.write { s -> [(String, String, String)] in
                try s.execute("DELETE FROM moderation_entry")
                try s.execute("DELETE FROM moderation_decision")
                let person = try #require(try PersonStore.find(email: "moderator@demo.example", in: s)?.id)
                let rows = try s.rows("SELECT id, text FROM statement WHERE status = 'accepted' ORDER BY id LIMIT 3")
                let statements = try rows.map { Subject("statement", try $0.int64(0)) }
                let acts = ["statement/hidden", "statement/accepted", "statement/merged"]
                for (subject, act) in zip(statements, acts) {
                    try AuditLog.record(.init(act, subject, by: .person(person), at: house.now()), in: s)
                }
                try s.execute(
                    "UPDATE statement SET status = 'hidden', reason = 'rude' WHERE id = $1", statements[0].id)
                try s.execute(
                    "UPDATE statement SET status = 'hidden', reason = 'merged' WHERE id = $1", statements[2].id)
                for statement in ModerationSchema.migrations[1].statements { try s.execute(statement) }
                return try s.rows(
                    """
                    SELECT outcome, facts, moderator_id FROM moderation_decision ORDER BY outcome
                    """
                ).map { (try $0.text(0), try $0.text(1), "\(try $0.int64(2) == person.value)") }
            }
            #expect(kept.map(\.0) == ["hidden", "kept"])
            #expect(kept.map(\.1) == ["rude", ""])
            #expect(kept.map(\.2) == ["true", "true"])
            let waiting = try await house.database.read { s in
                (
                    try s.row("SELECT COUNT(*) FROM moderation_entry")?.int(0),
                    try s.row("SELECT COUNT(*) FROM statement WHERE status = 'pending'")?.int(0)
                )
            }
            #expect(waiting.0 == waiting.1 && waiting.0 != 0)
        }
    }
}
