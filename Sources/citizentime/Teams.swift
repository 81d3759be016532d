import ArgumentParser
import Deliberation
import Foundation

/// `citizentime teams`: pairs or groups that mix, from a list, without a server.
struct Teams: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put people into pairs or groups that mix backgrounds and share a language.",
        discussion: """
            Reads CSV with the columns “name”, “background” and “languages” (codes with blanks between them); what is \
            empty was not said and fits everywhere. How groups are formed is described in docs/methods/volunteering.md.

            Exit status: 0 done, 2 the call was wrong, 65 the input was bad (the message names file, line and field).
            """)

    @Option(help: "People in a group; where it does not divide, some groups have one more.")
    var size = 2

    @Option(help: "How the result is written: json or text.")
    var format: OutputFormat = .json

    @Argument(help: "The people.")
    var file: String

    func validate() throws {
        guard (1...1_000).contains(size) else { throw ValidationError("--size takes a number from 1 to 1000.") }
    }

    func run() throws {
        try reportingBadInput {
            let table = try CSV(readFile(file), file: file)
            let name = try table.column("name")
            let background = try table.column("background")
            let languages = try table.column("languages")
            let names = table.records.map { $0.fields[name] }
            let people = table.records.map { record in
                MixedGroups.Person(
                    background: record.fields[background].isEmpty ? nil : record.fields[background],
                    languages: Set(record.fields[languages].split(separator: " ").map(String.init)))
            }
            let formed = MixedGroups.form(people, size: size)
            switch format {
            case .json: print(try json(formed, names))
            case .text: print(text(formed, names))
            }
        }
    }

    private struct Output: Encodable {
        let groups: [[String]]
        let talking: Int
        let mixedPairs: Int
        let mostMixedPairs: Int
        let isExact: Bool
    }

    private func json(_ formed: MixedGroups, _ names: [String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let output = Output(
            groups: formed.groups.map { $0.map { names[$0] } }, talking: formed.talking, mixedPairs: formed.mixedPairs,
            mostMixedPairs: formed.mostMixedPairs, isExact: formed.isExact)
        return String(decoding: try encoder.encode(output), as: UTF8.self)
    }

    private func text(_ formed: MixedGroups, _ names: [String]) -> String {
        let lines = formed.groups.enumerated().map { number, group in
            "\(number + 1)  \(group.map { names[$0] }.joined(separator: ", "))"
        }
        let sum =
            "\(formed.talking) of \(formed.groups.count) groups share a language; \(formed.mixedPairs) mixed pairs"
        return (lines + ["\(sum), at most \(formed.mostMixedPairs)"]).joined(separator: "\n")
    }
}
