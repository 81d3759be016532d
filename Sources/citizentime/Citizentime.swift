import ArgumentParser
import Foundation

/// The command that people run.
@main
struct Citizentime: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "citizentime",
        abstract: "Act, play, involve: the platform of newcomers and long-time residents.",
        subcommands: [
            DemoCommand.self, Serve.self, Admin.self, Import.self, Migrate.self, Backup.self, Restore.self,
            Export.self, Config.self, Map.self, Budget.self, Count.self, Draw.self, Tables.self, Impact.self,
            ReportCommand.self, BannerCommand.self, SpeechCommand.self, BallotCommand.self, Verify.self,
        ])

    /// Exit status 2 for a wrong call, where the argument parser's own would be 64.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            Foundation.exit(2)
        }
    }
}
