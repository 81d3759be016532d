import Print

/// A3 upright, for a door or a notice board.
struct Poster {
    let content: BannerContent

    // Source: ISO 216.
    private static let width = 297.0
    private static let height = 420.0
    private static let bleed = 3.0
    private static let margin = 22.0
    private static let horizon = 214.0
    private static let foot = 388.0

    func sheet() throws(TextTooLong) -> Sheet {
        var sheet = BannerSheet(content, .a3, width: Self.width)
        let inner = Self.width - 2 * Self.margin
        let full = Self.width + 2 * Self.bleed
        sheet.fill(.rectangle(Box(-Self.bleed, -Self.bleed, full, Self.horizon + Self.bleed)), Palette.deep)
        sheet.fill(.rectangle(Box(-Self.bleed, Self.horizon, full, Self.foot - Self.horizon)), Palette.paper)
        sheet.fill(.rectangle(Box(-Self.bleed, Self.foot, full, Self.height + Self.bleed - Self.foot)), Palette.white)
        sheet.neighbours(horizon: Self.horizon, radius: 13, from: 0, width: Self.width)
        try sheet.name(in: Box(Self.margin, 15, inner, 20), 8.5, Palette.paper, Palette.sun)

        let side = 46.0
        let words = try sheet.words(
            in: Box(Self.margin, 36, inner, 130), title: .init(23, bold: .bold, leading: 1.1), titleLines: 3,
            promise: .init(8.4, leading: 1.36), promiseLines: 4, promiseWidth: inner - side - 14)
        try sheet.code(x: Self.width - Self.margin - side, y: words.promiseTop, side: side)

        try sheet.figures(
            in: Box(Self.margin, 219, inner, content.quote == nil ? 134 : 88), columns: 3, number: 20, label: 5.6,
            labelLines: 2)
        try sheet.quote(in: Box(Self.margin, 311, inner, 48), 6.6, lines: 4)
        try sheet.partners(in: Box(Self.margin, 362, inner, 24), 4.2, lines: 2, sign: 12)
        try sheet.union(
            in: Box(Self.margin, Self.foot + 4, inner, 22), emblem: 16, disclaimer: 2.6, lines: 6, statementWidth: 70)
        return Sheet(
            title: content.name, language: content.language, width: Self.width, height: Self.height,
            bleed: Self.bleed, pages: [sheet.page])
    }
}
