/// Means before and after with their intervals, drawn by us: one line a group, told apart by shape and dashes as well as by
/// colour. A table with the same figures stands beside it.
public struct BeforeAfterChart: Sendable {
    /// A mean with its interval.
    public struct Point: Sendable {
        public let mean: Double
        public let low: Double
        public let high: Double

        public init(mean: Double, low: Double, high: Double) {
            self.mean = mean
            self.low = low
            self.high = high
        }
    }

    /// The people of one group.
    public struct Line: Sendable {
        /// With its n.
        let label: String
        let before: Point
        let after: Point

        public init(_ label: String, before: Point, after: Point) {
            self.label = label
            self.before = before
            self.after = after
        }
    }

    let id: String
    let title: String
    let description: String
    let range: ClosedRange<Double>
    let lines: [Line]

    /// - id: unique on the page
    /// - description: what it shows, in a sentence
    /// - range: of the scale
    public init(id: String, title: String, description: String, range: ClosedRange<Double>, lines: [Line]) {
        self.id = id
        self.title = title
        self.description = description
        self.range = range
        self.lines = lines
    }

    private static let width = 320
    private static let top = 16
    private static let height = 150

    /// - before: the name of the first wave; - after: of the other
    public func figure(before: String, after: String, _ words: Words) -> HTML {
        let isRightToLeft = words.language.direction == .rightToLeft
        let columns = isRightToLeft ? (Self.width - 90, 90) : (90, Self.width - 90)
        let keys = lines.enumerated().map { index, line -> HTML in
            """
            <li class="\(colour(index))"><svg viewBox="0 0 34 12" width="34" height="12" aria-hidden="true">\
            \(stroke(index, 2, 6, 32, 6))\(mark(index, 17, 6))</svg> <span>\(line.label)</span></li>
            """
        }
        let drawn = lines.enumerated().map { index, line in
            // Side by side where two groups are shown, so that whiskers do not cover each other.
            drawing(line, index, columns.0 + shift(index), columns.1 + shift(index))
        }
        return """
            <figure class="before-after"><svg viewBox="0 0 \(Self.width) \(Self.height + 48)" role="img" \
            aria-labelledby="\(id)-title \(id)-description"><title id="\(id)-title">\(title)</title>
            <desc id="\(id)-description">\(description)</desc>
            \(axis(isRightToLeft, words))\(drawn)
            <text x="\(columns.0)" y="\(Self.height + 40)">\(before)</text>
            <text x="\(columns.1)" y="\(Self.height + 40)">\(after)</text></svg>
            <figcaption><ul class="plain">\(keys)</ul></figcaption></figure>
            """
    }

    private func shift(_ index: Int) -> Int { lines.count == 1 ? 0 : (index == 0 ? -6 : 6) }

    private func colour(_ index: Int) -> String { index == 0 ? "group-a" : "group-b" }

    private func y(_ value: Double) -> Int {
        let share = (value - range.lowerBound) / max(range.upperBound - range.lowerBound, .leastNormalMagnitude)
        return Self.top + Self.height - Int((min(max(share, 0), 1) * Double(Self.height)).rounded())
    }

    private func axis(_ isRightToLeft: Bool, _ words: Words) -> HTML {
        let middle = (range.lowerBound + range.upperBound) / 2
        let places = middle == middle.rounded() ? 0 : 1
        let x = isRightToLeft ? Self.width - 16 : 16
        let ticks = [range.lowerBound, middle, range.upperBound].map { value -> HTML in
            """
            <text x="\(x)" y="\(y(value) + 4)">\(words.decimal(value, places: places))</text>\
            <path class="grid-line" d="M36 \(y(value))H\(Self.width - 36)"></path>
            """
        }
        return "\(ticks)"
    }

    private func drawing(_ line: Line, _ index: Int, _ before: Int, _ after: Int) -> HTML {
        func whisker(_ point: Point, _ x: Int) -> HTML {
            let (low, high) = (y(point.low), y(point.high))
            return """
                <path d="M\(x) \(low)V\(high)M\(x - 4) \(low)h8M\(x - 4) \(high)h8" fill="none" \
                stroke="currentColor" stroke-width="2"></path>\(mark(index, x, y(point.mean)))
                """
        }
        return """
            <g class="\(colour(index))">\(stroke(index, before, y(line.before.mean), after, y(line.after.mean)))\
            \(whisker(line.before, before))\(whisker(line.after, after))</g>
            """
    }

    private func stroke(_ index: Int, _ x: Int, _ y: Int, _ otherX: Int, _ otherY: Int) -> HTML {
        let dashes: HTML? = index == 0 ? nil : " stroke-dasharray=\"6 4\""
        return """
            <path d="M\(x) \(y)L\(otherX) \(otherY)" fill="none" stroke="currentColor" stroke-width="3"\(dashes)></path>
            """
    }

    private func mark(_ index: Int, _ x: Int, _ y: Int) -> HTML {
        index == 0
            ? "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"5\" fill=\"currentColor\"></circle>"
            : "<rect x=\"\(x - 5)\" y=\"\(y - 5)\" width=\"10\" height=\"10\" fill=\"currentColor\"></rect>"
    }
}
