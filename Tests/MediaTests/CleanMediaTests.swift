import TestSupport
import Testing

@testable import Media

/// What is taken is made anew or cleaned; what is not whole is refused.
@Suite struct CleanMediaTests {
    private func holds(_ text: String, _ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: Unicode.ASCII.self).contains(text)
    }

    @Test func `there are sixty hostile files and more`() {
        #expect(HostileFiles.pictures.count >= 60)
        #expect(HostileFiles.sounds.count >= 50)
    }

    @Test(arguments: HostileFiles.pictures) func `a picture is refused, or drawn anew without a word`(
        item: HostileFiles.Case
    ) throws {
        switch item.fate {
        case .refused: #expect(throws: CleanPicture.Refusal.self) { try CleanPicture(from: item.bytes) }
        case .cleaned:
            let clean = try CleanPicture(from: item.bytes)
            #expect(!holds("SECRET", clean.bytes) && !holds("script", clean.bytes) && !holds("Exif", clean.bytes))
            #expect(max(clean.width, clean.height) <= CleanPicture.longestSide)
            // What we write needs no cleaning, and is upright.
            #expect(PictureMarkers.jpeg(clean.bytes) == .init(bytes: clean.bytes, orientation: 1))
        }
    }

    @Test(arguments: HostileFiles.sounds) func `a recording is refused, or kept without a word`(
        item: HostileFiles.Case
    ) throws {
        switch item.fate {
        case .refused: #expect(throws: CleanSound.Refusal.self) { try CleanSound(from: item.bytes) }
        case .cleaned:
            let clean = try CleanSound(from: item.bytes)
            #expect(!holds("SECRET", clean.bytes) && !holds("script", clean.bytes))
            #expect(clean.bytes.count <= item.bytes.count)
            #expect(try CleanSound(from: clean.bytes) == clean)
        }
    }

    @Test func `why a file is refused is said`() {
        #expect(throws: CleanPicture.Refusal.unreadable) { try CleanPicture(from: Array("GIF89a".utf8)) }
        #expect(throws: CleanPicture.Refusal.tooManyPixels(most: CleanPicture.mostPixels)) {
            try CleanPicture(from: HostileFiles.jpeg(width: 65_500, height: 65_500))
        }
        #expect(throws: CleanPicture.Refusal.tooManyPixels(most: CleanPicture.mostPixelsAtOnce)) {
            try CleanPicture(from: HostileFiles.jpeg(width: 20_000, height: 20_000, frame: 0xC2))
        }
        let large = [UInt8](repeating: 0, count: CleanPicture.largest + 1)
        #expect(throws: CleanPicture.Refusal.tooManyBytes(most: CleanPicture.largest)) { try CleanPicture(from: large) }
        #expect(throws: CleanSound.Refusal.unreadable) { try CleanSound(from: Array("fLaC".utf8)) }
    }

    // Turning.

    /// Three pixels by two: 0 1 2 over 3 4 5.
    private let marked = Raster(width: 3, height: 2, pixels: (0..<6).flatMap { [UInt8($0), UInt8($0), UInt8($0)] })

    /// Source: Exif 2.32, 4.6.4: which side of the picture the first row and the first column of the file are.
    @Test(arguments: [
        (1, 3, [0, 1, 2, 3, 4, 5]), (2, 3, [2, 1, 0, 5, 4, 3]), (3, 3, [5, 4, 3, 2, 1, 0]), (4, 3, [3, 4, 5, 0, 1, 2]),
        (5, 2, [0, 3, 1, 4, 2, 5]), (6, 2, [3, 0, 4, 1, 5, 2]), (7, 2, [5, 2, 4, 1, 3, 0]), (8, 2, [2, 5, 1, 4, 0, 3]),
    ]) func `a picture is turned as it was held`(orientation: Int, width: Int, expected: [Int]) {
        let upright = marked.upright(UInt8(orientation))
        #expect(upright.width == width)
        #expect(stride(from: 0, to: 18, by: 3).map { Int(upright.pixels[$0]) } == expected)
    }

    @Test func `a large picture becomes as small as pages need`() throws {
        let wide = try CleanPicture(from: HostileFiles.jpeg(width: 8_000, height: 1_000))
        #expect(wide.width == 2_000 && wide.height == 250)
        let small = try CleanPicture(from: HostileFiles.jpeg(width: 64, height: 48))
        #expect(small.width == 64 && small.height == 48)
    }
}
