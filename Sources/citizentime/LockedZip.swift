import Deliberation

/// The first file of a zip archive that is locked with a password, read in memory only.
///
/// Data sets are locked against scraping; what is read from one is never written unlocked.
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local file header) and 6.1 (traditional encryption).
enum LockedZip {
    static func isZip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 3, 4]) }

    /// - Throws: `InputError` when the archive is of another kind, damaged, or the password is wrong
    static func firstFile(_ bytes: [UInt8], password: String, file: String) throws(InputError) -> [UInt8] {
        func wrong(_ problem: String) -> InputError {
            InputError(file: file, line: 1, field: "zip", problem: problem)
        }
        guard isZip(bytes), bytes.count > 30 else { throw wrong("is no zip archive") }
        let flags = number(bytes, 6, 2)
        guard flags & 1 == 1, number(bytes, 8, 2) == 8 else { throw wrong("is not locked and deflated") }
        guard let entry = centralEntry(bytes) else { throw wrong("has no list of files") }
        let start = 30 + number(bytes, 26, 2) + number(bytes, 28, 2)
        guard entry.packed >= 12, start + entry.packed <= bytes.count else { throw wrong("is cut short") }
        var keys = Keys(password)
        let plain = bytes[start..<(start + entry.packed)].map { keys.unlocked($0) }
        let check = flags & 8 == 8 ? number(bytes, 11, 1) : entry.checksum >> 24
        guard Int(plain[11]) == check else { throw wrong("the password is wrong") }
        // The deflated bytes in a frame of gzip, which checks length and checksum.
        let frame: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        return try Gzip.unpacked(
            frame + plain.dropFirst(12) + fourBytes(entry.checksum) + fourBytes(entry.size), file: file)
    }

    /// Sizes and checksum from the central directory, which has them even where the local header has not.
    private static func centralEntry(_ bytes: [UInt8]) -> (checksum: Int, packed: Int, size: Int)? {
        let mark: [UInt8] = [0x50, 0x4B, 1, 2]
        guard bytes.count >= 46 else { return nil }
        for place in stride(from: bytes.count - 46, through: 0, by: -1)
        where bytes[place..<(place + 4)].elementsEqual(mark) {
            return (number(bytes, place + 16, 4), number(bytes, place + 20, 4), number(bytes, place + 24, 4))
        }
        return nil
    }

    private static func number(_ bytes: [UInt8], _ place: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }

    private static func fourBytes(_ value: Int) -> [UInt8] {
        [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}

extension LockedZip {
    /// The three keys of the traditional encryption.
    private struct Keys {
        private var first: UInt32 = 0x1234_5678
        private var second: UInt32 = 0x2345_6789
        private var third: UInt32 = 0x3456_7890

        init(_ password: String) {
            for byte in password.utf8 { update(byte) }
        }

        mutating func unlocked(_ byte: UInt8) -> UInt8 {
            let part = (third | 2) & 0xFFFF
            let plain = byte ^ UInt8(truncatingIfNeeded: (part &* (part ^ 1)) >> 8)
            update(plain)
            return plain
        }

        private mutating func update(_ byte: UInt8) {
            first = Self.step(first, byte)
            second = (second &+ (first & 0xFF)) &* 134_775_813 &+ 1
            third = Self.step(third, UInt8(truncatingIfNeeded: second >> 24))
        }

        private static func step(_ checksum: UInt32, _ byte: UInt8) -> UInt32 {
            (checksum >> 8) ^ table[Int(UInt8(truncatingIfNeeded: checksum) ^ byte)]
        }

        /// CRC-32 with the polynomial of zip.
        private static let table: [UInt32] = (0..<256).map { start in
            (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
        }
    }
}
