import ArgumentParser

/// The command that people run.
@main
struct Citizentime: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "citizentime",
        abstract: "Act, play, involve: the platform of newcomers and long-time residents.",
        subcommands: [Map.self])
}
