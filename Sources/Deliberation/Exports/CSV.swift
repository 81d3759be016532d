/// Comma-separated values with a header, read strictly and written so that any reader understands them.
///
/// Source: RFC 4180, with LF or CRLF line ends and an optional byte order mark.
public struct CSV: Sendable {
    /// The file's name, for messages.
    public let file: String
    public let header: [String]
    public let records: [Record]

    /// One line of data.
    public struct Record: Sendable {
        /// Where it starts in the file, from 1.
        public let line: Int
        public let fields: [String]
    }

    /// Longer fields are taken for a missing quote.
    public static let longestField = 100_000

    /// - Throws: `InputError` at the first line that is not well formed
    public init(_ bytes: [UInt8], file: String) throws(InputError) {
        var reader = CSVReader(bytes: bytes, file: file)
        guard let first = try reader.record() else {
            throw InputError(file: file, line: 1, field: nil, problem: "the file is empty; it needs a header line")
        }
        var records: [Record] = []
        while let record = try reader.record() {
            if record.fields == [""] { continue }
            guard record.fields.count == first.fields.count else {
                throw InputError(
                    file: file, line: record.line, field: nil,
                    problem: "has \(record.fields.count) fields, the header has \(first.fields.count)")
            }
            records.append(record)
        }
        self.file = file
        header = first.fields
        self.records = records
    }

    /// The position of a column.
    ///
    /// - Throws: `InputError` when the header does not name it
    public func column(_ name: String) throws(InputError) -> Int {
        guard let column = header.firstIndex(of: name) else {
            throw InputError(
                file: file, line: 1, field: name,
                problem: "the header has no such column; it has "
                    + header.prefix(12).joined(separator: ", "))
        }
        return column
    }

    /// One line for a file that people open in a spreadsheet: what a program might take for a formula becomes text.
    ///
    /// Source: OWASP, "CSV Injection".
    public static func spreadsheetLine(_ fields: [String]) -> String {
        line(
            fields.map { field in
                let isRisky = field.unicodeScalars.first { $0 != " " }.map {
                    "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0)
                }
                return isRisky ?? false ? "'" + field : field
            })
    }

    /// One line of text for a list of fields.
    public static func line(_ fields: [String]) -> String {
        fields.map { field in
            let needsQuotes = field.utf8.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }
            guard needsQuotes else { return field }
            return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                + "\""
        }.joined(separator: ",") + "\n"
    }
}

/// Input that cannot be used, and where: the message says what to mend.
public struct InputError: Error, Equatable, Sendable, CustomStringConvertible {
    public let file: String
    /// From 1.
    public let line: Int
    public let field: String?
    public let problem: String

    public init(file: String, line: Int, field: String?, problem: String) {
        self.file = file
        self.line = line
        self.field = field
        self.problem = problem
    }

    public var description: String {
        "\(file):\(line): " + (field.map { "\($0): " } ?? "") + problem
    }
}

private struct CSVReader {
    let bytes: [UInt8]
    let file: String
    private var position = 0
    private var line = 1

    init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next record; nil at the end.
    mutating func record() throws(InputError) -> CSV.Record? {
        guard position < bytes.count else { return nil }
        let start = line
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard position < bytes.count else { return CSV.Record(line: start, fields: fields) }
            let end = bytes[position]
            position += 1
            if end == 44 { continue }
            if end == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
            line += 1
            return CSV.Record(line: start, fields: fields)
        }
    }

    private mutating func field() throws(InputError) -> String {
        if position < bytes.count, bytes[position] == 34 { return try quotedField() }
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 44 || byte == 10 || byte == 13 { break }
            if byte == 34 { throw error("a quote inside a field that does not start with one") }
            position += 1
        }
        return try text(Array(bytes[start..<position]), line: line)
    }

    private mutating func quotedField() throws(InputError) -> String {
        let startLine = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 34 {
                guard position < bytes.count, bytes[position] == 34 else {
                    if position < bytes.count, ![44, 10, 13].contains(bytes[position]) {
                        throw error("text after a closing quote")
                    }
                    return try text(content, line: startLine)
                }
                position += 1
            }
            if byte == 10 { line += 1 }
            content.append(byte)
            guard content.count <= CSV.longestField else {
                throw InputError(
                    file: file, line: startLine, field: nil,
                    problem: "a field is longer than \(CSV.longestField) bytes; is a closing quote missing?")
            }
        }
        throw InputError(file: file, line: startLine, field: nil, problem: "a quote is never closed")
    }

    private func text(_ content: [UInt8], line: Int) throws(InputError) -> String {
        guard content.count <= CSV.longestField else {
            throw InputError(
                file: file, line: line, field: nil, problem: "a field is longer than \(CSV.longestField) bytes")
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw InputError(file: file, line: line, field: nil, problem: "is not UTF-8; save the file as UTF-8")
        }
        return text
    }

    private func error(_ problem: String) -> InputError {
        InputError(file: file, line: line, field: nil, problem: problem)
    }
}
