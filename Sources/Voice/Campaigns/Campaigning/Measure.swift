import Kernel

/// How far a campaign came on one day in one channel.
struct Measure: Sendable, Equatable {
    let day: CalendarDay
    /// A page, an account, a square.
    let channel: String
    /// People who saw it.
    let reach: Int
    /// People who answered in any way.
    let reactions: Int

    static let longestChannel = 60
    static let mostCount = 1_000_000_000
    /// Lines of one import.
    static let mostLines = 2_000
}

/// Reads measures from comma- or semicolon-separated lines: day, channel, reach, reactions.
enum MeasureTable {
    enum Column: String, Sendable, CaseIterable {
        case columns, day, channel, reach, reactions
    }

    struct Problem: Error, Sendable, Equatable {
        /// From 1.
        var line: Int
        var column: Column
    }

    /// A first line of names is passed over, empty lines too.
    static func measures(_ text: String) throws(Problem) -> [Measure] {
        var found: [Measure] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let fields = cells(line)
            if fields == [""] || (number == 0 && fields.first?.lowercased() == "day") { continue }
            found.append(try measure(fields, line: number + 1))
        }
        return found
    }

    private static func measure(_ fields: [String], line: Int) throws(Problem) -> Measure {
        guard fields.count == 4 else { throw Problem(line: line, column: .columns) }
        guard let day = CalendarDay(fields[0]) else { throw Problem(line: line, column: .day) }
        guard (1...Measure.longestChannel).contains(fields[1].count) else {
            throw Problem(line: line, column: .channel)
        }
        guard let reach = count(fields[2]) else { throw Problem(line: line, column: .reach) }
        guard let reactions = count(fields[3]) else { throw Problem(line: line, column: .reactions) }
        return Measure(day: day, channel: fields[1], reach: reach, reactions: reactions)
    }

    private static func cells(_ line: Substring) -> [String] {
        let separator: Character = line.contains(";") ? ";" : ","
        return line.split(separator: separator, omittingEmptySubsequences: false).map { cell in
            var text = cell[...]
            while let first = text.first, first.isWhitespace || first == "\"" { text.removeFirst() }
            while let last = text.last, last.isWhitespace || last == "\"" { text.removeLast() }
            return String(text)
        }
    }

    private static func count(_ text: String) -> Int? {
        Int(text).flatMap { (0...Measure.mostCount).contains($0) ? $0 : nil }
    }
}

/// What changed: sums by day, and the mean day before and after the first material was out.
struct MeasureSeries: Sendable, Equatable {
    struct Day: Sendable, Equatable {
        var day: CalendarDay
        var reach: Int
        var reactions: Int
    }

    struct Mean: Sendable, Equatable {
        var days: Int
        var reach: Double
        var reactions: Double
    }

    let days: [Day]
    /// Nil where nothing was measured on that side, or nothing is out yet.
    let before: Mean?
    let after: Mean?

    init(_ measures: [Measure], first: CalendarDay?) {
        let days = Dictionary(grouping: measures, by: \.day).map { day, own in
            Day(
                day: day, reach: own.reduce(0) { $0 + $1.reach }, reactions: own.reduce(0) { $0 + $1.reactions })
        }.sorted { $0.day < $1.day }
        self.days = days
        before = first.flatMap { first in Self.mean(days.filter { $0.day < first }) }
        after = first.flatMap { first in Self.mean(days.filter { $0.day >= first }) }
    }

    private static func mean(_ days: [Day]) -> Mean? {
        guard !days.isEmpty else { return nil }
        let count = Double(days.count)
        return Mean(
            days: days.count, reach: Double(days.reduce(0) { $0 + $1.reach }) / count,
            reactions: Double(days.reduce(0) { $0 + $1.reactions }) / count)
    }
}
