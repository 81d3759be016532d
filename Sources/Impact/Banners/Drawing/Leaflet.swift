import Print

/// A5, two pages: to be handed over. In front what it is and where to go, on the back what came of it.
struct Leaflet {
    let content: BannerContent

    // Source: ISO 216.
    private static let width = 148.0
    private static let height = 210.0
    private static let bleed = 3.0
    private static let margin = 13.0

    func sheet() throws(TextTooLong) -> Sheet {
        Sheet(
            title: content.name, language: content.language, width: Self.width, height: Self.height,
            bleed: Self.bleed, pages: [try front(), try back()])
    }

    private var inner: Double { Self.width - 2 * Self.margin }
    private var full: Double { Self.width + 2 * Self.bleed }

    private func front() throws(TextTooLong) -> [Sheet.Element] {
        var sheet = BannerSheet(content, .a5, width: Self.width)
        let horizon = 160.0
        sheet.fill(.rectangle(Box(-Self.bleed, -Self.bleed, full, horizon + Self.bleed)), Palette.deep)
        sheet.fill(.rectangle(Box(-Self.bleed, horizon, full, Self.height + Self.bleed - horizon)), Palette.paper)
        sheet.neighbours(horizon: horizon, radius: 11, from: 0, width: Self.width)
        try sheet.name(in: Box(Self.margin, 10, inner, 14), 5.6, Palette.paper, Palette.sun)
        _ = try sheet.words(
            in: Box(Self.margin, 25, inner, 100), title: .init(14.5, bold: .bold, leading: 1.1), titleLines: 4,
            promise: .init(5.4, leading: 1.36), promiseLines: 4, promiseWidth: inner)
        let side = 32.0
        try sheet.code(x: Self.margin, y: horizon + 5, side: side)
        let left = Self.margin + side + 7
        let style = SheetText.Style(4, leading: 1.35, upright: .middle)
        try sheet.write(
            content.shownAddress, as: .call, style, Palette.soft,
            in: Box(left, horizon + 5, Self.width - Self.margin - left, side), lines: 4)
        return sheet.page
    }

    private func back() throws(TextTooLong) -> [Sheet.Element] {
        var sheet = BannerSheet(content, .a5, width: Self.width)
        let foot = 180.0
        sheet.fill(.rectangle(Box(-Self.bleed, -Self.bleed, full, foot + Self.bleed)), Palette.paper)
        sheet.fill(.rectangle(Box(-Self.bleed, foot, full, Self.height + Self.bleed - foot)), Palette.white)
        try sheet.figures(
            in: Box(Self.margin, 12, inner, content.quote == nil ? 136 : 92), columns: 2, number: 14, label: 4,
            labelLines: 2)
        try sheet.quote(in: Box(Self.margin, 110, inner, 46), 4.8, lines: 6)
        try sheet.partners(in: Box(Self.margin, 158, inner, 21), 3.4, lines: 3, sign: 9)
        try sheet.union(
            in: Box(Self.margin, foot + 1, inner, 27), emblem: 10, disclaimer: 2.15, lines: 9, statementWidth: 43)
        return sheet.page
    }
}
