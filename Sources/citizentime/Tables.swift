import ArgumentParser
import Deliberation
import Foundation

/// `citizentime tables`: dialogue tables, teams or pairs that mix, from a list, without a server.
struct Tables: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Form tables that mix backgrounds and share a language.",
        discussion: """
            Reads a JSON list of people, {"id", "background"?, "languages"?}, where languages is a list of codes; or CSV \
            with the columns “id”, “background” and “languages” (codes with blanks between them). What is empty was not \
            said and fits everywhere. How tables are formed is described in docs/methods/volunteering.md.

            Exit status: 0 done, 2 the call was wrong, 65 the input was bad (the message names file, line or number in \
            the list, and field).
            """)

    @Option(help: "The list of people, JSON or CSV.")
    var people: String

    @Option(help: "People at a table; where it does not divide, some tables have one more.")
    var size: Int

    @Option(help: "How the result is written: json or text.")
    var format: OutputFormat = .json

    func validate() throws {
        guard (1...1_000).contains(size) else { throw ValidationError("--size takes a number from 1 to 1000.") }
    }

    func run() throws {
        try reportingBadInput {
            let guests = try GuestList(readFile(people), file: people)
            let formed = MixedGroups.form(guests.people, size: size)
            switch format {
            case .json: print(try json(formed, guests.ids))
            case .text: print(text(formed, guests.ids))
            }
        }
    }

    private struct Output: Encodable {
        let tables: [[String]]
        let talking: Int
        let mixedPairs: Int
        let mostMixedPairs: Int
        let isExact: Bool
    }

    private func json(_ formed: MixedGroups, _ ids: [String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let output = Output(
            tables: formed.groups.map { $0.map { ids[$0] } }, talking: formed.talking, mixedPairs: formed.mixedPairs,
            mostMixedPairs: formed.mostMixedPairs, isExact: formed.isExact)
        return String(decoding: try encoder.encode(output), as: UTF8.self)
    }

    private func text(_ formed: MixedGroups, _ ids: [String]) -> String {
        let lines = formed.groups.enumerated().map { number, group in
            "\(number + 1)  \(group.map { ids[$0] }.joined(separator: ", "))"
        }
        let sum =
            "\(formed.talking) of \(formed.groups.count) tables share a language; \(formed.mixedPairs) mixed pairs"
        return (lines + ["\(sum), at most \(formed.mostMixedPairs)"]).joined(separator: "\n")
    }
}
