import Kernel

/// Values over time: up to four lines on one scale that starts at nothing, with gaps where nothing is known and a mark
/// where a series breaks.
public struct SeriesChart: Sendable {
    /// One line.
    public struct Line: Sendable {
        let name: String
        /// One for each period; nil: not known or not shown.
        let values: [Double?]

        public init(_ name: String, _ values: [Double?]) {
            self.name = name
            self.values = values
        }
    }

    let frame: ChartFrame
    let periods: [String]
    let lines: [Line]
    let breaks: Set<Int>
    /// The top of the scale and its middle, as the reader writes them.
    let scale: @Sendable (Double) -> String

    /// - periods: what stands under the axis, the earliest first
    /// - breaks: positions at which a value cannot be held against the one before it
    public init(
        _ frame: ChartFrame, periods: [String], lines: [Line], breaks: Set<Int> = [],
        scale: @escaping @Sendable (Double) -> String
    ) {
        self.frame = frame
        self.periods = periods
        self.lines = Array(lines.prefix(4))
        self.breaks = breaks
        self.scale = scale
    }

    private static let top = 16.0
    private static let ground = 170.0
    private static let lead = 46.0
    private static let marks = ["a", "b", "c", "d"]

    /// Nil where nothing is known.
    public var figure: HTML? {
        let most = lines.flatMap(\.values).compactMap { $0 }.max() ?? 0
        guard !periods.isEmpty, lines.contains(where: { $0.values.contains { $0 != nil } }) else { return nil }
        let height = Self.ground + 26 + Double(legend.count) * 18
        let top = Self.niceTop(most)
        let drawn = lines.enumerated().map { draw($0.element, $0.offset, top) }
        return frame.figure(height: height, "\(grid(top))\(breakLines)\(drawn)\(axis)\(legend)")
    }

    /// The next of 1, 2, 5, 10, 20 … that is not below.
    static func niceTop(_ value: Double) -> Double {
        guard value > 0 else { return 1 }
        var unit = 1.0
        while unit * 10 <= value { unit *= 10 }
        while unit > value { unit /= 10 }
        return [1, 2, 5, 10].map { $0 * unit }.first { $0 >= value } ?? value
    }

    private func x(_ index: Int) -> Double {
        let room = ChartFrame.width - Self.lead - 20
        return Self.lead + 6 + (periods.count < 2 ? room / 2 : room * Double(index) / Double(periods.count - 1))
    }

    private func y(_ value: Double, _ top: Double) -> Double {
        Self.ground - (Self.ground - Self.top) * value / top
    }

    private func grid(_ top: Double) -> HTML {
        let lines = [0, top / 2, top].map { value -> HTML in
            let y = ChartFrame.text(y(value, top))
            return """
                <path class="chart-grid" d="M\(frame.x(Self.lead)) \(y)H\(frame.x(ChartFrame.width - 8))"></path>\
                <text x="\(frame.x(Self.lead - 6))" y="\(y)" dy="4" text-anchor="end">\(scale(value))</text>
                """
        }
        return "\(lines)"
    }

    private var breakLines: HTML {
        let lines = breaks.sorted().filter { $0 > 0 && $0 < periods.count }.map { index -> HTML in
            let x = frame.x((x(index) + x(index - 1)) / 2)
            return """
                <path class="chart-break" d="M\(x) \(ChartFrame.text(Self.top - 8))V\(ChartFrame.text(Self.ground))"></path>
                """
        }
        return "\(lines)"
    }

    private func draw(_ line: Line, _ number: Int, _ top: Double) -> HTML {
        var (path, isOpen): (String, Bool) = ("", false)
        var points: [HTML] = []
        for (index, value) in line.values.enumerated() {
            guard let value else {
                isOpen = false
                continue
            }
            if breaks.contains(index) { isOpen = false }
            let (x, y) = (frame.x(x(index)), ChartFrame.text(y(value, top)))
            path += "\(isOpen ? "L" : "M")\(x) \(y)"
            isOpen = true
            points.append(Self.mark(number, x, y))
        }
        return "<g class=\"group-\(Self.marks[number]) chart-line-\(number)\"><path d=\"\(path)\"></path>\(points)</g>"
    }

    /// Each line has a form of its own.
    private static func mark(_ number: Int, _ x: String, _ y: String) -> HTML {
        let forms = [
            "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0", "M-4 -4H4V4H-4Z", "M0 -5L5 4H-5Z", "M0 -5L5 0L0 5L-5 0Z",
        ]
        return "<path class=\"chart-mark\" transform=\"translate(\(x) \(y))\" d=\"\(forms[number])\"></path>"
    }

    /// The first, the middle and the last period.
    private var axis: HTML {
        let last = periods.count - 1
        let shown = periods.count < 3 ? Array(periods.indices) : [0, last / 2, last]
        let labels = shown.map { index -> HTML in
            let anchor = periods.count > 1 && index == last ? "end" : index == 0 && last > 0 ? "start" : "middle"
            let offset = anchor == "start" ? Self.lead : anchor == "end" ? ChartFrame.width - 8 : x(index)
            return """
                <text x="\(frame.x(offset))" y="\(ChartFrame.text(Self.ground + 18))" text-anchor="\(anchor)">\
                \(periods[index])</text>
                """
        }
        return "\(labels)"
    }

    private var legend: [HTML] {
        guard lines.count > 1 else { return [] }
        return lines.enumerated().map { number, line in
            let y = ChartFrame.text(Self.ground + 38 + Double(number) * 18)
            return """
                <g class="group-\(Self.marks[number]) chart-line-\(number)">\(Self.mark(number, frame.x(Self.lead + 4), y))</g>\
                <text x="\(frame.x(Self.lead + 16))" y="\(y)" dy="4">\(line.name)</text>
                """
        }
    }
}
