import App
import ArgumentParser
import Deliberation
import Foundation
import Kernel
import Logging

/// `citizentime import`: what other systems hold.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring in what other systems hold.", subcommands: [Polis.self, Pabulib.self])

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

    struct Pabulib: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring in a Pabulib election as a finished budget process.",
            discussion: """
                The file is read as it is, packed with gzip or not; projects, ballots and the result by the chosen rule \
                are kept. Importing the same file by the same rule again changes nothing; bad input changes nothing \
                and exits with 65.
                """)

        @Argument(help: "The .pb file.")
        var file: String

        @Option(help: "greedy, mes (Method of Equal Shares) or phragmen.")
        var rule: BudgetRule = .greedy

        @Option(help: "What a funded project is worth to its supporters: cost, cardinality or points.")
        var satisfaction: Satisfaction = .cost

        @Option(help: "What Equal Shares does with money left over: none, add1, add1u or greedy.")
        var completion: Completion = .none

        @Option(help: "The language of the projects, such as pl.")
        var language = "en"

        @OptionGroup var place: ServerOptions

        func validate() throws {
            guard completion == .none || rule == .mes else {
                throw ValidationError("--completion belongs to --rule mes; the other rules have none.")
            }
        }

        func run() async throws {
            guard let language = Language(tag: language) else {
                throw ValidationError("--language takes a language that we know, such as en, not \(language)")
            }
            let read: PabulibElection
            do {
                read = try PabulibElection(readFile(file), file: file)
            } catch let error as InputError {
                FileHandle.standardError.write(Data("\(error)\n".utf8))
                throw ExitCode(65)
            }
            for note in read.notes { FileHandle.standardError.write(Data("\(file): \(note)\n".utf8)) }
            let product = try await CitizenTime(try place.configuration(), log: Logger(label: "citizentime"))
            let (address, isNew) = try await product.importPabulib(
                read, name: URL(fileURLWithPath: file).lastPathComponent, rule: rule, satisfaction: satisfaction,
                completion: completion, language: language)
            FileHandle.standardError.write(Data((isNew ? "imported\n" : "was imported before\n").utf8))
            print(address)
        }
    }
}
