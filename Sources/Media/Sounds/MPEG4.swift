/// Source: ISO/IEC 14496-12, 4.2 (boxes), 8 (structure of a movie).
enum MPEG4 {
    /// What plays the sound; everything else is blanked in place, so that positions in the file stay true.
    private static let kept: Set<String> = [
        "ftyp", "moov", "mdat", "mvhd", "trak", "tkhd", "edts", "elst", "mdia", "mdhd", "hdlr", "minf", "smhd", "dinf",
        "dref", "stbl", "stsd", "stts", "stsc", "stsz", "stz2", "stco", "co64", "sgpd", "sbgp", "mvex", "trex", "mehd",
        "moof", "mfhd", "traf", "tfhd", "tfdt", "trun", "sidx", "styp",
    ]
    private static let containers: Set<String> = [
        "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf",
    ]

    /// Nil when it is not whole, has no sound, or has a track of anything but sound.
    static func clean(_ bytes: [UInt8]) -> [UInt8]? {
        var clean = bytes
        var handlers: [String] = []
        guard walk(0..<bytes.count, depth: 0, &clean, &handlers), !handlers.isEmpty,
            handlers.allSatisfy({ $0 == "soun" }), contains("moov", bytes), contains("mdat", bytes)
        else { return nil }
        return clean
    }

    /// False when a box does not end where the one around it does, or earlier.
    private static func walk(
        _ range: Range<Int>, depth: Int, _ clean: inout [UInt8], _ handlers: inout [String]
    ) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound {
            guard depth < 8, let size = clean.big(position, 4), let name = clean.letters(position + 4), size >= 8,
                position + size <= range.upperBound
            else { return false }
            let (start, end) = (position + 8, position + size)
            if !kept.contains(name) {
                blank(position, end, &clean)
            } else if containers.contains(name) {
                guard walk(start..<end, depth: depth + 1, &clean, &handlers) else { return false }
            } else {
                guard tidy(name, start, end, &clean, &handlers) else { return false }
            }
            position = end
        }
        return true
    }

    private static func blank(_ start: Int, _ end: Int, _ clean: inout [UInt8]) {
        clean.replaceSubrange((start + 4)..<(start + 8), with: Array("free".utf8))
        for at in (start + 8)..<end { clean[at] = 0 }
    }

    /// Times of recording go, and the name that a program gave its track.
    private static func tidy(
        _ name: String, _ start: Int, _ end: Int, _ clean: inout [UInt8], _ handlers: inout [String]
    ) -> Bool {
        switch name {
        case "mvhd", "tkhd", "mdhd":
            let length = clean[start] == 1 ? 16 : 8
            guard start + 4 + length <= end else { return false }
            for at in (start + 4)..<(start + 4 + length) { clean[at] = 0 }
        case "hdlr":
            guard end - start >= 24, let kind = clean.letters(start + 8) else { return false }
            handlers.append(kind)
            for at in (start + 24)..<end { clean[at] = 0 }
        default: break
        }
        return true
    }

    private static func contains(_ name: String, _ bytes: [UInt8]) -> Bool {
        var position = 0
        while let size = bytes.big(position, 4), let own = bytes.letters(position + 4), size >= 8 {
            if own == name { return true }
            position += size
        }
        return false
    }
}
