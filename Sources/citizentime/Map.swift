import ArgumentParser
import Deliberation
import Foundation

/// `citizentime map`: the opinion map of a Polis export, without a server.
struct Map: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute the opinion map of a Polis export.",
        discussion: """
            Reads votes.csv (one line a vote) or participants-votes.csv (one line a participant) and writes where \
            opinions lie, which groups there are and what they agree on. The same votes in any order give the same \
            bytes. The fields of the JSON are described in docs/map-output.md.

            Exit status: 0 done, 2 the call was wrong, 65 the input was bad (the message names file, line and field).
            """)

    @Option(help: "votes.csv or participants-votes.csv of the export.")
    var votes: String

    @Option(help: "comments.csv of the export: which statements were moderated out, and their words.")
    var comments: String?

    @Option(help: "Votes that came later: the map of the first votes is brought up to date with them.")
    var later: String?

    @Option(help: "How the map is made: stable, or polis for comparison with other tools.")
    var method: MapMethod = .stable

    @Option(help: "How the map is written.")
    var format: OutputFormat = .json

    @Option(help: "Resamples for the support values; 0 leaves them out.")
    var replicates = 50

    @Flag(inversion: .prefixedNo, help: "Compute the bridging intercepts by matrix factorisation.")
    var intercepts = true

    @Flag(help: "Write the CPU seconds of each step to standard error.")
    var timings = false

    func validate() throws {
        guard (0...1000).contains(replicates) else {
            throw ValidationError("--replicates takes a number from 0 to 1000.")
        }
        guard later == nil || method == .stable else {
            throw ValidationError("--later brings the stable map up to date; the polis one is made anew each time.")
        }
    }

    func run() throws {
        try reportingBadInput {
            let statements = try comments.map { try PolisExport.readComments(CSV(readFile($0), file: $0)) } ?? []
            let list = try timed("read") { try PolisExport.readVotes(readFile(votes), file: votes) }
            if let later {
                let more = try PolisExport.readVotes(readFile(later), file: later)
                try write(updated(list, with: more, facts: statements.map(\.facts)), statements)
                return
            }
            let table = timed("table") {
                VoteTable(list, facts: statements.map(\.facts), order: method == .polis ? .appearance : .canonical)
            }
            let map = timed("map") { OpinionMap.make(table, method: method, options: options) }
            try write(map, statements)
        }
    }
}

extension Map {
    private func write(_ map: OpinionMap, _ statements: [PolisExport.Statement]) throws {
        switch format {
        case .json: print(map.json)
        case .text: print(MapText(map: map, statements: statements).text, terminator: "")
        }
    }

    private var options: OpinionMap.Options {
        OpinionMap.Options(replicates: replicates, includesIntercepts: intercepts)
    }

    /// As a server does it while people vote.
    private func updated(_ votes: [Vote], with more: [Vote], facts: [StatementFacts]) -> OpinionMap {
        var live = LiveOpinionMap()
        live.record(votes)
        _ = timed("first") { live.map(facts: facts, options: options) }
        return timed("update") {
            live.record(more)
            return live.map(facts: facts, options: options)
        }
    }

    /// Runs a step and, when asked to, says what it cost.
    private func timed<Result>(_ step: String, _ body: () throws -> Result) rethrows -> Result {
        let start = clock()
        let result = try body()
        if timings {
            let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            FileHandle.standardError.write(Data("\(step) \(seconds)\n".utf8))
        }
        return result
    }
}

extension MapMethod: ExpressibleByArgument {}

/// Runs a command whose input may be bad: says where and exits with 65 (EX_DATAERR of sysexits.h).
func reportingBadInput(_ body: () throws -> Void) throws {
    do {
        try body()
    } catch let error as InputError {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        throw ExitCode(65)
    }
}

/// The bytes of a file that the caller named, unpacked where gzip packed them.
///
/// - Throws: `ValidationError`, so that a missing file counts as a wrong call; `InputError` for a damaged one
func readFile(_ path: String) throws -> [UInt8] {
    let bytes: [UInt8]
    do {
        bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
        throw ValidationError("\(path): cannot be read; is the path right?")
    }
    return Gzip.isPacked(bytes) ? try Gzip.unpacked(bytes, file: path) : bytes
}
