import Foundation
import Testing

@testable import Speech

/// Hostile statements of our own writing that are not in the library; who wrote which is in docs/methods/speech.md.
enum HeldApart {
    struct Statement {
        var claim: String
        var isDevelopment: Bool
        var text: String
    }

    static func statements(_ language: String) throws -> [Statement] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("HostileStatements/\(language).tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t").map(String.init)
            try #require(fields.count == 3)
            return Statement(claim: fields[0], isDevelopment: fields[1] == "development", text: fields[2])
        }
    }

    /// How often the right claim is among the first few.
    static func recall(_ statements: [Statement], language: String?) -> Double {
        let found = statements.filter { statement in
            Answering(statement.text, language: language).claims.contains { $0.claim.id == statement.claim }
        }
        return Double(found.count) / Double(max(statements.count, 1))
    }
}

@Suite struct AnsweringTests {
    /// Source of the goal: METHODS, section 4. The half on which nothing was tuned.
    @Test(arguments: SpeechLanguages.codes)
    func `the right claim is among the five nearest often enough`(language: String) throws {
        let unseen = try HeldApart.statements(language).filter { !$0.isDevelopment }

        #expect(HeldApart.recall(unseen, language: language) >= 0.4)
        #expect(HeldApart.recall(unseen, language: nil) >= 0.4)
    }

    @Test(arguments: SpeechLanguages.codes)
    func `three hundred statements are held apart from the library`(language: String) throws {
        let library = ArgumentLibrary.shipped
        let known = Set(library.claims.flatMap { library.triggers(of: $0.id, in: language) }.map { $0.lowercased() })

        let apart = try HeldApart.statements(language)

        #expect(apart.count >= 300)
        #expect(apart.allSatisfy { library.claim($0.claim) != nil })
        #expect(apart.filter { known.contains($0.text.lowercased()) }.map(\.text) == [])
    }

    @Test(arguments: SpeechLanguages.codes)
    func `each claim has eight statements and an answer with a source in every language`(language: String) {
        let library = ArgumentLibrary.shipped

        for claim in library.claims {
            #expect(library.triggers(of: claim.id, in: language).count >= 8, "\(claim.id)")
            #expect(library.answers(to: claim.id, in: language).contains { $0.language == language }, "\(claim.id)")
            #expect(library.sources(of: claim).count == claim.sources.count && !claim.sources.isEmpty, "\(claim.id)")
            #expect(!claim.advice.isEmpty && !claim.groups.isEmpty)
        }
        #expect(library.claims.count == 60)
    }

    @Test func `the same text finds the same claims with the same scores`() {
        let first = Answering("They steal our jobs and our houses", language: "en")
        let second = Answering("They steal our jobs and our houses", language: "en")

        #expect(first.claims.map(\.claim.id) == second.claims.map(\.claim.id))
        #expect(first.claims.map(\.score) == second.claims.map(\.score))
        #expect(first.claims.count == Answering.most)
        #expect(first.claims.map(\.score) == first.claims.map(\.score).sorted(by: >))
    }

    @Test func `a statement about one group finds the claim that is known of another`() {
        let found = Answering("Romanians steal our jobs", language: "en")

        #expect(found.claims.first?.claim.id == "jobs-taken")
    }

    @Test func `cards are in the reader's language, whatever the text is in`() {
        let found = Answering("die nehmen uns die Arbeitsplätze weg", reader: "ro")

        #expect(found.language == "de")
        #expect(found.claims.contains { $0.claim.id == "jobs-taken" })
        #expect(found.claims.allSatisfy { $0.answers.allSatisfy { $0.language == "ro" } })
    }

    @Test func `a few words that look like another language are looked for in the reader's, too`() {
        let found = Answering("Immigrants steal our jobs", reader: "en")

        #expect(found.language == "en")
        #expect(found.claims.first?.claim.id == "jobs-taken")
    }

    @Test(arguments: ["", "😀😀", "1234567"])
    func `a text that says nothing finds nothing`(text: String) {
        #expect(Answering(text).claims.isEmpty)
    }

    @Test func `a line out has its fields and is JSON`() throws {
        let line = try ScoreLine(#"{"id":"7\"","text":"Immigrants steal our jobs","lang":"en"}"#.utf8)

        let answer = try JSONSerialization.jsonObject(with: Data(line.cards.utf8)) as? [String: Any]

        #expect(answer?["id"] as? String == "7\"")
        #expect(answer?["lang"] as? String == "en")
        let claims = try #require(answer?["claims"] as? [[String: Any]])
        #expect((3...5).contains(claims.count))
        let first = try #require(claims.first)
        #expect(first["claim"] as? String == "jobs-taken")
        #expect(try #require(first["score"] as? Double) > 0.5)
        let cards = try #require(first["answers"] as? [[String: Any]])
        #expect(cards.compactMap { $0["tone"] as? String } == ["facts", "empathy", "question"])
        #expect(cards.allSatisfy { ($0["sources"] as? [String])?.isEmpty == false })
    }
}
