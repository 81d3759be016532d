import Foundation

/// The published bulletin board of a closed ballot: the opening, every ballot by its receipt, the closing.
///
/// Lines of JSON; docs/methods/ballots.md defines them byte by byte.
public struct Board: Sendable {
    /// Without their line ends.
    public let lines: [String]

    public var text: String { lines.map { $0 + "\n" }.joined() }

    /// - opening: the line that was published when the vote opened
    /// - entries: in any order
    static func close(
        opening: (line: String, record: Opening), entries: [CastEntry], issued: Int, _ keys: BallotKeys
    ) throws -> Board {
        var lines = [opening.line]
        var chain = BoardHash.of(opening.line)
        let ordered = entries.map { (receipt: $0.receipt, text: $0.text) }.sorted { $0.receipt < $1.receipt }
        for (receipt, text) in ordered {
            chain = BoardHash.link(after: chain, text)
            lines.append(line(receipt: receipt, chain: chain, text))
        }
        let closing = try BoardText.of(
            Closing(
                cast: entries.count, chain: chain, issued: issued,
                result: BallotResult(
                    opening.record.method, options: opening.record.options.count, entries.map(\.choice))))
        lines.append(line(closing: closing, signature: try keys.sign(closing: Closing.signed(closing))))
        return Board(lines: lines)
    }

    static func line(receipt: String, chain: String, _ entry: String) -> String {
        "{\"receipt\":\"\(receipt)\",\"chain\":\"\(chain)\",\"ballot\":\(entry)}"
    }

    static func line(closing: String, signature: [UInt8]) -> String {
        "{\"closing\":\(closing),\"signature\":\"\(Data(signature).base64EncodedString())\"}"
    }
}
