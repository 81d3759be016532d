import Kernel

/// What Cairo 1.16 leaves out of a file: the language of its text, that its parts are tagged, and that viewers show its
/// title.
///
/// Added as an incremental update: the file stays as it is, and a newer version of its catalogue follows it.
///
/// Source: ISO 32000-1, 7.5.6 (incremental updates), 7.7.2 (catalogue: Lang, MarkInfo, ViewerPreferences).
enum PDFCatalogue {
    /// The same file where its end is not of the form that Cairo writes.
    static func naming(_ language: Language, in file: [UInt8]) -> [UInt8] {
        guard let start = file.last("startxref"), let trailer = file.last("trailer"),
            let root = file.number(after: "/Root ", from: trailer),
            let size = file.number(after: "/Size ", from: trailer),
            let table = file.number(after: "startxref\n", from: start),
            let object = file.last("\n\(root) 0 obj"), let open = file.first("<<", from: object),
            let close = file.first("\nendobj", from: open)
        else { return file }
        let reads = language.direction == .rightToLeft ? " /Direction /R2L" : ""
        let marks = file.first("/StructTreeRoot", from: object) == nil ? "" : " /MarkInfo << /Marked true >>"
        let more = "/Lang (\(language.code))\(marks) /ViewerPreferences << /DisplayDocTitle true\(reads) >>"
        let catalogue = Array("\(root) 0 obj\n<< \(more)".utf8) + file[(open + 2)..<close] + Array("\nendobj\n".utf8)
        let place = String(file.count)
        let padded = String(repeating: "0", count: max(0, 10 - place.count)) + place
        let tail = """
            xref
            \(root) 1
            \(padded) 00000 n\u{20}
            trailer
            << /Size \(size) /Root \(root) 0 R /Prev \(table)\(info(file, trailer)) >>
            startxref
            \(file.count + catalogue.count)
            %%EOF

            """
        return file + catalogue + Array(tail.utf8)
    }

    private static func info(_ file: [UInt8], _ trailer: Int) -> String {
        file.number(after: "/Info ", from: trailer).map { " /Info \($0) 0 R" } ?? ""
    }
}

extension [UInt8] {
    fileprivate func first(_ text: String, from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        guard start + wanted.count <= count else { return nil }
        return (start...(count - wanted.count)).first { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }

    fileprivate func last(_ text: String) -> Int? {
        let wanted = Array(text.utf8)
        guard wanted.count <= count else { return nil }
        return (0...(count - wanted.count)).last { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }

    /// The digits that follow a text.
    fileprivate func number(after text: String, from start: Int) -> Int? {
        guard let position = first(text, from: start) else { return nil }
        let digits = self[(position + text.utf8.count)...].prefix { (48...57).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
