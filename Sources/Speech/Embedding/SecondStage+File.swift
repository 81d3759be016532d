/// The file of a second stage: a mark, then all numbers as little-endian floats: inner weights and offsets, outer weights
/// and offset, three numbers a language.
extension SecondStage {
    public enum Damage: Error, Sendable, Equatable {
        case notASecondStage
        case wrongLength(expected: Int, found: Int)
    }

    private static let mark: [UInt8] = Array("CTSECOND1".utf8)

    public var bytes: [UInt8] {
        let weights = inner.flatMap { lane in (0..<16).map { lane[$0] } }
        let numbers =
            weights + innerOffsets + outer + [outerOffset] + fusions.flatMap { [$0.first, $0.second, $0.offset] }
        return Self.mark
            + numbers.flatMap { number in
                (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt32($0))) }
            }
    }

    public init(bytes: [UInt8]) throws(Damage) {
        self.init()
        guard bytes.starts(with: Self.mark) else { throw .notASecondStage }
        let count = Self.units * (Embedding.dimension + 2) + 1 + 3 * SpeechLanguages.codes.count
        let length = Self.mark.count + 4 * count
        guard bytes.count == length else { throw .wrongLength(expected: length, found: bytes.count) }
        var place = Self.mark.count
        func next() -> Float {
            defer { place += 4 }
            return Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) })
        }
        for index in inner.indices { for lane in 0..<16 { inner[index][lane] = next() } }
        for unit in 0..<Self.units { innerOffsets[unit] = next() }
        for unit in 0..<Self.units { outer[unit] = next() }
        outerOffset = next()
        for index in fusions.indices { fusions[index] = Fusion(first: next(), second: next(), offset: next()) }
    }

    /// The one that comes with the product; nil when its file was left out of the build.
    public static let shipped: SecondStage? = {
        guard let data = Resource.bytes("second-stage.bin") else { return nil }
        do {
            return try SecondStage(bytes: Array(data))
        } catch {
            preconditionFailure("Resources/second-stage.bin: \(error)")
        }
    }()
}
