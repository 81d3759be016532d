import Kernel
import Testing

@testable import Web

/// Drawings of figures.
@Suite struct ChartTests {
    private func frame(_ language: Language) -> ChartFrame {
        ChartFrame(
            id: "c", title: "Hours", description: "Month by month.", basis: "n = 12.",
            table: ChartTable(label: "Table", heads: ["Month", "Hours"], rows: [["May", "3"]]), language: language)
    }

    private func series(_ values: [Double?], breaks: Set<Int> = [], _ language: Language = .english) -> String? {
        SeriesChart(
            frame(language), periods: values.indices.map { "p\($0)" }, lines: [.init("Hours", values)],
            breaks: breaks, scale: { "\($0)" }
        ).figure?.markup
    }

    @Test(arguments: [(0.0, 1.0), (0.3, 0.5), (1, 1), (3, 5), (7, 10), (11, 20), (86, 100), (100, 100), (100.5, 200)])
    func `the scale ends at a round number that is not below`(value: Double, top: Double) {
        #expect(abs(SeriesChart.niceTop(value) - top) < 1e-9)
    }

    @Test func `a drawing is named, described, counted and repeated as a table`() throws {
        let drawn = try #require(series([1, 2, 3]))

        #expect(drawn.contains("role=\"img\" aria-labelledby=\"c-title c-description\""))
        #expect(drawn.contains("<title id=\"c-title\">Hours</title>"))
        #expect(drawn.contains("<desc id=\"c-description\">Month by month.</desc>"))
        #expect(drawn.contains("n = 12."))
        #expect(drawn.contains("<th scope=\"row\">May</th><td class=\"num\">3</td>"))
        #expect(drawn.utf8.count < 4_000)
    }

    @Test func `what is not known is a gap, and so is a break`() throws {
        let line = #/chart-line-0"><path d="([^"]*)"/#
        func path(_ values: [Double?], breaks: Set<Int> = []) throws -> Substring {
            let drawn = try #require(series(values, breaks: breaks))
            return try #require(drawn.firstMatch(of: line)).1
        }

        #expect(try path([1, 2, 3]).count(where: { $0 == "M" }) == 1)
        #expect(try path([1, nil, 3]).count(where: { $0 == "M" }) == 2)
        #expect(try path([1, 2, 3], breaks: [2]).count(where: { $0 == "M" }) == 2)
        #expect(series([nil, nil]) == nil)
        #expect(series([1, 2, 3], breaks: [2])?.contains("chart-break") == true)
    }

    @Test func `a series runs to the side to which one reads`() throws {
        func marks(_ language: Language) throws -> [Double] {
            let drawn = try #require(series([1, 2, 3], language))
            return drawn.matches(of: #/translate\(([0-9.]+) /#).compactMap { Double($0.1) }
        }

        let (left, right) = (try marks(.english), try marks(.arabic))
        #expect(left == left.sorted())
        #expect(right == left.map { 400 - $0 })
    }

    @Test func `bars begin where one begins to read`() throws {
        func bar(_ language: Language) throws -> Substring {
            let chart = BarsChart(frame(language), bars: [.init("a", 4, said: "4"), .init("b", 2, said: "2")])
            let drawn = try #require(chart.figure).markup
            return try #require(drawn.matches(of: /<rect class="group-a" x="([0-9.]+)"/).last).1
        }

        #expect(try bar(.english) == "8")
        #expect(try bar(.arabic) == "227")
        #expect(BarsChart(frame(.english), bars: [.init("a", 0, said: "0")]).figure == nil)
    }

    @Test func `a road shows a step that nobody has taken, unless nobody has set out`() throws {
        let flow = FlowChart(frame(.english), steps: [.init("asked", 3, said: "3"), .init("answered", 0, said: "0")])
        #expect(flow.figure?.markup.contains("chart-step-empty") == true)
        #expect(FlowChart(frame(.english), steps: [.init("asked", 0, said: "0")]).figure == nil)
    }

    @Test func `a map lies the same way for everybody, and leaves out what has no tile`() throws {
        func map(_ language: Language) throws -> String {
            let countries = ["PT", "RO", "XX"].map { CountryMap.Country($0, 4, said: "4") }
            return try #require(CountryMap(frame(language), countries: countries).figure).markup
        }

        let tile = /<rect class="chart-tile chart-tile-3" x="([0-9.]+)"/
        let (left, right) = (try map(.english), try map(.arabic))
        #expect(left.matches(of: tile).map(\.1) == right.matches(of: tile).map(\.1))
        #expect(left.matches(of: tile).count == 2)
    }
}
