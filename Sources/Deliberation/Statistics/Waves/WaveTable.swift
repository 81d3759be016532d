/// The answers of a survey in waves, as `citizentime impact` reads them.
public struct WaveTable: Sendable {
    public enum Wave: String, Sendable, CaseIterable {
        case before
        case after
        /// Weeks or months on.
        case later
    }

    public enum Group: String, Sendable, CaseIterable {
        case activity
        case comparison
    }

    public struct Scale: Sendable, Hashable {
        public let name: String
        public fileprivate(set) var items: [Item]
    }

    public struct Item: Sendable, Hashable {
        public let name: String
        /// Lowest plus highest answer of an item that is asked the other way round; its answer counts as this less itself.
        public let reversal: Double?
        let column: Int
    }

    /// One row: what a code answered in a wave.
    struct Row: Sendable {
        let person: String
        let wave: Wave
        /// By column; nil is not answered.
        let answers: [Int: Double]
    }

    /// In the order of the header.
    public let scales: [Scale]
    let rows: [Row]
    let groups: [String: Group]

    /// - table: columns `person`, `wave`, perhaps `group`, and `scale.item` or, reversed, `scale.item-SUM`
    public init(_ table: CSV) throws(InputError) {
        let person = try table.column("person")
        let wave = try table.column("wave")
        let group = table.header.firstIndex(of: "group")
        let known: Set<Int?> = [person, wave, group]
        var scales: [Scale] = []
        var seen: Set<String> = []
        for (column, title) in table.header.enumerated() {
            guard seen.insert(title).inserted else { throw Self.header(table, title, "the column is there twice") }
            guard !known.contains(column) else { continue }
            let (scale, item) = try Self.item(title, column, table)
            if let index = scales.firstIndex(where: { $0.name == scale }) {
                scales[index].items.append(item)
            } else {
                scales.append(Scale(name: scale, items: [item]))
            }
        }
        guard !scales.isEmpty else { throw Self.header(table, "scale.item", "there is no item in the header") }
        self.scales = scales
        var reading = Reading(table: table, items: scales.flatMap(\.items))
        for record in table.records { try reading.read(record, person, wave, group) }
        rows = reading.rows
        groups = reading.groups
    }

    private static func header(_ table: CSV, _ field: String, _ problem: String) -> InputError {
        InputError(file: table.file, line: 1, field: field, problem: problem)
    }

    private static func item(_ title: String, _ column: Int, _ table: CSV) throws(InputError) -> (String, Item) {
        let parts = title.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw header(table, title, "is no item; name it scale.item, or scale.item-SUM where it is asked in reverse")
        }
        let scale = String(parts[0])
        guard let dash = parts[1].lastIndex(of: "-") else {
            return (scale, Item(name: String(parts[1]), reversal: nil, column: column))
        }
        guard let sum = number(parts[1][parts[1].index(after: dash)...]), dash > parts[1].startIndex else {
            throw header(table, title, "after the dash comes the lowest plus the highest answer, for example -10")
        }
        return (scale, Item(name: String(parts[1][..<dash]), reversal: sum, column: column))
    }

    /// A decimal number that is one; nil for words such as "nan" and for what is too large.
    fileprivate static func number(_ text: some StringProtocol) -> Double? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }), let value = Double(text),
            value.isFinite
        else { return nil }
        return value
    }
}

/// Reads rows one after the other and holds each person to one group.
private struct Reading {
    let table: CSV
    let items: [WaveTable.Item]
    var rows: [WaveTable.Row] = []
    var groups: [String: WaveTable.Group] = [:]

    mutating func read(_ record: CSV.Record, _ person: Int, _ wave: Int, _ group: Int?) throws(InputError) {
        let code = record.fields[person]
        guard !code.isEmpty else { throw error(record, "person", "the code is missing") }
        guard let part = WaveTable.Wave(rawValue: record.fields[wave]) else {
            throw error(record, "wave", "\(record.fields[wave]) is none of before, after, later")
        }
        if let group {
            guard let named = WaveTable.Group(rawValue: record.fields[group]) else {
                throw error(record, "group", "\(record.fields[group]) is neither activity nor comparison")
            }
            guard groups[code, default: named] == named else {
                throw error(record, "group", "\(code) was in the other group above; a person stays in one")
            }
            groups[code] = named
        } else {
            groups[code] = .activity
        }
        var answers: [Int: Double] = [:]
        for item in items {
            let text = record.fields[item.column]
            guard !text.isEmpty else { continue }
            guard let value = WaveTable.number(text) else {
                throw error(
                    record, table.header[item.column], "\(text) is no number; leave empty what was not answered")
            }
            answers[item.column] = item.reversal.map { $0 - value } ?? value
        }
        rows.append(WaveTable.Row(person: code, wave: part, answers: answers))
    }

    private func error(_ record: CSV.Record, _ field: String, _ problem: String) -> InputError {
        InputError(file: table.file, line: record.line, field: field, problem: problem)
    }
}
