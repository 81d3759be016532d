/// Source: Microsoft and IBM, Multimedia Programming Interface and Data Specifications 1.0, 1991 (RIFF, WAVE).
enum Wave {
    /// PCM, floats, and the form that says the same at more length.
    private static let formats: Set<Int> = [1, 3, 0xFFFE]

    /// Its format and its data, nothing else; nil when it is not whole.
    static func clean(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.letters(8) == "WAVE", let size = bytes.little(4, 4), size + 8 <= bytes.count else { return nil }
        var (format, data): (ArraySlice<UInt8>?, ArraySlice<UInt8>?)
        var position = 12
        while position + 8 <= size + 8 {
            guard let name = bytes.letters(position), let length = bytes.little(position + 4, 4),
                position + 8 + length <= bytes.count
            else { return nil }
            let content = bytes[(position + 8)..<(position + 8 + length)]
            if name == "fmt ", format == nil { format = content }
            if name == "data", data == nil { data = content }
            position += 8 + length + length % 2
        }
        guard let format, let data, (16...40).contains(format.count), !data.isEmpty,
            let kind = Array(format).little(0, 2), formats.contains(kind),
            let channels = Array(format).little(2, 2), (1...2).contains(channels)
        else { return nil }
        let content = Array("WAVE".utf8) + chunk("fmt ", format) + chunk("data", data)
        return chunk("RIFF", content[...])
    }

    private static func chunk(_ name: String, _ content: ArraySlice<UInt8>) -> [UInt8] {
        let size = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) }
        return Array(name.utf8) + size + content + (content.count.isMultiple(of: 2) ? [] : [0])
    }
}
