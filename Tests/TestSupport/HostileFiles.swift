/// Pictures and recordings as attackers, accidents and telephones make them; each made here, byte by byte.
public enum HostileFiles {
    /// What must become of a file.
    public enum Fate: Sendable {
        case refused
        /// Taken, without the word `secret` and without anything but the picture or the sound.
        case cleaned
    }

    public struct Case: Sendable, CustomStringConvertible {
        public let name: String
        public let bytes: [UInt8]
        public let fate: Fate

        init(_ name: String, _ bytes: [UInt8], _ fate: Fate) {
            self.name = name
            self.bytes = bytes
            self.fate = fate
        }

        public var description: String { name }
    }

    /// Stands in everything that must not survive.
    public static let secret = "SECRET 47.1585 27.6014"
    static var secretBytes: [UInt8] { Array(secret.utf8) }

    static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// One after the other; many at once, since the compiler takes long over a chain of sums.
    static func cat(_ parts: [UInt8]...) -> [UInt8] { Array(parts.joined()) }

    static func cases(_ fate: Fate, _ items: [(String, [UInt8])]) -> [Case] {
        items.map { Case($0.0, $0.1, fate) }
    }

    static func big(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * (size - 1 - $0))) }
    }

    static func little(_ value: Int, _ size: Int) -> [UInt8] { big(value, size).reversed() }

    /// What is neither, whatever its name says.
    static var wrongTypes: [(String, [UInt8])] {
        [
            ("empty", []), ("one byte", [0xFF]), ("a text", ascii("Hello")),
            ("a page", ascii("<!doctype html><script>alert(1)</script>")),
            (
                "a drawing with a script",
                ascii("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
            ),
            ("a PDF", ascii("%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF")),
            (
                "a GIF",
                cat(ascii("GIF89a"), [1, 0, 1, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B])
            ),
            ("a GIF that is a script", cat(ascii("GIF89a/*"), [0, 0], ascii("*/=1;alert(1)"))),
            ("a WebP", cat(ascii("RIFF"), little(26, 4), ascii("WEBPVP8L"))), ("a TIFF", ascii("II*\0\u{8}\0\0\0")),
            ("a bitmap", cat(ascii("BM"), little(58, 4))), ("an icon", [0, 0, 1, 0, 1, 0]), ("an archive", zip),
            ("a program for Linux", cat([0x7F], ascii("ELF"))), ("a program for Windows", cat(ascii("MZ"), [0x90, 0])),
            ("a script of a server", ascii("<?php system($_GET['c']); ?>")),
            ("a shell script", ascii("#!/bin/sh\nid\n")),
            ("a font", ascii("wOF2")), ("a film", cat(ascii("\u{1A}E"), [0xDF, 0xA3], ascii("webm"))),
            ("a FLAC", ascii("fLaC\0\0\0\"")), ("a MIDI", ascii("MThd\0\0\0\u{6}")),
            ("only zeros", [UInt8](repeating: 0, count: 5_000)),
            ("only ones", [UInt8](repeating: 0xFF, count: 5_000)),
        ]
    }

    /// An archive with a page in it, which some programs find at the end of any file.
    static var zip: [UInt8] {
        let name = ascii("index.html")
        let content = cat(ascii("<script>"), secretBytes)
        let sum = cat(little(checksum(content), 4), little(content.count, 4), little(content.count, 4))
        let local = cat(
            ascii("PK\u{3}\u{4}"), [20, 0, 0, 0, 0, 0, 0, 0, 0, 0], sum, little(name.count, 2), [0, 0], name, content)
        let central = cat(
            ascii("PK\u{1}\u{2}"), [20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0], sum, little(name.count, 2),
            [UInt8](repeating: 0, count: 16), name)
        return cat(
            local, central, ascii("PK\u{5}\u{6}"), [0, 0, 0, 0, 1, 0, 1, 0], little(central.count, 4),
            little(local.count, 4), [0, 0])
    }

    /// Source: PNG (ISO/IEC 15948), annex D (CRC-32).
    static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
        }
        return Int(~sum)
    }
}
