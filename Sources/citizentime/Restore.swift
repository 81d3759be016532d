import App
import ArgumentParser
import Foundation
import Logging

/// `citizentime restore`: back to a copy that `backup` wrote.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a copy that `backup` wrote into an empty data folder.",
        discussion: """
            The copy is checked first: it must be a database of this program or of an older one, and its audit log \
            must hold. A database that is there already is never overwritten. For PostgreSQL use pg_restore.
            """)

    @Argument(help: "The file that `backup` wrote.")
    var file: String

    @OptionGroup var place: ServerOptions

    func run() async throws {
        let configuration = try place.configuration()
        guard configuration.database == nil else {
            throw ValidationError("A PostgreSQL database is restored with pg_restore.")
        }
        do {
            try await Backups.restore(URL(fileURLWithPath: file), into: configuration)
        } catch let refusal as Backups.Refusal {
            FileHandle.standardError.write(Data("\(refusal)\n".utf8))
            throw ExitCode(refusal == .occupied ? 1 : 65)
        }
        print("restored; start the server with the same --data")
    }
}

/// `citizentime export`: everything that is open data.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write all open data into a folder: CSV and JSON files, nothing that names a person.")

    @Argument(help: "The folder to write; it must not be there yet.")
    var folder: String

    @OptionGroup var place: ServerOptions

    func run() async throws {
        let target = URL(fileURLWithPath: folder)
        guard !FileManager.default.fileExists(atPath: target.path) else {
            throw ValidationError("\(folder) is there already.")
        }
        let product = try await CitizenTime(try place.configuration(), log: Logger(label: "citizentime"))
        let count = try await product.export(to: target)
        print("\(count) files")
    }
}
