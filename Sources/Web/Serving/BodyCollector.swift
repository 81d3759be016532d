import Kernel

/// Reads a posted body piece by piece, up to a size and for so long: a client that drips bytes holds nothing open.
///
/// Connections on which nothing comes at all are closed by the server's idle time-out.
struct BodyCollector: Sendable {
    /// From the first piece that is waited for to the last.
    static let patience = Moment.Span.seconds(30)

    let now: @Sendable () -> Moment

    /// - Throws: `Problem.tooLarge`, `.tooSlow`
    func collect<Pieces: AsyncSequence>(
        _ pieces: Pieces, limit: Int, bytes: (Pieces.Element) -> some Collection<UInt8>
    ) async throws -> [UInt8] {
        let start = now()
        var body: [UInt8] = []
        for try await piece in pieces {
            let piece = bytes(piece)
            guard body.count + piece.count <= limit else { throw Problem.tooLarge(limit: limit) }
            guard now() - start <= Self.patience else { throw Problem.tooSlow }
            body.append(contentsOf: piece)
        }
        return body
    }
}
