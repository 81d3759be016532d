import Kernel

/// Where a printer cuts, and how far colours go on beyond; in points from the lower left of the page.
///
/// Source: ISO 32000-1, 14.11.2 (page boundaries).
struct PageBoxes {
    let trim: Box
    let bleed: Box

    fileprivate var entries: String { "/TrimBox \(Self.array(trim)) /BleedBox \(Self.array(bleed))" }

    private static func array(_ box: Box) -> String { "[\(box.x) \(box.y) \(box.right) \(box.bottom)]" }
}

/// What Cairo 1.16 leaves out of a file: the language of its text, that its parts are tagged, that viewers show its
/// title, and the boxes of pages.
///
/// Added as an incremental update: the file stays as it is, and newer versions of its objects follow it.
///
/// Source: ISO 32000-1, 7.5.6 (incremental updates), 7.7.2 (catalogue: Lang, MarkInfo, ViewerPreferences).
enum PDFCatalogue {
    /// The same file where its end is not of the form that Cairo writes.
    static func naming(_ language: Language, boxes: PageBoxes? = nil, in file: [UInt8]) -> [UInt8] {
        guard let start = file.last("startxref"), let trailer = file.last("trailer"),
            let root = file.number(after: "/Root ", from: trailer),
            let size = file.number(after: "/Size ", from: trailer),
            let table = file.number(after: "startxref\n", from: start),
            let object = file.last("\n\(root) 0 obj")
        else { return file }
        let reads = language.direction == .rightToLeft ? " /Direction /R2L" : ""
        let marks = file.first("/StructTreeRoot", from: object) == nil ? "" : " /MarkInfo << /Marked true >>"
        let more = "/Lang (\(language.code))\(marks) /ViewerPreferences << /DisplayDocTitle true\(reads) >>"
        var update = Update(file: file)
        update.add(more, to: root, at: object)
        if let boxes {
            for (number, position) in file.pages { update.add(boxes.entries, to: number, at: position) }
        }
        let info = file.number(after: "/Info ", from: trailer).map { " /Info \($0) 0 R" } ?? ""
        return update.closed("/Size \(size) /Root \(root) 0 R /Prev \(table)\(info)")
    }

    /// Newer versions of objects, appended to a file.
    private struct Update {
        let file: [UInt8]
        private var objects: [UInt8] = []
        private var table = ""

        init(file: [UInt8]) {
            self.file = file
        }

        /// Writes an object anew with more entries in its dictionary.
        mutating func add(_ entries: String, to number: Int, at position: Int) {
            guard let open = file.first("<<", from: position), let close = file.first("\nendobj", from: open) else {
                return
            }
            let place = String(file.count + objects.count)
            let padded = String(repeating: "0", count: max(0, 10 - place.count)) + place
            table += "\(number) 1\n\(padded) 00000 n\u{20}\n"
            objects += Array("\(number) 0 obj\n<< \(entries)".utf8)
            objects += file[(open + 2)..<close] + Array("\nendobj\n".utf8)
        }

        func closed(_ trailer: String) -> [UInt8] {
            let tail = """
                xref
                \(table)trailer
                << \(trailer) >>
                startxref
                \(file.count + objects.count)
                %%EOF

                """
            return file + objects + Array(tail.utf8)
        }
    }
}

extension [UInt8] {
    /// The number of each page object with its position.
    fileprivate var pages: [(number: Int, position: Int)] {
        var (found, from): ([(number: Int, position: Int)], Int) = ([], 0)
        while let position = first(" 0 obj\n<< /Type /Page", from: from) {
            from = position + " 0 obj\n<< /Type /Page".utf8.count
            // Not the node above them all.
            guard from < count, self[from] != UInt8(ascii: "s") else { continue }
            let head = self[..<position].suffix { (48...57).contains($0) }
            if let number = Int(String(decoding: head, as: UTF8.self)) { found.append((number, position)) }
        }
        return found
    }

    fileprivate func first(_ text: String, from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        guard let head = wanted.first, start + wanted.count <= count else { return nil }
        return (start...(count - wanted.count)).first {
            self[$0] == head && self[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }

    fileprivate func last(_ text: String) -> Int? {
        let wanted = Array(text.utf8)
        guard let head = wanted.first, wanted.count <= count else { return nil }
        return (0...(count - wanted.count)).last {
            self[$0] == head && self[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }

    /// The digits that follow a text.
    fileprivate func number(after text: String, from start: Int) -> Int? {
        guard let position = first(text, from: start) else { return nil }
        let digits = self[(position + text.utf8.count)...].prefix { (48...57).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}

extension ArraySlice<UInt8> {
    /// The longest end of bytes that all are so.
    fileprivate func suffix(_ isPart: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var start = endIndex
        while start > startIndex, isPart(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
