import Kernel
import Web

/// Rows of bars, each of one or more parts.
struct BarPicture {
    struct Row {
        let label: String
        /// What the bar comes to.
        let value: String
        let parts: [Part]
        /// The end of an outline around the bar: what would have been needed.
        var needed: Double = 0
    }

    struct Part {
        let amount: Double
        /// Its colour.
        let name: String
        /// One letter inside, where there is room.
        var letter = ""
    }

    let rows: [Row]
    /// Where a line crosses all rows: half of the votes, a quota.
    var mark: Double?

    private static let rowHeight = 44
    private static let barHeight = 20

    func drawing(in language: Language) -> Drawing {
        var drawing = Drawing(height: rows.count * Self.rowHeight + 8, in: language)
        let most = max(
            1, mark ?? 0, rows.map { max($0.needed, $0.parts.reduce(0) { $0 + $1.amount }) }.max() ?? 0)
        func units(_ amount: Double) -> Int { Int((amount / most * Double(Drawing.width - 4)).rounded()) }
        for (number, row) in rows.enumerated() {
            let top = number * Self.rowHeight + 20
            drawing.text(row.label, 2, top - 5)
            drawing.text(row.value, Drawing.width - 2, top - 5, .end)
            if row.needed > 0 {
                drawing.box(2, top, width: max(1, units(row.needed)), height: Self.barHeight, class: "needed")
            }
            var sum = 0.0
            for part in row.parts where part.amount > 0 {
                let (from, until) = (units(sum), units(sum + part.amount))
                sum += part.amount
                drawing.box(
                    2 + from, top, width: max(1, until - from), height: Self.barHeight, class: "fill \(part.name)")
                if !part.letter.isEmpty, until - from > 18 {
                    drawing.text(part.letter, 2 + (from + until) / 2, top + 15, .middle, class: "inside")
                }
            }
        }
        if let mark {
            drawing.line((2 + units(mark), 8), (2 + units(mark), rows.count * Self.rowHeight), class: "mark")
        }
        return drawing
    }
}
