import Testing

@testable import Media

/// The files of pictures keep what draws them and nothing else, before they are decoded.
@Suite struct PictureMarkersTests {
    private func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }

    private let jfif: [UInt8] = Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 0, 0]
    /// Entropy-coded data with a stuffed zero and a restart marker in it.
    private let scan: [UInt8] = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]

    private func stripped(_ bytes: [UInt8]) -> [UInt8]? { PictureMarkers.jpeg(bytes)?.bytes }

    private func jpeg(_ extra: [UInt8]) -> [UInt8] {
        [0xFF, 0xD8] + segment(0xE0, jfif) + extra + segment(0xDB, [0, 1, 2]) + segment(0xC0, [8, 0, 1, 0, 1, 1])
            + segment(0xDA, [1, 1, 0]) + scan + [0xFF, 0xD9]
    }

    @Test func `a picture without extras stays as it is`() {
        #expect(stripped(jpeg([])) == jpeg([]))
    }

    @Test(arguments: Array(0xE1...0xEF) + [0xFE]) func `application segments and comments go, Adobe's stays`(
        marker: Int
    ) {
        let extra = segment(UInt8(marker), Array("GPS 47.16 N 27.58 E".utf8))
        #expect(stripped(jpeg(extra)) == jpeg(marker == 0xEE ? extra : []))
    }

    @Test func `previews in APP0 and whatever follows the end go`() {
        let preview = segment(0xE0, Array("JFXX\0".utf8) + [0x10, 1, 2, 3])
        #expect(stripped(jpeg(preview) + Array("a video".utf8)) == jpeg([]))
    }

    @Test func `metadata between two scans go as well`() {
        let second = segment(0xDA, [1, 2, 0]) + scan
        let start = Array(jpeg([]).dropLast(2))
        let dirty = start + segment(0xFE, Array("Ana's phone".utf8)) + second + [0xFF, 0xD9]
        #expect(stripped(dirty) == start + second + [0xFF, 0xD9])
    }

    @Test(arguments: [true, false]) func `which way up a picture is held is read, and nothing of its block stays`(
        isBig: Bool
    ) throws {
        func number(_ value: Int, _ size: Int) -> [UInt8] {
            let bytes = (0..<size).map { UInt8(value >> (8 * (size - 1 - $0)) & 0xFF) }
            return isBig ? bytes : bytes.reversed()
        }
        let make = number(0x010F, 2) + number(2, 2) + number(4, 4) + Array("Fone".utf8)
        let turned = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(6, 2) + [0, 0]
        let tiff =
            Array((isBig ? "MM" : "II").utf8) + number(42, 2) + number(8, 4) + number(2, 2) + make + turned
            + number(0, 4)
        let clean = try #require(PictureMarkers.jpeg(jpeg(segment(0xE1, Array("Exif\0\0".utf8) + tiff))))
        #expect(clean == .init(bytes: jpeg([]), orientation: 6))
    }

    @Test func `what is cut anywhere is no picture`() {
        let whole = jpeg(segment(0xE1, [1, 2, 3]))
        for length in 0..<whole.count { #expect(stripped(Array(whole.prefix(length))) == nil) }
    }

    // PNG.

    private let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private func chunk(_ name: String, _ content: [UInt8] = [1, 2, 3]) -> [UInt8] {
        [0, 0, 0, UInt8(content.count)] + Array(name.utf8) + content + [9, 9, 9, 9]
    }

    private func png(_ names: [String]) -> [UInt8] { signature + names.flatMap { chunk($0) } }

    @Test func `chunks that draw stay and those that tell go`() {
        let dirty = ["IHDR", "gAMA", "sRGB", "iCCP", "eXIf", "PLTE", "tRNS", "tEXt", "zTXt", "iTXt", "tIME", "IDAT"]
        let kept = ["IHDR", "gAMA", "sRGB", "PLTE", "tRNS", "IDAT"]
        #expect(PictureMarkers.png(png(dirty + ["IDAT", "IEND"]) + [1, 2])?.bytes == png(kept + ["IDAT", "IEND"]))
    }

    @Test func `without head, without end, or with an unknown critical chunk it is no picture`() {
        #expect(PictureMarkers.png(png(["IDAT", "IEND"])) == nil)
        #expect(PictureMarkers.png(png(["IHDR", "IDAT"])) == nil)
        #expect(PictureMarkers.png(png(["IHDR", "ABCD", "IEND"])) == nil)
        let whole = png(["IHDR", "IDAT", "IEND"])
        for length in 0..<whole.count { #expect(PictureMarkers.png(Array(whole.prefix(length))) == nil) }
    }
}
