import Kernel

/// How many things went how far on a road of several steps: from above to below, each step with its count.
public struct FlowChart: Sendable {
    public struct Step: Sendable {
        let name: String
        let count: Int
        /// As the reader writes it.
        let said: String

        public init(_ name: String, _ count: Int, said: String) {
            self.name = name
            self.count = count
            self.said = said
        }
    }

    let frame: ChartFrame
    let steps: [Step]

    public init(_ frame: ChartFrame, steps: [Step]) {
        self.frame = frame
        self.steps = steps
    }

    private static let row = 58.0

    /// Nil where nobody has set out.
    public var figure: HTML? {
        guard steps.contains(where: { $0.count > 0 }) else { return nil }
        let drawn = steps.enumerated().map { index, step -> HTML in
            let top = 6 + Double(index) * Self.row
            let arrow: HTML? = index == 0 ? nil : arrow(to: top)
            return """
                \(arrow)<rect class="\(step.count == 0 ? "chart-step chart-step-empty" : "chart-step")" \
                x="\(frame.left(20, width: 360))" y="\(ChartFrame.text(top))" width="360" height="38" rx="8"></rect>\
                <text x="\(frame.x(34))" y="\(ChartFrame.text(top + 24))">\(step.name)</text>\
                <text class="chart-count" x="\(frame.x(366))" y="\(ChartFrame.text(top + 25))" text-anchor="end">\
                \(step.said)</text>
                """
        }
        return frame.figure(height: Double(steps.count) * Self.row - 8, "\(drawn)")
    }

    private func arrow(to top: Double) -> HTML {
        """
        <path class="chart-arrow" d="M200 \(ChartFrame.text(top - 19))v14m-5 -5l5 5l5 -5"></path>
        """
    }
}
