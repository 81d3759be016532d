/// Embeddings that were made before, by text: training needs tens of thousands, each some 20 ms.
///
/// File: per text the FNV-1a hash of its scalars (8 bytes) and its steps (2 bytes each), little endian.
public struct EmbeddingShelf: Sendable {
    public struct Damage: Error, Sendable, Equatable {}

    private var embeddings: [UInt64: Embedding] = [:]
    private static let recordLength = 8 + 2 * Embedding.dimension

    public init() {}

    public init(bytes: [UInt8]) throws(Damage) {
        guard bytes.count % Self.recordLength == 0 else { throw Damage() }
        for start in stride(from: 0, to: bytes.count, by: Self.recordLength) {
            let key = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << (8 * UInt64($1)) }
            let steps = (0..<Embedding.dimension).map { place -> Int16 in
                let at = start + 8 + 2 * place
                return Int16(bitPattern: UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8)
            }
            embeddings[key] = Embedding(steps: steps)
        }
    }

    public var bytes: [UInt8] {
        embeddings.keys.sorted().flatMap { key -> [UInt8] in
            let steps = embeddings[key]?.steps ?? []
            return (0..<8).map { UInt8(truncatingIfNeeded: key >> (8 * UInt64($0))) }
                + steps.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        }
    }

    public var count: Int { embeddings.count }

    subscript(text: String) -> Embedding? { embeddings[Self.key(text)] }

    /// Makes those that are missing.
    public mutating func fill(
        _ texts: [String], with embedder: Embedder, progress: (EmbeddingShelf, Int) throws -> Void
    ) throws {
        let missing = texts.filter { embeddings[Self.key($0)] == nil }
        for (index, text) in missing.enumerated() {
            embeddings[Self.key(text)] = try embedder.embedding(of: text)
            if index % 1000 == 999 || index == missing.count - 1 { try progress(self, missing.count - index - 1) }
        }
    }

    private static func key(_ text: String) -> UInt64 { FNV.hash(text.unicodeScalars.map(\.value)) }
}
