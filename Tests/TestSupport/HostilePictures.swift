extension HostileFiles {
    /// Every picture, with what must become of it.
    public static var pictures: [Case] {
        [cases(.refused, wrongTypes), brokenJPEG, dirtyJPEG, brokenPNG, dirtyPNG].flatMap { $0 } + [
            Case("more bytes than anybody needs", cat(jpeg(), [UInt8](repeating: 0, count: 8 * 1024 * 1024)), .refused),
            Case("a recording", mp3(), .refused),
        ]
    }

    // JPEG. Source: ITU-T T.81, annex B.

    public static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        cat([0xFF, marker], big(content.count + 2, 2), content)
    }

    /// A grey or coloured square in which every block is said by two bits: nothing differs.
    ///
    /// - frame: the marker of the frame; - passes: how often the scan is sent
    public static func jpeg(
        width: Int = 64, height: Int = 48, components: Int = 3, frame: UInt8 = 0xC0, precision: UInt8 = 8,
        extra: [UInt8] = [], tables: Bool = true, quantities: Bool = true, passes: Int = 1
    ) -> [UInt8] {
        let blocks = max(1, (min(width, 8_000) + 7) / 8) * max(1, (min(height, 2_000) + 7) / 8)
        let parts = (1...components).flatMap { id -> [UInt8] in [UInt8(id), 0x11, 0] }
        let huffman: [UInt8] = cat([1], [UInt8](repeating: 0, count: 15), [0])
        let isProgressive = frame == 0xC2
        let head = cat(
            [0xFF, 0xD8], segment(0xE0, cat(ascii("JFIF\0"), [1, 1, 0, 0, 1, 0, 1, 0, 0])), extra,
            (quantities ? segment(0xDB, cat([0], [UInt8](repeating: 16, count: 64))) : []),
            segment(frame, cat([precision], big(height, 2), big(width, 2), [UInt8(components)], parts)),
            (tables ? segment(0xC4, cat([0], huffman)) + segment(0xC4, cat([0x10], huffman)) : []))
        let named = (1...components).flatMap { id -> [UInt8] in [UInt8(id), 0] }
        let bits = isProgressive ? 1 : 2
        let first = cat(
            segment(0xDA, cat([UInt8(components)], named, (isProgressive ? [0, 0, 0] : [0, 63, 0]))),
            [UInt8](repeating: 0, count: (blocks * components * bits + 7) / 8))
        let later = cat(segment(0xDA, [1, 1, 0, 1, 63, 0]), [UInt8](repeating: 0, count: (blocks + 7) / 8))
        return cat(head, first, (0..<(passes - 1)).flatMap { _ -> [UInt8] in later }, [0xFF, 0xD9])
    }

    private static var brokenJPEG: [Case] {
        let whole = jpeg(extra: exif)
        let cuts: [Case] = [2, 3, 12, 25, 60, whole.count / 2, whole.count - 40, whole.count - 3, whole.count - 1].map {
            Case("a JPEG cut after \($0) bytes", Array(whole.prefix($0)), .refused)
        }
        return cuts
            + cases(
                .refused,
                [
                    ("a JPEG that ends where it starts", [0xFF, 0xD8, 0xFF, 0xD9]),
                    (
                        "a script behind the first bytes of a JPEG",
                        cat([0xFF, 0xD8, 0xFF], ascii("<?php system('id'); ?>"))
                    ),
                    (
                        "a page behind the head of a JPEG",
                        cat(Array(jpeg().prefix(20)), ascii("<script>alert(1)</script>"))
                    ),
                    (
                        "a segment longer than the file",
                        cat([0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF], Array(jpeg().dropFirst(2)))
                    ),
                    (
                        "a segment shorter than its length",
                        cat([0xFF, 0xD8, 0xFF, 0xE1, 0, 0], Array(jpeg().dropFirst(2)))
                    ),
                    ("a JPEG of 65500 by 65500", jpeg(width: 65_500, height: 65_500)),
                    ("a JPEG of 65535 by 1024", jpeg(width: 65_535, height: 1_024)),
                    ("a progressive JPEG of 20000 by 20000", jpeg(width: 20_000, height: 20_000, frame: 0xC2)),
                    ("a progressive JPEG of 200 passes", jpeg(width: 1_000, height: 1_000, frame: 0xC2, passes: 200)),
                    ("a JPEG without width", jpeg(width: 0)), ("a JPEG without height", jpeg(height: 0)),
                    ("a JPEG without tables", jpeg(tables: false)),
                    ("a JPEG without quantities", jpeg(quantities: false)),
                    ("a lossless JPEG", jpeg(frame: 0xC3)), ("a JPEG of 12 bits", jpeg(precision: 12)),
                    ("a JPEG of five colours", jpeg(components: 5)),
                    ("a JPEG with half of its data", halved),
                ])
    }

    /// Whole by its markers, but the data end in the middle.
    private static var halved: [UInt8] {
        let whole = jpeg(width: 800, height: 800)
        return cat(Array(whole.dropLast(2_000)), [0xFF, 0xD9])
    }

    private static var exif: [UInt8] {
        let place = cat(secretBytes, [0])
        let tiff = cat(
            ascii("MM\0*"), big(8, 4), big(2, 2), big(0x010E, 2), big(2, 2), big(place.count, 4), big(38, 4),
            big(0x0112, 2), big(3, 2), big(1, 4), big(6, 2), [0, 0], big(0, 4))
        return segment(0xE1, cat(ascii("Exif\0\0"), tiff, place))
    }

    private static var dirtyJPEG: [Case] {
        let clean = jpeg()
        let profile = cat(ascii("ICC_PROFILE\0"), [1, 1], secretBytes, [UInt8](repeating: 7, count: 60_000))
        let notes = (0..<1_000).flatMap { _ -> [UInt8] in segment(0xFE, secretBytes) }
        return cases(
            .cleaned,
            [
                ("a JPEG with its place, held upright", jpeg(extra: exif)),
                (
                    "a JPEG with XMP",
                    jpeg(extra: segment(0xE1, cat(ascii("http://ns.adobe.com/xap/1.0/\0<x>"), secretBytes)))
                ),
                ("a JPEG with a broken colour profile", jpeg(extra: segment(0xE2, profile))),
                ("a JPEG with captions", jpeg(extra: segment(0xED, cat(ascii("Photoshop 3.0\08BIM"), secretBytes)))),
                (
                    "a JPEG with a comment that is a script",
                    jpeg(extra: segment(0xFE, cat(ascii("<script>"), secretBytes)))
                ),
                ("a JPEG with a thousand comments", jpeg(extra: notes)),
                ("a JPEG with a preview", jpeg(extra: segment(0xE0, cat(ascii("JFXX\0"), [0x10], secretBytes)))),
                ("a JPEG that is an archive", cat(clean, zip)),
                ("a JPEG with a page behind it", cat(clean, ascii("<html>"), secretBytes)),
                ("a JPEG with another behind it", cat(clean, jpeg(extra: segment(0xFE, secretBytes)))),
                ("a JPEG with a film behind it", cat(clean, ascii("\0\0\0\u{18}ftypmp42"), secretBytes)),
                (
                    "a JPEG in ink",
                    jpeg(components: 4, extra: segment(0xEE, cat(ascii("Adobe"), [0, 100, 0, 0, 0, 0, 2])))
                ),
                ("a JPEG in ink without Adobe", jpeg(components: 4, extra: segment(0xFE, secretBytes))),
                ("a grey JPEG", jpeg(components: 1)),
                ("a progressive JPEG", jpeg(frame: 0xC2, extra: segment(0xFE, secretBytes), passes: 2)),
                ("a JPEG one pixel small", jpeg(width: 1, height: 1)),
                ("a JPEG of a wall", jpeg(width: 8_000, height: 8)),
            ])
    }

    // PNG. Source: PNG (ISO/IEC 15948), clauses 5, 11.

    static func chunk(_ name: String, _ content: [UInt8] = [], sum: Int? = nil) -> [UInt8] {
        let named = cat(ascii(name), content)
        return cat(big(content.count, 4), named, big(sum ?? checksum(named), 4))
    }

    private static func header(_ width: Int, _ height: Int, depth: UInt8 = 8, colour: UInt8 = 2) -> [UInt8] {
        chunk("IHDR", cat(big(width, 4), big(height, 4), [depth, colour, 0, 0, 0]))
    }

    /// Packed without packing. Source: RFC 1950 and RFC 1951, 3.2.4.
    static func packed(_ bytes: [UInt8]) -> [UInt8] {
        var (a, b) = (1, 0)
        for byte in bytes {
            a = (a + Int(byte)) % 65_521
            b = (b + a) % 65_521
        }
        let blocks = stride(from: 0, to: max(bytes.count, 1), by: 65_535).flatMap { from -> [UInt8] in
            let part = Array(bytes[from..<min(bytes.count, from + 65_535)])
            let isLast = from + 65_535 >= bytes.count
            return cat([isLast ? 1 : 0], little(part.count, 2), little(part.count ^ 0xFFFF, 2), part)
        }
        return cat([0x78, 0x01], blocks, big(b << 16 | a, 4))
    }

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Rows of 64 pixels, 48 of them.
    private static func rows(_ bytesPerPixel: Int, filter: UInt8 = 0) -> [UInt8] {
        (0..<48).flatMap { row in
            cat([filter], [UInt8](repeating: UInt8(4 * row), count: 64 * bytesPerPixel))
        }
    }

    private static func png(_ before: [UInt8] = [], after: [UInt8] = []) -> [UInt8] {
        cat(signature, header(64, 48), before, chunk("IDAT", packed(rows(3))), after, chunk("IEND"))
    }

    private static var brokenPNG: [Case] {
        let whole = png(chunk("tEXt", cat(ascii("Comment\0"), secretBytes)))
        let data = chunk("IDAT", packed(rows(3)))
        let cuts: [Case] = [7, 8, 20, 33, whole.count / 2, whole.count - 12, whole.count - 1].map {
            Case("a PNG cut after \($0) bytes", Array(whole.prefix($0)), .refused)
        }
        let size = header(64, 48)
        return cuts
            + cases(
                .refused,
                [
                    (
                        "a PNG whose head is not as summed",
                        cat(signature, Array(size.dropLast(4)), [1, 2, 3, 4], data, chunk("IEND"))
                    ),
                    (
                        "a PNG whose data are not as summed",
                        cat(signature, size, Array(data.dropLast(4)), [1, 2, 3, 4], chunk("IEND"))
                    ),
                    ("a PNG of 60000 by 60000", cat(signature, header(60_000, 60_000), data, chunk("IEND"))),
                    ("a PNG of 2147483647 by 1", cat(signature, header(2_147_483_647, 1), data, chunk("IEND"))),
                    (
                        "a PNG of 5000 by 5000 with little in it",
                        cat(signature, header(5_000, 5_000), data, chunk("IEND"))
                    ),
                    ("a PNG without width", cat(signature, header(0, 48), data, chunk("IEND"))),
                    ("a PNG of a depth that is none", cat(signature, header(64, 48, depth: 3), data, chunk("IEND"))),
                    ("a PNG of a colour that is none", cat(signature, header(64, 48, colour: 5), data, chunk("IEND"))),
                    (
                        "a PNG with a critical chunk that nobody knows",
                        cat(signature, size, chunk("EVIL", secretBytes), data, chunk("IEND"))
                    ),
                    (
                        "a PNG of a telephone's own kind",
                        cat(signature, chunk("CgBI", [0x50, 0, 0x20, 6]), size, data, chunk("IEND"))
                    ),
                    (
                        "a PNG with too few rows",
                        cat(signature, size, chunk("IDAT", packed(Array(rows(3).prefix(3_000)))), chunk("IEND"))
                    ),
                    (
                        "a PNG with data that are not packed",
                        cat(signature, size, chunk("IDAT", rows(3)), chunk("IEND"))
                    ),
                    (
                        "a PNG with a filter that is none",
                        cat(signature, size, chunk("IDAT", packed(rows(3, filter: 9))), chunk("IEND"))
                    ),
                    ("a PNG without data", cat(signature, size, chunk("IEND"))),
                    ("a PNG that ends first", cat(signature, chunk("IEND"))),
                    (
                        "a PNG with a palette that is not there",
                        cat(signature, header(64, 48, colour: 3), data, chunk("IEND"))
                    ),
                    (
                        "a chunk of two thousand million bytes",
                        cat(signature, size, big(2_000_000_000, 4), ascii("IDAT"), [1, 2, 3])
                    ),
                    ("a JNG", cat([0x8B], ascii("JNG\r\n\u{1A}\n"), chunk("JHDR", [0, 0, 0, 1]))),
                ])
    }

    private static var dirtyPNG: [Case] {
        let text = ascii("Comment\0")
        let bomb = cat(text, [0], packed([UInt8](repeating: 0x41, count: 1_000_000)))
        let alpha = cat(signature, header(64, 48, colour: 6), chunk("IDAT", packed(rows(4))), chunk("IEND"))
        let palette = chunk("PLTE", [UInt8](repeating: 90, count: 768))
        return cases(
            .cleaned,
            [
                ("a PNG with a text", png(chunk("tEXt", cat(text, secretBytes)))),
                ("a PNG with a packed text of a million", png(chunk("zTXt", bomb))),
                ("a PNG with a text in Unicode", png(chunk("iTXt", cat(text, [0, 0, 0, 0], secretBytes)))),
                ("a PNG with its place", png(chunk("eXIf", cat(ascii("MM\0*"), secretBytes)))),
                ("a PNG with a broken colour profile", png(chunk("iCCP", cat(ascii("x\0\0"), secretBytes)))),
                ("a PNG with its time", png(chunk("tIME", [7, 0xEA, 11, 24, 1, 2, 3]))),
                ("a PNG with a text that is not as summed", png(chunk("tEXt", cat(text, secretBytes), sum: 1))),
                (
                    "a PNG that moves",
                    png(chunk("acTL", cat(big(2, 4), big(0, 4))), after: chunk("fdAT", cat(big(1, 4), secretBytes)))
                ),
                (
                    "a PNG with ten thousand texts",
                    png((0..<10_000).flatMap { _ -> [UInt8] in chunk("tEXt", [0x41, 0, 0x42]) })
                ),
                ("a PNG that is an archive", cat(png(), zip)),
                ("a PNG with a page behind it", cat(png(), ascii("<script>"), secretBytes)),
                ("a PNG that one sees through", alpha),
                (
                    "a PNG with a palette",
                    cat(signature, header(64, 48, colour: 3), palette, chunk("IDAT", packed(rows(1))), chunk("IEND"))
                ),
            ])
    }
}
