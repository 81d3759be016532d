import ArgumentParser
import Ballots
import Foundation

/// `citizentime verify`: recomputing what was published, without a server.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check what was published.", subcommands: [VerifyBallot.self])
}

/// `citizentime verify ballot`: everything that the bulletin board of a ballot says.
struct VerifyBallot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ballot",
        abstract: "Check the bulletin board of a secret ballot.",
        discussion: """
            Recomputes every signature, the chain, the numbers and the result from the file alone. Compare the \
            fingerprint with the one published when the vote opened, or give it with --opening. The file is described \
            in docs/methods/ballots.md.

            Exit status: 0 everything fits, 1 the receipt is not on the board, 2 the call was wrong, 65 something does \
            not fit (the message names file, line and what is wrong).
            """)

    @Option(help: "The fingerprint published when the vote opened.")
    var opening: String?

    @Option(help: "A receipt that must stand on the board.")
    var receipt: String?

    @Argument(help: "The board; several are checked one after the other.")
    var files: [String]

    func validate() throws {
        guard files.count == 1 || (opening == nil && receipt == nil) else {
            throw ValidationError("--opening and --receipt belong to one board; give one file.")
        }
    }

    func run() throws {
        var fitting = 0
        for file in files {
            let bytes = try readFile(file)
            let board: BoardCheck
            do throws(BoardFault) {
                board = try BoardCheck(bytes, fingerprint: opening)
            } catch {
                FileHandle.standardError.write(Data("\(file): \(error)\n".utf8))
                continue
            }
            fitting += 1
            try report(board, file)
        }
        guard fitting == files.count else { throw ExitCode(65) }
    }

    private func report(_ board: BoardCheck, _ file: String) throws {
        if let receipt, !board.receipts.contains(receipt) {
            throw CleanFailure("\(file): no ballot with this receipt stands on the board")
        }
        let winners = board.closing.result.winners.map { board.opening.options[$0 - 1] }
        print("fingerprint \(board.fingerprint)")
        print("roll \(board.opening.roll), issued \(board.closing.issued), cast \(board.closing.cast)")
        print("\(board.opening.method.rawValue): " + (winners.isEmpty ? "nobody" : winners.joined(separator: ", ")))
    }
}
