/// Lines of fields between semicolons, as Pabulib writes them: LF or CRLF, an optional byte order mark, quotes only
/// where a field begins with one.
struct SeparatedLines {
    private let bytes: [UInt8]
    private let file: String
    private var position = 0
    private var line = 1

    struct Line {
        /// From 1.
        let number: Int
        /// Without spaces around them.
        let fields: [String]
    }

    static let longestField = 100_000

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next line that is not blank; nil at the end.
    mutating func next() throws(InputError) -> Line? {
        while position < bytes.count {
            let number = line
            let fields = try fields()
            if fields.contains(where: { !$0.isEmpty }) { return Line(number: number, fields: fields) }
        }
        return nil
    }

    private mutating func fields() throws(InputError) -> [String] {
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard position < bytes.count else { return fields }
            let end = bytes[position]
            position += 1
            if end == UInt8(ascii: ";") { continue }
            line += 1
            return fields
        }
    }

    /// Ends before a semicolon, a line end or the end of the file.
    private mutating func field() throws(InputError) -> String {
        var content: [UInt8] = []
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { content = try quoted() }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ";"), bytes[position] != UInt8(ascii: "\n") {
            position += 1
        }
        content += bytes[start..<position]
        return try text(content)
    }

    /// The inside of quotes; two quotes stand for one.
    private mutating func quoted() throws(InputError) -> [UInt8] {
        let start = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return content }
                position += 1
            }
            if byte == UInt8(ascii: "\n") { line += 1 }
            content.append(byte)
            guard content.count <= Self.longestField else { break }
        }
        throw InputError(file: file, line: start, field: nil, problem: "a quote is never closed")
    }

    private func text(_ content: [UInt8]) throws(InputError) -> String {
        guard content.count <= Self.longestField else {
            throw InputError(
                file: file, line: line, field: nil, problem: "a field is longer than \(Self.longestField) bytes")
        }
        let isSpace = { (byte: UInt8) in byte == 32 || byte == 9 || byte == 13 }
        let trimmed = content.drop(while: isSpace)
        let end = trimmed.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? trimmed.startIndex
        guard let text = String(validating: trimmed[..<end], as: UTF8.self) else {
            throw InputError(file: file, line: line, field: nil, problem: "is not UTF-8; save the file as UTF-8")
        }
        guard !text.utf8.contains(0) else {
            throw InputError(file: file, line: line, field: nil, problem: "has a zero byte; is this a text file?")
        }
        return text
    }
}
