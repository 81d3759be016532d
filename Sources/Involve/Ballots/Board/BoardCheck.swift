import Crypto
import Foundation

/// Recomputes everything that a board says, from its bytes alone.
public struct BoardCheck: Sendable {
    public let opening: Opening
    /// The hash of the opening line, to compare with the one published when the vote opened.
    public let fingerprint: String
    public let closing: Closing
    /// In their order.
    public let receipts: [String]

    /// - fingerprint: of the opening, from somewhere else than the file; nil: not compared
    /// - Throws: the first fault
    public init(_ bytes: [UInt8], fingerprint expected: String? = nil) throws(BoardFault) {
        let lines = try Self.lines(bytes)
        let opening = try Self.opening(lines[0])
        let fingerprint = BoardHash.of(lines[0])
        guard expected ?? fingerprint == fingerprint else { throw BoardFault(1, .otherOpening) }
        self.opening = opening
        self.fingerprint = fingerprint
        var entries = BoardEntries(opening: opening, chain: fingerprint, try Self.key(opening))
        for (index, line) in lines.dropFirst().dropLast().enumerated() { try entries.add(line, number: index + 2) }
        closing = try Self.closing(lines[lines.count - 1], number: lines.count, key: opening.boardKey)
        receipts = entries.receipts
        try checkCounts(entries, line: lines.count)
    }

    private func checkCounts(_ entries: BoardEntries, line: Int) throws(BoardFault) {
        guard closing.chain == entries.chain else { throw BoardFault(line, .chainWrong) }
        guard closing.cast == entries.choices.count else { throw BoardFault(line, .castWrong) }
        guard closing.cast <= closing.issued else { throw BoardFault(line, .moreThanIssued) }
        guard closing.issued <= opening.roll else { throw BoardFault(line, .moreThanRoll) }
        do {
            let result = try BallotResult(opening.method, options: opening.options.count, entries.choices)
            if result == closing.result { return }
        } catch {
            throw BoardFault(line, .resultWrong)
        }
        throw BoardFault(line, .resultWrong)
    }

    private static func lines(_ bytes: [UInt8]) throws(BoardFault) -> [String] {
        guard bytes.last == UInt8(ascii: "\n"), let text = String(validating: bytes, as: UTF8.self) else {
            throw BoardFault(1, .notLines)
        }
        let lines = text.utf8.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count >= 2 else { throw BoardFault(1, .tooShort) }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func opening(_ line: String) throws(BoardFault) -> Opening {
        let opening: Opening
        do {
            opening = try JSONDecoder().decode(Opening.self, from: Data(line.utf8))
        } catch {
            throw BoardFault(1, .openingUnreadable)
        }
        guard opening.format == Opening.format, (2...Ballot.mostOptions).contains(opening.options.count),
            opening.roll >= 0
        else { throw BoardFault(1, .openingWrong) }
        return opening
    }

    private static func key(_ opening: Opening) throws(BoardFault) -> CredentialKey {
        guard let key = CredentialKey(der: Array(opening.credentialKey)) else { throw BoardFault(1, .keyWrong) }
        return key
    }

    private static func closing(_ line: String, number: Int, key: Data) throws(BoardFault) -> Closing {
        let (head, middle, tail) = ("{\"closing\":", ",\"signature\":\"", "\"}")
        guard line.hasPrefix(head), line.hasSuffix(tail), let end = line.range(of: middle, options: .backwards),
            let signature = Data(base64Encoded: String(line[end.upperBound...].dropLast(tail.count)))
        else { throw BoardFault(number, .closingUnreadable) }
        let record = String(line[..<end.lowerBound].dropFirst(head.count))
        guard Board.line(closing: record, signature: Array(signature)).utf8.elementsEqual(line.utf8) else {
            throw BoardFault(number, .closingUnreadable)
        }
        do {
            let board = try Curve25519.Signing.PublicKey(rawRepresentation: key)
            guard board.isValidSignature(signature, for: Closing.signed(record)) else {
                throw BoardFault(number, .signatureWrong)
            }
            return try JSONDecoder().decode(Closing.self, from: Data(record.utf8))
        } catch let fault as BoardFault {
            throw fault
        } catch is CryptoKitError {
            throw BoardFault(1, .keyWrong)
        } catch {
            throw BoardFault(number, .closingUnreadable)
        }
    }
}

/// The entries of a board as far as they have been checked.
private struct BoardEntries {
    let opening: Opening
    private(set) var chain: String
    private(set) var receipts: [String] = []
    private(set) var choices: [[Int]] = []
    private var serials: Set<[UInt8]> = []
    private let key: CredentialKey

    init(opening: Opening, chain: String, _ key: CredentialKey) {
        self.opening = opening
        self.chain = chain
        self.key = key
    }

    mutating func add(_ line: String, number: Int) throws(BoardFault) {
        // Receipt and chain are 64 digits each, so every part has its place.
        let head = Board.line(receipt: String(repeating: "0", count: 64), chain: String(repeating: "0", count: 64), "")
        guard line.utf8.count > head.utf8.count, line.utf8.allSatisfy({ $0 < 128 }) else {
            throw BoardFault(number, .entryUnreadable)
        }
        let receipt = String(line.dropFirst(12).prefix(64))
        let link = String(line.dropFirst(87).prefix(64))
        let body = line.dropFirst(head.count - 1).dropLast()
        guard let entry = CastEntry(text: body), Board.line(receipt: receipt, chain: link, entry.text) == line else {
            throw BoardFault(number, .entryUnreadable)
        }
        guard entry.receipt == receipt else { throw BoardFault(number, .receiptWrong) }
        guard receipts.last.map({ $0 < receipt }) ?? true else { throw BoardFault(number, .orderWrong) }
        chain = BoardHash.link(after: chain, entry.text)
        guard chain == link else { throw BoardFault(number, .chainWrong) }
        guard serials.insert(entry.credential.serial).inserted else { throw BoardFault(number, .serialTwice) }
        guard key.accepts(entry.credential) else { throw BoardFault(number, .credentialWrong) }
        guard opening.method.allows(entry.choice, options: opening.options.count) else {
            throw BoardFault(number, .choiceWrong)
        }
        receipts.append(receipt)
        choices.append(entry.choice)
    }
}
