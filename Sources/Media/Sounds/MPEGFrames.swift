/// Source: ISO/IEC 11172-3, 2.4.1.3 and 2.4.2.3 (frame headers), ISO/IEC 13818-3 (lower rates); ID3v2.4 structure, 3.1;
/// ID3v1; APEv2.
enum MPEGFrames {
    private static let rates1 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    private static let rates2 = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
    /// A few bytes look like a frame by chance; so many in a row do not.
    private static let fewest = 4

    /// The frames of layer III one after the other, without the tags before and after them; nil when anything else stands
    /// there. A last frame that was cut off is left out.
    static func clean(_ bytes: [UInt8]) -> [UInt8]? {
        var position = afterTags(bytes)
        var (clean, count): ([UInt8], Int) = ([], 0)
        while position < bytes.count {
            guard let length = frame(bytes, position) else { break }
            guard position + length <= bytes.count else {
                position = bytes.count
                break
            }
            clean += bytes[position..<(position + length)]
            position += length
            count += 1
        }
        guard count >= fewest, position == bytes.count || isTag(bytes, position) else { return nil }
        return clean
    }

    /// Where the sound begins.
    private static func afterTags(_ bytes: [UInt8]) -> Int {
        var position = 0
        while bytes[position...].starts(with: Array("ID3".utf8)), position + 10 <= bytes.count {
            let size = bytes[(position + 6)..<(position + 10)].reduce(0) { $0 << 7 | Int($1 & 0x7F) }
            position = min(bytes.count, position + 10 + size)
        }
        return position
    }

    /// Bytes of the frame there; nil when there is none.
    private static func frame(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard let head = bytes.big(at, 4), head >> 21 == 0x7FF else { return nil }
        let (version, layer) = (head >> 19 & 3, head >> 17 & 3)
        let (rate, sampling, padding) = (head >> 12 & 15, head >> 10 & 3, head >> 9 & 1)
        guard version != 1, layer == 1, (1...14).contains(rate), sampling < 3 else { return nil }
        let isFirst = version == 3
        let bits = (isFirst ? rates1 : rates2)[rate - 1] * 1000
        let samples = [44_100, 48_000, 32_000][sampling] / (isFirst ? 1 : version == 2 ? 2 : 4)
        return (isFirst ? 144 : 72) * bits / samples + padding
    }

    private static func isTag(_ bytes: [UInt8], _ at: Int) -> Bool {
        ["TAG", "APETAGEX", "LYRICSBEGIN", "ID3"].contains { bytes[at...].starts(with: Array($0.utf8)) }
    }
}
