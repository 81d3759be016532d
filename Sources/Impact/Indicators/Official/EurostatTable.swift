import Deliberation

/// A table as Eurostat publishes it, in either of its forms: SDMX-CSV, or the tab-separated one for bulk download.
///
/// Source: Eurostat, "API SDMX 2.1 data query", formats SDMX-CSV 1.0 and TSV (2024).
public struct EurostatTable: Sendable {
    public struct Observation: Sendable, Equatable {
        /// Where it stands in the file, from 1.
        public let line: Int
        /// Dimensions without area and time: `sex` → `T`.
        public let dimensions: [String: String]
        public let area: String
        /// `2024`, `2024-Q1`
        public let period: String
        /// Nil: not available.
        public let value: Double?
        /// As published: `bp`.
        public let flags: String
    }

    public let file: String
    /// The code of the dataset; empty where the file does not say.
    public let dataset: String
    public let observations: [Observation]

    /// - Throws: `InputError` at the first line that is not well formed
    public init(_ bytes: [UInt8], file: String) throws(InputError) {
        self.file = file
        let head = String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
        if head.contains("\\") && head.contains("\t") {
            (dataset, observations) = ("", try Self.tabbed(bytes, file: file))
        } else {
            (dataset, observations) = try Self.sdmx(try CSV(bytes, file: file))
        }
    }

    // SDMX-CSV: a line for each value, a column for each dimension.

    private static let notDimensions: Set = [
        "DATAFLOW", "LAST UPDATE", "geo", "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG", "CONF_STATUS", "STRUCTURE",
        "STRUCTURE_ID", "STRUCTURE_NAME",
    ]

    private static func sdmx(_ table: CSV) throws(InputError) -> (String, [Observation]) {
        let (area, time) = (try table.column("geo"), try table.column("TIME_PERIOD"))
        let value = try table.column("OBS_VALUE")
        let flag = table.header.firstIndex(of: "OBS_FLAG")
        let dimensions = table.header.enumerated().filter { !notDimensions.contains($0.element) }
        var dataset = ""
        if let flow = table.header.firstIndex(of: "DATAFLOW"), let first = table.records.first {
            dataset = code(first.fields[flow])
        }
        var observations: [Observation] = []
        for record in table.records {
            observations.append(
                Observation(
                    line: record.line,
                    dimensions: Dictionary(
                        dimensions.map { ($0.element, record.fields[$0.offset]) }, uniquingKeysWith: { one, _ in one }),
                    area: record.fields[area],
                    period: try period(record.fields[time], "TIME_PERIOD", record.line, table.file),
                    value: try number(record.fields[value], "OBS_VALUE", record.line, table.file),
                    flags: flag.map { record.fields[$0] } ?? ""))
        }
        return (dataset, observations)
    }

    /// `ESTAT:LFSA_ERGAN(1.0)` → `lfsa_ergan`
    private static func code(_ flow: String) -> String {
        let name = flow.split(separator: ":").last ?? ""
        return name.prefix { $0 != "(" }.lowercased()
    }

    // TSV: dimensions joined by commas, then a column for each period, with flags after the number.

    private static func tabbed(_ bytes: [UInt8], file: String) throws(InputError) -> [Observation] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw InputError(file: file, line: 1, field: nil, problem: "is not UTF-8; save the file as UTF-8")
        }
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let head = (lines.first ?? "").split(separator: "\t", omittingEmptySubsequences: false).map(trimmed)
        guard let corner = head.first, let slash = corner.firstIndex(of: "\\") else {
            throw InputError(
                file: file, line: 1, field: nil, problem: "the first column should be named like freq,unit,geo\\TIME_PERIOD")
        }
        let names = corner[..<slash].split(separator: ",").map(String.init)
        guard let area = names.firstIndex(of: "geo") else {
            throw InputError(
                file: file, line: 1, field: "geo",
                problem: "the first column names no such dimension; it names " + names.joined(separator: ", "))
        }
        var periods: [String] = []
        for name in head.dropFirst() { periods.append(try period(name, name, 1, file)) }
        var observations: [Observation] = []
        for (index, line) in lines.enumerated().dropFirst() where !trimmed(line).isEmpty {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(trimmed)
            let codes = (cells.first ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard codes.count == names.count, cells.count == head.count else {
                throw InputError(
                    file: file, line: index + 1, field: nil,
                    problem: "has \(codes.count) codes and \(cells.count - 1) values; "
                        + "the header has \(names.count) and \(periods.count)")
            }
            let dimensions = zip(names, codes).filter { $0.0 != "geo" }
            for (period, cell) in zip(periods, cells.dropFirst()) {
                let parts = cell.split(separator: " ", maxSplits: 1).map(String.init)
                observations.append(
                    Observation(
                        line: index + 1,
                        dimensions: Dictionary(dimensions, uniquingKeysWith: { one, _ in one }), area: codes[area],
                        period: period, value: try number(parts.first ?? ":", period, index + 1, file),
                        flags: parts.count > 1 ? parts[1] : ""))
            }
        }
        return observations
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        text.split(separator: " ").joined(separator: " ")
    }

    /// `:` is what is not available.
    private static func number(
        _ text: String, _ field: String, _ line: Int, _ file: String
    ) throws(InputError) -> Double? {
        if text.isEmpty || text == ":" { return nil }
        guard let number = Double(text), number.isFinite else {
            throw InputError(
                file: file, line: line, field: field,
                problem: "\(text) is not a number; a value looks like 71.4, and : where there is none")
        }
        return number
    }

    private static func period(
        _ text: String, _ field: String, _ line: Int, _ file: String
    ) throws(InputError) -> String {
        guard text.wholeMatch(of: /\d{4}(-(Q[1-4]|S[12]|\d{2}))?/) != nil else {
            throw InputError(
                file: file, line: line, field: field,
                problem: "\(text) is not a period; one looks like 2024, 2024-Q1 or 2024-06")
        }
        return text
    }
}
