import ArgumentParser
import Ballots
import Foundation

/// `citizentime ballot`: what the page of a secret ballot does on a voter's device, without that page.
struct BallotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ballot", abstract: "Vote in a secret ballot with a program of your own.",
        discussion: """
            The file holds what links you to your ballot: keep it to yourself, and delete it when you have the receipt. \
            It is written before anything is asked for, so whatever crashes, the same command goes on with it.

            1. citizentime ballot credential mine.json --opening opening.json
               shows the hidden message; paste it on the page “Vote with a program of your own”.
            2. citizentime ballot credential mine.json --signature SIGNATURE
               takes in what the page answers.
            3. citizentime ballot cast mine.json --choice 2 | curl --data-urlencode ballot@- ADDRESS/casts
               casts; the answer is the receipt. Send it when and from where you like, without cookies.

            The steps are described in docs/methods/ballots.md.

            Exit status: 0 done, 1 the work failed, 2 the call was wrong, 65 a file or the signature was bad.
            """,
        subcommands: [CredentialCommand.self, CastCommand.self])
}

/// `citizentime ballot credential`: makes a credential and blinds it, or takes the blinding off its signature.
struct CredentialCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credential", abstract: "Make a credential: before the server signs it, and after.")

    @Argument(help: "Where the credential is kept.")
    var file: String

    @Option(help: "The opening of the ballot, as downloaded from its page.")
    var opening: String?

    @Option(help: "What the server answered to the hidden message.")
    var signature: String?

    func validate() throws {
        guard (opening == nil) != (signature == nil) else {
            throw ValidationError("Give either --opening, to make a credential, or --signature, to finish it.")
        }
    }

    func run() throws {
        if let opening { return try make(opening) }
        var kept = try KeptFile.read(file)
        let text = (signature ?? "").filter { !$0.isWhitespace }
        guard let signed = Data(base64Encoded: text) else {
            throw bad("--signature: not base 64; copy all that the page shows")
        }
        try reportingFaults(file) { () throws(KeptCredential.Fault) in try kept.take(signed) }
        try KeptFile.write(kept, to: file)
        print("The credential is complete: cast it with “citizentime ballot cast \(file) --choice …”.")
    }

    /// A file that is there already is never written over: its message may have been signed.
    private func make(_ opening: String) throws {
        let line = String(decoding: try readFile(opening), as: UTF8.self).trimmingCharacters(in: .newlines)
        let kept: KeptCredential
        if FileManager.default.fileExists(atPath: file) {
            kept = try KeptFile.read(file)
            guard kept.opening == line else {
                throw CleanFailure("\(file) holds a credential for another ballot; give another file")
            }
        } else {
            var system = SystemRandomNumberGenerator()
            kept = try reportingFaults(opening) { () throws(KeptCredential.Fault) in
                try KeptCredential(opening: line) { UInt8.random(in: 0...255, using: &system) }
            }
            try KeptFile.write(kept, to: file)
        }
        print(kept.blinded.base64EncodedString())
    }
}

/// `citizentime ballot cast`: writes the ballot as it is to be sent.
struct CastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cast", abstract: "Write the ballot to standard output, ready to be sent.")

    @Argument(help: "Where the credential is kept.")
    var file: String

    @Option(help: "Numbers of options from 1, such as 2 or 3,1,2; the best first where the order counts. Empty: blank.")
    var choice: String

    func run() throws {
        let numbers = choice.split(separator: ",").map { Int($0.trimmingCharacters(in: .whitespaces)) }
        let choice = numbers.compactMap { $0 }
        guard choice.count == numbers.count else {
            throw ValidationError("--choice takes numbers with commas between them, not \(self.choice)")
        }
        let kept = try KeptFile.read(file)
        let entry = try reportingFaults(file) { () throws(KeptCredential.Fault) in try kept.ballot(choice) }
        FileHandle.standardError.write(Data("receipt \(entry.receipt)\n".utf8))
        FileHandle.standardOutput.write(Data(entry.text.utf8))
    }
}

/// The file of a credential: readable by its owner alone, and whole or not there.
private enum KeptFile {
    static func read(_ path: String) throws -> KeptCredential {
        do {
            return try JSONDecoder().decode(KeptCredential.self, from: Data(try readFile(path)))
        } catch is DecodingError {
            throw bad("\(path): not a file of “citizentime ballot credential”")
        }
    }

    static func write(_ kept: KeptCredential, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let draft = path + ".new"
        let bytes = try encoder.encode(kept)
        guard FileManager.default.createFile(atPath: draft, contents: bytes, attributes: [.posixPermissions: 0o600]),
            rename(draft, path) == 0
        else { throw CleanFailure("\(path) cannot be written") }
    }
}

/// Says what cannot be used; exit status 65 (EX_DATAERR of sysexits.h).
private func bad(_ problem: String) -> ExitCode {
    FileHandle.standardError.write(Data("\(problem)\n".utf8))
    return ExitCode(65)
}

private func reportingFaults<Result>(
    _ file: String, _ work: () throws(KeptCredential.Fault) -> Result
) throws -> Result {
    do throws(KeptCredential.Fault) {
        return try work()
    } catch {
        switch error {
        case .openingWrong: throw bad("\(file): not the opening of a ballot that this program knows")
        case .signatureWrong: throw bad("--signature: not the signature of the message in \(file)")
        case .notSigned:
            throw CleanFailure("\(file) has no signature yet; give it with “ballot credential --signature”")
        case .choiceWrong: throw ValidationError("--choice: the method of this ballot does not allow that")
        }
    }
}
