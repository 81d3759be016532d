/// A recording without what programs write into it besides the sound: names, places, pictures, texts.
public struct CleanSound: Sendable, Equatable {
    public let type: Kind
    /// The whole file.
    public let bytes: [UInt8]

    /// What a recording is, told by its first bytes and never by its name.
    public enum Kind: String, Sendable, CaseIterable {
        case mp3 = "audio/mpeg"
        case ogg = "audio/ogg"
        case m4a = "audio/mp4"
        case wave = "audio/wav"

        /// How the name of such a file ends.
        public var suffix: String {
            switch self {
            case .mp3: "mp3"
            case .ogg: "ogg"
            case .m4a: "m4a"
            case .wave: "wav"
            }
        }
    }

    /// Why a recording is not taken.
    public enum Refusal: Error, Equatable, Sendable {
        /// None of the four kinds, or not whole.
        case unreadable
        /// More bytes than that.
        case tooManyBytes(most: Int)
    }

    /// Bytes: ten minutes of speech as telephones record it.
    public static let largest = 10 * 1024 * 1024

    public init(from bytes: [UInt8]) throws(Refusal) {
        guard bytes.count <= Self.largest else { throw .tooManyBytes(most: Self.largest) }
        let cleaned: (Kind, [UInt8]?) =
            if bytes.starts(with: Array("OggS".utf8)) {
                (.ogg, Ogg.clean(bytes))
            } else if bytes.starts(with: Array("RIFF".utf8)) {
                (.wave, Wave.clean(bytes))
            } else if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) {
                (.m4a, MPEG4.clean(bytes))
            } else {
                (.mp3, MPEGFrames.clean(bytes))
            }
        guard let clean = cleaned.1 else { throw .unreadable }
        type = cleaned.0
        self.bytes = clean
    }

    /// As it was kept.
    public init(type: Kind, bytes: [UInt8]) {
        self.type = type
        self.bytes = bytes
    }
}

extension [UInt8] {
    /// A number of so many bytes, the lowest first.
    func little(_ at: Int, _ size: Int) -> Int? {
        guard at >= 0, at + size <= count else { return nil }
        return self[at..<(at + size)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number of so many bytes, the highest first.
    func big(_ at: Int, _ size: Int) -> Int? {
        guard at >= 0, at + size <= count else { return nil }
        return self[at..<(at + size)].reduce(0) { $0 << 8 | Int($1) }
    }

    /// Four letters.
    func letters(_ at: Int) -> String? {
        guard at >= 0, at + 4 <= count else { return nil }
        return String(decoding: self[at..<(at + 4)], as: UTF8.self)
    }
}
