/// The columns of one section of a Pabulib file; those that nobody asks for are passed over.
struct PabulibColumns {
    private let file: String
    private let line: Int
    private let names: [String]
    private let positions: [String: Int]

    init(_ header: SeparatedLines.Line, file: String) throws(InputError) {
        self.file = file
        line = header.number
        names = header.fields.map { $0.lowercased() }
        var positions: [String: Int] = [:]
        for (position, name) in names.enumerated() where !name.isEmpty {
            guard positions.updateValue(position, forKey: name) == nil else {
                throw InputError(file: file, line: header.number, field: name, problem: "the header names it twice")
            }
        }
        self.positions = positions
    }

    func require(_ wanted: [String]) throws(InputError) {
        for name in wanted where positions[name] == nil {
            throw InputError(
                file: file, line: line, field: name,
                problem: "the header has no such column; it has \(names.prefix(12).joined(separator: ", "))")
        }
    }

    /// The text of a field; nil when the section has no such column or the line ends before it.
    func optional(_ name: String, of row: SeparatedLines.Line) throws(InputError) -> String? {
        if row.fields.count > names.count, row.fields[names.count...].contains(where: { !$0.isEmpty }) {
            throw InputError(
                file: file, line: row.number, field: nil,
                problem: "has \(row.fields.count) fields, the header has \(names.count)")
        }
        guard let position = positions[name], position < row.fields.count else { return nil }
        return row.fields[position]
    }

    /// The text of a field that must be there but may be empty.
    func present(_ name: String, of row: SeparatedLines.Line) throws(InputError) -> String {
        try require([name])
        guard let text = try optional(name, of: row) else {
            throw InputError(file: file, line: row.number, field: name, problem: "the line ends before it")
        }
        return text
    }

    func required(_ name: String, of row: SeparatedLines.Line) throws(InputError) -> String {
        let text = try present(name, of: row)
        guard !text.isEmpty else {
            throw InputError(file: file, line: row.number, field: name, problem: "is empty")
        }
        return text
    }
}
