/// Source: RFC 3533 (pages), RFC 7845, section 5 (Opus), Vorbis I, sections 4.2 and 5 (headers and comments).
enum Ogg {
    /// A page with its packets as the lacing has them.
    private struct Page {
        var flags: UInt8
        let position: ArraySlice<UInt8>
        let serial: ArraySlice<UInt8>
        var lacing: [UInt8]
        var content: [UInt8]
    }

    /// The sound of one stream with comments that say nothing; nil when it is not whole, or not Opus or Vorbis.
    static func clean(_ bytes: [UInt8]) -> [UInt8]? {
        guard let pages = pages(bytes), let first = pages.first, pages.count >= 3,
            pages.allSatisfy({ $0.serial == first.serial })
        else { return nil }
        let isOpus = first.content.starts(with: Array("OpusHead".utf8))
        guard isOpus || first.content.starts(with: [1] + Array("vorbis".utf8)) else { return nil }
        let wanted = isOpus ? 1 : 2
        // The packets of the head end their page: the sound begins with one of its own.
        var (packets, open, used): ([[UInt8]], [UInt8], Int) = ([], [], 1)
        while packets.count < wanted, used < pages.count {
            var start = 0
            for length in pages[used].lacing {
                open += pages[used].content[start..<(start + Int(length))]
                start += Int(length)
                if length < 255 {
                    packets.append(open)
                    open = []
                }
            }
            used += 1
        }
        guard packets.count == wanted, open.isEmpty, used < pages.count,
            packets[0].starts(with: isOpus ? Array("OpusTags".utf8) : [3] + Array("vorbis".utf8))
        else { return nil }
        let silent: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
        packets[0] = isOpus ? Array("OpusTags".utf8) + silent : [3] + Array("vorbis".utf8) + silent + [1]
        let all = [first] + head(packets, like: first) + pages[used...]
        return all.enumerated().flatMap { write($1, number: $0) }
    }

    private static func pages(_ bytes: [UInt8]) -> [Page]? {
        var (pages, position): ([Page], Int) = ([], 0)
        while position < bytes.count {
            guard position + 27 <= bytes.count, bytes.letters(position) == "OggS", bytes[position + 4] == 0 else {
                return nil
            }
            let segments = Int(bytes[position + 26])
            let start = position + 27 + segments
            guard start <= bytes.count else { return nil }
            let lacing = Array(bytes[(position + 27)..<start])
            let end = start + lacing.reduce(0) { $0 + Int($1) }
            guard end <= bytes.count, bytes.little(position + 22, 4) == checksum(Array(bytes[position..<end])) else {
                return nil
            }
            pages.append(
                Page(
                    flags: bytes[position + 5], position: bytes[(position + 6)..<(position + 14)],
                    serial: bytes[(position + 14)..<(position + 18)], lacing: lacing, content: Array(bytes[start..<end])
                ))
            position = end
        }
        return pages
    }

    /// Pages of packets that belong to no moment of the sound.
    private static func head(_ packets: [[UInt8]], like first: Page) -> [Page] {
        let lacing = packets.flatMap { [UInt8](repeating: 255, count: $0.count / 255) + [UInt8($0.count % 255)] }
        let content = packets.flatMap { $0 }
        return stride(from: 0, to: lacing.count, by: 255).map { from in
            let part = Array(lacing[from..<min(lacing.count, from + 255)])
            let before = lacing[..<from].reduce(0) { $0 + Int($1) }
            let isContinued = from > 0 && lacing[from - 1] == 255
            return Page(
                flags: isContinued ? 1 : 0, position: [0, 0, 0, 0, 0, 0, 0, 0], serial: first.serial, lacing: part,
                content: Array(content[before..<(before + part.reduce(0) { $0 + Int($1) })]))
        }
    }

    private static func write(_ page: Page, number: Int) -> [UInt8] {
        func little(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        let head = Array("OggS".utf8) + [0, page.flags] + page.position + page.serial + little(number)
        let rest = [UInt8(page.lacing.count)] + page.lacing + page.content
        return head + little(checksum(head + [0, 0, 0, 0] + rest)) + rest
    }

    /// Over a page, its own field taken as zero.
    static func checksum(_ page: [UInt8]) -> Int {
        var sum: UInt32 = 0
        for (index, byte) in page.enumerated() {
            let value = (22..<26).contains(index) ? 0 : byte
            sum = sum << 8 ^ table[Int(UInt8(truncatingIfNeeded: sum >> 24) ^ value)]
        }
        return Int(sum)
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index) << 24) { sum, _ in sum & 0x8000_0000 == 0 ? sum << 1 : sum << 1 ^ 0x04C1_1DB7 }
    }
}
