extension HostileFiles {
    /// Every recording, with what must become of it.
    public static var sounds: [Case] {
        cases(.refused, wrongTypes.filter { $0.0 != "only ones" }) + broken + dirty
    }

    // MPEG audio layer III: 128 kbit/s at 44100 Hz, frames of 417 bytes.

    static func mp3(frames: Int = 8) -> [UInt8] {
        (0..<frames).flatMap { _ in cat([0xFF, 0xFB, 0x90, 0x00], [UInt8](repeating: 0x55, count: 413)) }
    }

    private static func tag(_ content: [UInt8]) -> [UInt8] {
        let size = (0..<4).map { UInt8(content.count >> (7 * (3 - $0)) & 0x7F) }
        return cat(ascii("ID3"), [4, 0, 0], size, content)
    }

    // RIFF.

    private static func part(_ name: String, _ content: [UInt8]) -> [UInt8] {
        cat(ascii(name), little(content.count, 4), content, (content.count.isMultiple(of: 2) ? [] : [0]))
    }

    private static let format: [UInt8] = [1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0]

    private static func wave(_ before: [UInt8] = [], _ after: [UInt8] = [], format: [UInt8] = format) -> [UInt8] {
        part(
            "RIFF",
            cat(ascii("WAVE"), part("fmt ", format), before, part("data", [UInt8](repeating: 3, count: 800)), after))
    }

    // Ogg.

    private static func page(_ number: Int, flags: UInt8, _ content: [UInt8], sum: Int? = nil) -> [UInt8] {
        let lacing = cat([UInt8](repeating: 255, count: content.count / 255), [UInt8(content.count % 255)])
        let head = cat(ascii("OggS"), [0, flags], [UInt8](repeating: 0, count: 8), [9, 9, 9, 9], little(number, 4))
        let rest = cat([UInt8(lacing.count)], lacing, content)
        return cat(head, little(sum ?? oggChecksum(cat(head, [0, 0, 0, 0], rest)), 4), rest)
    }

    /// Source: RFC 3533, section 6, field 7.
    private static func oggChecksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0
        for byte in bytes {
            sum ^= UInt32(byte) << 24
            for _ in 0..<8 { sum = sum & 0x8000_0000 == 0 ? sum << 1 : sum << 1 ^ 0x04C1_1DB7 }
        }
        return Int(sum)
    }

    private static func opus(_ comment: [UInt8], sum: Int? = nil) -> [UInt8] {
        let head = cat(ascii("OpusHead"), [1, 1, 0, 0, 0x80, 0xBB, 0, 0, 0, 0, 0])
        let tags = cat(ascii("OpusTags"), little(3, 4), ascii("lib"), little(1, 4), little(comment.count, 4), comment)
        return cat(
            page(0, flags: 2, head), page(1, flags: 0, tags),
            page(2, flags: 4, [UInt8](repeating: 5, count: 300), sum: sum))
    }

    private static var vorbis: [UInt8] {
        let comment = cat(
            [3], ascii("vorbis"), little(0, 4), little(1, 4), little(secretBytes.count, 4), secretBytes, [1])
        let setup = cat([5], ascii("vorbis"), [UInt8](repeating: 8, count: 100))
        let lacing = [UInt8(comment.count), UInt8(setup.count)]
        let head = cat(ascii("OggS"), [0, 0], [UInt8](repeating: 0, count: 8), [9, 9, 9, 9], little(1, 4))
        let rest = cat([2], lacing, comment, setup)
        let second = cat(head, little(oggChecksum(cat(head, [0, 0, 0, 0], rest)), 4), rest)
        return cat(
            page(0, flags: 2, cat([1], ascii("vorbis"), [UInt8](repeating: 1, count: 23))), second,
            page(2, flags: 4, [UInt8](repeating: 5, count: 300)))
    }

    // ISO base media.

    private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        cat(big(content.count + 8, 4), ascii(name), content)
    }

    private static func m4a(kind: String = "soun", more: [UInt8] = [], top: [UInt8] = []) -> [UInt8] {
        let handler = box("hdlr", cat(big(0, 8), ascii(kind), [UInt8](repeating: 0, count: 12), secretBytes, [0]))
        let track = box("trak", box("mdia", cat(box("mdhd", cat(big(0, 4), secretBytes, big(0, 8))), handler)))
        return cat(
            box("ftyp", cat(ascii("M4A "), big(0, 4))),
            box("moov", cat(box("mvhd", cat(big(0, 4), ascii("SECRET 4"), big(0, 90))), track, more)), top,
            box("mdat", [UInt8](repeating: 6, count: 500)))
    }

    private static var broken: [Case] {
        let (song, speech, disc) = (m4a(), opus(secretBytes), wave())
        return cases(
            .refused,
            [
                ("only tags", tag(secretBytes)),
                ("tags and a page", cat(tag(secretBytes), ascii("<script>alert(1)</script>"))),
                ("one frame", mp3(frames: 1)), ("frames and a page", cat(mp3(), ascii("<script>alert(1)</script>"))),
                ("a page before frames", cat(ascii("<script>"), mp3())),
                ("a tag longer than the file", cat(ascii("ID3"), [4, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F])),
                ("a WAV cut", Array(disc.dropLast(100))),
                ("a WAV without data", part("RIFF", cat(ascii("WAVE"), part("fmt ", format)))),
                ("a WAV of a hundred channels", wave(format: cat([1, 0, 100, 0], Array(format.dropFirst(4))))),
                ("an AVI", part("RIFF", ascii("AVI LIST"))),
                ("a WAV of a format that is none", wave(format: cat([0x55, 0], Array(format.dropFirst(2))))),
                ("an Ogg cut", Array(speech.dropLast(50))), ("an Ogg not as summed", opus([], sum: 1)),
                (
                    "an Ogg with a film",
                    cat(page(0, flags: 2, cat([0x80], ascii("theora"))), page(1, flags: 0, [1]), page(2, flags: 4, [1]))
                ),
                ("an Ogg of one page", Array(speech.prefix(47))),
                ("an Ogg with something behind", cat(speech, ascii("<script>"))),
                ("an M4A cut", Array(song.dropLast(10))), ("an M4A with a film", m4a(kind: "vide")),
                ("an M4A without an index", cat(box("ftyp", ascii("M4A ")), box("mdat", [1, 2, 3]))),
                (
                    "a box longer than the one around it",
                    cat(box("ftyp", ascii("M4A ")), box("moov", cat(big(99_999, 4), ascii("trak"))))
                ),
                ("a box of no length", cat(box("ftyp", ascii("M4A ")), big(0, 4), ascii("moov"), [1, 2])),
                (
                    "boxes a hundred deep",
                    cat(box("ftyp", ascii("M4A ")), (0..<100).reduce([]) { inner, _ in box("moov", inner) })
                ),
                ("a picture", jpeg()), ("more bytes than anybody needs", mp3(frames: 26_000)),
            ])
    }

    private static var dirty: [Case] {
        let picture = cat(
            ascii("APIC"), big(300, 4), [0, 0], ascii("image/jpeg\0"), jpeg(extra: segment(0xFE, secretBytes)))
        let old = cat(ascii("TAG"), secretBytes, [UInt8](repeating: 0, count: 125 - secretBytes.count))
        let place = box("udta", box("\u{1}xyz", secretBytes))
        return cases(
            .cleaned,
            [
                ("an MP3 with a script in its tags", cat(tag(cat(ascii("TXXX<script>"), secretBytes)), mp3())),
                ("an MP3 with a picture in its tags", cat(tag(picture), mp3())),
                ("an MP3 with an old tag", cat(mp3(), old)),
                ("an MP3 with another tag", cat(mp3(), ascii("APETAGEX"), secretBytes)),
                ("an MP3 cut in its last frame", Array(mp3().dropLast(100))),
                ("an MP3 with two tags", cat(tag(secretBytes), tag(secretBytes), mp3(), old)),
                ("a WAV with names", wave(part("LIST", cat(ascii("INFOIART"), secretBytes)))),
                (
                    "a WAV with a broadcaster's block",
                    wave([], cat(part("bext", secretBytes), part("id3 ", tag(secretBytes))))
                ),
                ("a WAV with a page behind it", cat(wave(), ascii("<script>"), secretBytes)),
                ("an Ogg with a place", opus(cat(ascii("LOCATION="), secretBytes))),
                ("an Ogg with a long comment", opus((0..<400).flatMap { _ -> [UInt8] in secretBytes })),
                ("a Vorbis with a name", vorbis),
                ("an M4A with a place", m4a(more: place)),
                ("an M4A with a block of its own", m4a(top: box("uuid", secretBytes))),
                ("an M4A with notes", m4a(more: box("meta", secretBytes), top: box("free", secretBytes))),
            ])
    }
}
