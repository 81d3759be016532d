import App
import ArgumentParser
import Deliberation
import Foundation
import Kernel
import Logging

/// `citizentime import`: what other systems hold.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring in what other systems hold.", subcommands: [Polis.self, Eurostat.self])

    struct Polis: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring in a Polis export as a closed consultation.",
            discussion: """
                The folder holds summary.csv, comments.csv and votes.csv or, where that is missing, \
                participants-votes.csv. Importing the same conversation again changes nothing; bad input changes \
                nothing and exits with 65.
                """)

        @Argument(help: "The folder of the export.")
        var folder: String

        @Option(help: "The language of the conversation, such as en.")
        var language = "en"

        @OptionGroup var place: ServerOptions

        func run() async throws {
            guard let language = Language(tag: language) else {
                throw ValidationError("--language takes a language that we know, such as en, not \(language)")
            }
            let export: PolisExport
            do {
                export = try read()
            } catch let error as InputError {
                FileHandle.standardError.write(Data("\(error)\n".utf8))
                throw ExitCode(65)
            }
            let product = try await CitizenTime(try place.configuration(), log: Logger(label: "citizentime"))
            let (address, isNew) = try await product.importPolis(export, language: language)
            FileHandle.standardError.write(Data((isNew ? "imported\n" : "was imported before\n").utf8))
            print(address)
        }

        private func read() throws -> PolisExport {
            func file(_ name: String) throws -> CSV { try CSV(readFile("\(folder)/\(name)"), file: name) }
            let hasVotes = FileManager.default.fileExists(atPath: "\(folder)/votes.csv")
            return try PolisExport(
                summary: PolisExport.summary(readFile("\(folder)/summary.csv"), file: "summary.csv"),
                comments: file("comments.csv"), votes: file(hasVotes ? "votes.csv" : "participants-votes.csv"))
        }
    }

    struct Eurostat: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring in an official indicator from a table of Eurostat.",
            discussion: """
                Reads the table as Eurostat publishes it: SDMX-CSV, or the tab-separated form for bulk download. Values \
                are kept with their flags; a dimension citizen or c_birth says whose they are. Where a table has several \
                values for an area and a period, --where chooses one. Importing again replaces what was known. Bad input \
                changes nothing and exits with 65: the message names file, line and field.
                """)

        @Argument(help: "The table: .csv or .tsv.")
        var file: String

        @Option(help: "Which indicator it holds, such as employmentRate; all stand at /impact/indicators.")
        var indicator: String

        @Option(name: .customLong("where"), help: "A dimension and its code, such as sex=T; may be repeated.")
        var wanted: [String] = []

        @OptionGroup var place: ServerOptions

        func run() async throws {
            let pairs = try wanted.map { text -> (String, String) in
                let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
                guard sides.count == 2 else {
                    throw ValidationError("--where takes a dimension and its code, such as sex=T, not \(text)")
                }
                return (sides[0], sides[1])
            }
            let bytes: [UInt8]
            do {
                bytes = try readFile(file)
            } catch let error as InputError {
                FileHandle.standardError.write(Data("\(error)\n".utf8))
                throw ExitCode(65)
            }
            let product = try await CitizenTime(try place.configuration(), log: Logger(label: "citizentime"))
            do {
                let outcome = try await product.importEurostat(
                    bytes, file: file, indicator: indicator,
                    wanted: Dictionary(pairs, uniquingKeysWith: { _, last in last }))
                if !outcome.unknownAreas.isEmpty {
                    let areas = outcome.unknownAreas.joined(separator: ", ")
                    FileHandle.standardError.write(Data("not places of this site, left out: \(areas)\n".utf8))
                }
                print("\(outcome.values) values")
            } catch let error as InputError {
                FileHandle.standardError.write(Data("\(error)\n".utf8))
                throw ExitCode(65)
            }
        }
    }
}
