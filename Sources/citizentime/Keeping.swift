import App
import ArgumentParser
import Foundation
import Logging

/// `citizentime migrate`: the schema, without serving.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the schema up to date, without serving.",
        discussion: "A server does the same when it starts; run this first to update without surprises.")

    @OptionGroup var place: ServerOptions

    func run() async throws {
        let product = try await CitizenTime(try place.configuration(), log: Logger(label: "citizentime"))
        for id in product.applied { print(id) }
    }
}

/// `citizentime backup`: a copy of the database while it is in use.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a copy of the SQLite database while it is in use.",
        discussion: """
            `restore` goes back to it. A PostgreSQL database is backed up with pg_dump. Keep a copy of the file named key as well.
            """)

    @Argument(help: "The file to write; it must not be there yet.")
    var file: String

    @OptionGroup var place: ServerOptions

    func run() async throws {
        let configuration = try place.configuration()
        guard configuration.database == nil else {
            throw ValidationError("A PostgreSQL database is backed up with pg_dump.")
        }
        guard !FileManager.default.fileExists(atPath: file) else { throw ValidationError("\(file) is there already.") }
        let product = try await CitizenTime(configuration, log: Logger(label: "citizentime"))
        try await product.house.database.backup(to: file)
    }
}

/// `citizentime config`: what the server would do.
struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain the configuration.", subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show each value and where it comes from; passwords are not shown.")

        @OptionGroup var place: ServerOptions

        func run() throws {
            _ = try place.configuration()
            for line in place.explained { print(line) }
        }
    }
}
