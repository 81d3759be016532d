/// Takes the file of a picture apart before any library decodes it: what is left is what draws the picture, and it is whole.
enum PictureMarkers {
    /// A file without what cameras and programs write into it besides the picture.
    struct Stripped: Equatable {
        let bytes: [UInt8]
        /// Which way up the camera was held: 1 to 8, as Exif counts.
        let orientation: UInt8
    }

    // JPEG.

    private static let exifHead = Array("Exif\0\0".utf8)

    /// Drops the segments APP1 to APP15 but Adobe's APP14, which says how colours are coded, comments, previews in APP0
    /// and whatever follows the end; nil when it is not whole.
    ///
    /// Source: ITU-T T.81, annex B; JFIF 1.02; Exif 2.32, 4.5 (orientation).
    static func jpeg(_ bytes: [UInt8]) -> Stripped? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var clean: [UInt8] = [0xFF, 0xD8]
        var orientation: UInt8 = 1
        var position = 2
        var hasScan = false
        while position + 1 < bytes.count {
            guard bytes[position] == 0xFF else { return nil }
            let marker = bytes[position + 1]
            if marker == 0xFF {
                // A fill byte before a marker.
                position += 1
                continue
            }
            if marker == 0xD9 {
                guard hasScan else { return nil }
                return Stripped(bytes: clean + [0xFF, 0xD9], orientation: orientation)
            }
            guard position + 3 < bytes.count else { return nil }
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            let end = position + 2 + length
            guard length >= 2, end <= bytes.count else { return nil }
            let content = bytes[(position + 4)..<end]
            switch marker {
            case 0xE1 where content.starts(with: exifHead):
                orientation = Self.orientation(Array(content.dropFirst(exifHead.count))) ?? orientation
            case 0xE0 where !content.starts(with: Array("JFIF\0".utf8)): break
            case 0xE1...0xED, 0xEF, 0xFE: break
            default: clean += bytes[position..<end]
            }
            position = end
            if marker == 0xDA {
                hasScan = true
                let next = endOfScan(bytes, from: end)
                clean += bytes[end..<next]
                position = next
            }
        }
        return nil
    }

    /// The position of the marker after entropy-coded data; stuffed zeros and restart markers belong to the data.
    private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
        var position = start
        while position + 1 < bytes.count {
            if bytes[position] == 0xFF, bytes[position + 1] != 0, !(0xD0...0xD7).contains(bytes[position + 1]) {
                return position
            }
            position += 1
        }
        return bytes.count
    }

    /// The one entry of the Exif block that is part of the picture.
    private static func orientation(_ tiff: [UInt8]) -> UInt8? {
        guard tiff.count >= 8 else { return nil }
        let isBig = tiff[0] == UInt8(ascii: "M")
        func number(_ at: Int, _ size: Int) -> Int? {
            guard at >= 0, at + size <= tiff.count else { return nil }
            let piece = tiff[at..<(at + size)]
            return (isBig ? Array(piece) : piece.reversed()).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
        for entry in 0..<count {
            let at = directory + 2 + entry * 12
            guard let tag = number(at, 2) else { return nil }
            if tag == 0x0112 { return number(at + 8, 2).flatMap { (1...8).contains($0) ? UInt8($0) : nil } }
        }
        return nil
    }

    // PNG.

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// What draws the picture. A colour profile may be anything, and its size is not known before it is unpacked.
    private static let kept: Set<String> = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB"]

    /// Keeps the critical chunks and two of colour; nil when it is not whole, or has a critical chunk that nobody knows.
    ///
    /// Source: PNG (ISO/IEC 15948), 5.3 to 5.6 and 11.
    static func png(_ bytes: [UInt8]) -> Stripped? {
        guard bytes.starts(with: signature) else { return nil }
        var clean = signature
        var position = signature.count
        while position + 12 <= bytes.count {
            let length = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
            let name = String(decoding: bytes[(position + 4)..<(position + 8)], as: UTF8.self)
            let end = position + 12 + length
            guard end <= bytes.count else { return nil }
            if position == signature.count, name != "IHDR" { return nil }
            let isCritical = bytes[position + 4] & 0x20 == 0
            guard kept.contains(name) || !isCritical else { return nil }
            if kept.contains(name) { clean += bytes[position..<end] }
            if name == "IEND" { return Stripped(bytes: clean, orientation: 1) }
            position = end
        }
        return nil
    }
}
