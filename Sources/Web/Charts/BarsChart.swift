import Kernel

/// How a count is spread over kinds: a bar for each, from the side on which the reader begins.
public struct BarsChart: Sendable {
    public struct Bar: Sendable {
        public let name: String
        let value: Double
        /// As the reader writes it.
        public let said: String

        public init(_ name: String, _ value: Double, said: String) {
            self.name = name
            self.value = value
            self.said = said
        }
    }

    let frame: ChartFrame
    let bars: [Bar]

    public init(_ frame: ChartFrame, bars: [Bar]) {
        self.frame = frame
        self.bars = bars
    }

    private static let row = 42.0

    /// Nil where there is nothing.
    public var figure: HTML? {
        let most = bars.map(\.value).max() ?? 0
        guard most > 0 else { return nil }
        let rows = bars.enumerated().map { index, bar -> HTML in
            let top = 8 + Double(index) * Self.row
            let width = max(2, (ChartFrame.width - 70) * bar.value / most)
            let y = ChartFrame.text(top + 29)
            return """
                <text x="\(frame.x(8))" y="\(ChartFrame.text(top + 12))">\(bar.name)</text>\
                <rect class="group-a" x="\(frame.left(8, width: width))" y="\(ChartFrame.text(top + 18))" \
                width="\(ChartFrame.text(width))" height="14"></rect>\
                <text x="\(frame.x(width + 16))" y="\(y)">\(bar.said)</text>
                """
        }
        return frame.figure(height: 12 + Double(bars.count) * Self.row, "\(rows)")
    }
}
