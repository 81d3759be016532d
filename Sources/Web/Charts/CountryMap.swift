import Kernel

/// The countries of the partnership as tiles, roughly where they lie; the map of the earth is not turned round for those
/// who read from the right.
public struct CountryMap: Sendable {
    public struct Country: Sendable {
        /// `PT`, as places have it.
        let code: String
        /// Nil: not shown.
        let value: Double?
        /// As the reader writes it.
        let said: String

        public init(_ code: String, _ value: Double?, said: String) {
            self.code = code
            self.value = value
            self.said = said
        }
    }

    let frame: ChartFrame
    let countries: [Country]

    public init(_ frame: ChartFrame, countries: [Country]) {
        self.frame = frame
        self.countries = countries
    }

    /// Column and row of each tile, our own drawing.
    private static let tiles = [
        "PL": (3, 0), "RO": (4, 1), "PT": (0, 2), "ES": (1, 2), "IT": (2, 2), "EL": (4, 2), "MT": (2, 3),
    ]
    private static let side = 76.0

    /// Nil where no country has a tile.
    public var figure: HTML? {
        let shown = countries.filter { Self.tiles[$0.code] != nil }
        guard !shown.isEmpty else { return nil }
        let most = shown.compactMap(\.value).max() ?? 0
        return frame.figure(height: Self.side * 4 + 12, "\(shown.map { tile($0, most) })")
    }

    private func tile(_ country: Country, _ most: Double) -> HTML {
        let (column, row) = Self.tiles[country.code] ?? (0, 0)
        let (x, y) = (8 + Double(column) * Self.side, 8 + Double(row) * Self.side)
        // Four steps, so that neighbours can be told apart; the number is there anyway.
        let step = most > 0 ? Int(((country.value ?? 0) / most * 3).rounded(.up)) : 0
        let (middle, size) = (ChartFrame.text(x + 36), ChartFrame.text(Self.side - 6))
        return """
            <rect class="chart-tile chart-tile-\(step)" x="\(ChartFrame.text(x))" y="\(ChartFrame.text(y))" \
            width="\(size)" height="\(size)" rx="8"></rect>\
            <text x="\(middle)" y="\(ChartFrame.text(y + 28))" text-anchor="middle">\(country.code)</text>\
            <text class="chart-count" x="\(middle)" y="\(ChartFrame.text(y + 52))" text-anchor="middle">\
            \(country.said)</text>
            """
    }
}
