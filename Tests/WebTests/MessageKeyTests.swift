import Foundation
import Testing

@testable import Web

/// The sentences that the sources ask for, against those that the catalogue has.
@Suite struct MessageKeyTests {
    private let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources")

    private var folders: [URL] {
        [
            "Web", "Community", "Involve/Consultations", "Involve/Suggestions", "Involve/ActionPlans",
            "Involve/Proposals", "Involve/Initiatives", "Act/Volunteering", "Act/Certificates",
            "Act/LocalInitiatives", "Voice/Stories", "Voice/CounterSpeech", "Voice/Claims", "Voice/Moderation",
            "Voice/Campaigns", "Involve/Ballots", "Involve/Budgets", "Impact/Surveys",
            "Impact/Indicators", "Impact/Reports", "Impact/Banners",
            "Involve/DecisionMethods", "Involve/Panels",
        ].map {
            sources.appendingPathComponent("\($0)/Resources/messages")
        }
    }

    /// Every text literal in the sources, with what is put in cut out.
    private func literals() throws -> Set<String> {
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var found: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            found.formUnion(text.matches(of: /"([a-zA-Z]+(?:\.[a-zA-Z-]+(?:\/[a-z-]+)?)+)"/).map { String($0.1) })
            found.formUnion(text.matches(of: /"([a-zA-Z.]+\.)\\\(/).map { String($0.1) + "*" })
            found.formUnion(text.matches(of: /"\\\(name\)(\.[a-z]+)"/).map { "*" + String($0.1) })
        }
        return found
    }

    @Test func `what the sources say is in the catalogue, and the catalogue has nothing that is never said`() throws {
        let catalogue = try Catalogue(folders: folders)
        let english = try #require(catalogue.messages[.english])
        let literals = try literals()
        let rooms = Set(english.keys.compactMap { $0.split(separator: ".").first })

        let missing = literals.filter { literal in
            guard let room = literal.split(separator: ".").first, rooms.contains(room), !literal.contains("*") else {
                return false
            }
            let isFile = [".pdf", ".csv", ".json"].contains { literal.hasSuffix($0) }
            return english[literal] == nil && !isFile
        }
        let unused = english.keys.filter { key in
            !literals.contains { literal in
                if literal.hasSuffix("*") { return key.hasPrefix(literal.dropLast()) }
                if literal.hasPrefix("*") { return key.hasSuffix(literal.dropFirst()) }
                return literal == key
            }
        }
        #expect(missing == [])
        #expect(unused.sorted() == [])
    }
}
