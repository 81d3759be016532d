import Foundation
import Testing

@testable import Ballots

/// The board: what it publishes, and that nothing in it can be changed unseen.
@Suite struct BoardTests {
    /// A board of these choices with every record as it should be, or bent by the caller.
    private func made(
        _ method: Ballot.Method, _ choices: [[Int]], roll: Int = 9, issued: Int? = nil,
        bend: (inout [CastEntry]) -> Void = { _ in }
    ) throws -> Board {
        let keys = try testKeys.get()
        let ballot = Ballot(
            id: BallotID(4711), organisation: .init(1), question: "Wohin? – \"Πού\" \\ أين", options: ["a", "b", "c"],
            method: method, eligibility: .list)
        let record = Opening(ballot, keys, roll: roll)
        var entries = try choices.map { choice in
            let device = try Device(keys)
            return CastEntry(credential: try device.credential(keys.sign(blinded: device.blinded)), choice: choice)
        }
        bend(&entries)
        return try Board.close(
            opening: (record.line(), record), entries: entries, issued: issued ?? entries.count, keys)
    }

    private func fault(_ board: Board) -> BoardFault.What? {
        do throws(BoardFault) {
            _ = try BoardCheck(Array(board.text.utf8))
            return nil
        } catch { return error.what }
    }

    /// Exit status and errors of the other verifier, which is written in another language by the definition alone.
    private func secondVerifier(_ text: [UInt8]) throws -> (status: Int32, errors: String) {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("board-\(UInt64.random(in: 0 ... .max)).jsonl")
        try Data(text).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Browser/ballot_verifier.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path, file.path]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, said)
    }

    @Test func `both verifiers count what the board says`() throws {
        let cases: [(Ballot.Method, choices: [[Int]], winners: [Int])] = [
            (.plurality, [[1], [2], [2], []], [2]), (.plurality, [[1], [2]], [1, 2]), (.plurality, [], []),
            (.approval, [[1, 3], [3], [2, 3], []], [3]), (.approval, [[], []], []),
            (.schulze, [[1, 2, 3], [2, 1], [3, 1, 2], []], [1]),
            (.schulze, [[1, 2, 3], [2, 3, 1], [3, 1, 2]], [1, 2, 3]),
        ]
        for (method, choices, winners) in cases {
            let bytes = Array(try made(method, choices).text.utf8)
            let check = try BoardCheck(bytes)
            #expect(check.closing.result.winners == winners && check.closing.cast == choices.count)
            let second = try secondVerifier(bytes)
            #expect(second.status == 0, "\(second.errors)")
        }
    }

    @Test func `a change of any single byte is found`() throws {
        let bytes = Array(try made(.approval, [[1, 3], [2]]).text.utf8)
        var unseen: [Int] = []
        for place in bytes.indices {
            for bit: UInt8 in [1, 32] {
                var changed = bytes
                changed[place] ^= bit
                do throws(BoardFault) {
                    _ = try BoardCheck(changed)
                    unseen.append(place)
                } catch {}
            }
        }
        #expect(unseen == [])
    }

    @Test func `a line taken away, doubled or put elsewhere is found`() throws {
        let lines = try made(.approval, [[1], [2], [3]]).lines
        #expect(fault(Board(lines: lines)) == nil)
        for place in lines.indices {
            var (shorter, longer) = (lines, lines)
            shorter.remove(at: place)
            longer.insert(lines[place], at: place)
            #expect(fault(Board(lines: shorter)) != nil && fault(Board(lines: longer)) != nil)
            for other in lines.indices where other != place {
                var swapped = lines
                swapped.swapAt(place, other)
                #expect(fault(Board(lines: swapped)) != nil)
            }
        }
    }

    @Test func `a board that the server itself bends is found by both`() throws {
        let bent: [(Board, BoardFault.What)] = [
            (
                try made(.approval, [[1], [2]]) { entries in
                    entries[1] = CastEntry(credential: entries[0].credential, choice: [2])
                }, .serialTwice
            ),
            (try made(.approval, [[1], [2]], issued: 1), .moreThanIssued),
            (try made(.approval, [[1], [2]], roll: 1), .moreThanRoll),
            (
                try made(.approval, [[1]]) { entries in
                    let own = entries[0].credential
                    let serial = [UInt8](repeating: 5, count: 32)
                    entries[0] = CastEntry(
                        credential: Credential(prefix: own.prefix, serial: serial, signature: own.signature),
                        choice: [1])
                }, .credentialWrong
            ),
        ]
        for (board, expected) in bent {
            #expect(fault(board) == expected)
            #expect(try secondVerifier(Array(board.text.utf8)).status == 65)
        }
    }

    @Test func `a closing that gives another result is found although it is signed`() throws {
        var lines = try made(.plurality, [[1], [2], [2]]).lines
        let keys = try testKeys.get()
        let record = String(try #require(lines.last).dropFirst(11).dropLast(104))
            .replacingOccurrences(of: "\"winners\":[2]", with: "\"winners\":[1]")
        lines[lines.count - 1] = Board.line(closing: record, signature: try keys.sign(closing: Closing.signed(record)))
        #expect(fault(Board(lines: lines)) == .resultWrong)
        #expect(try secondVerifier(Array(Board(lines: lines).text.utf8)).status == 65)
    }

    @Test func `another opening is told by its fingerprint`() throws {
        let board = try made(.plurality, [[1]])
        #expect(throws: BoardFault(1, .otherOpening)) {
            try BoardCheck(Array(board.text.utf8), fingerprint: String(repeating: "0", count: 64))
        }
        #expect(throws: BoardFault(1, .notLines)) { try BoardCheck([]) }
        #expect(throws: BoardFault(1, .tooShort)) { try BoardCheck(Array("x\n".utf8)) }
    }

    @Test func `a recorded board of each method verifies still`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
        for method in Ballot.Method.allCases {
            let file = folder.appendingPathComponent("\(method.rawValue).jsonl")
            if ProcessInfo.processInfo.environment["CITIZENTIME_RECORD"] != nil,
                !FileManager.default.fileExists(atPath: file.path)
            {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                let choices = method == .plurality ? [[1], [2], [2], []] : [[2, 3], [3], [1, 2]]
                try Data(made(method, choices, issued: 5).text.utf8).write(to: file)
            }
            #expect(try BoardCheck(Array(Data(contentsOf: file))).opening.method == method)
        }
    }
}
