import Print

/// 850 × 2000 mm. From the top, as people come nearer: who calls, what is done, what came of it, who says so, who stands
/// behind it. Nothing but colour lies where the cassette hides it.
struct RollUp {
    let content: BannerContent

    private typealias Measures = RollUpMeasures
    private static let margin = 70.0
    private static let horizon = 1_000.0
    private static let foot = 1_790.0

    func sheet() throws(TextTooLong) -> Sheet {
        var sheet = BannerSheet(content, .rollup, width: Measures.width)
        let bleed = Measures.bleed
        let inner = Measures.width - 2 * Self.margin
        let full = Measures.width + 2 * bleed
        sheet.fill(.rectangle(Box(-bleed, -bleed, full, Self.horizon + bleed)), Palette.deep)
        sheet.fill(.rectangle(Box(-bleed, Self.horizon, full, Self.foot - Self.horizon)), Palette.paper)
        sheet.fill(.rectangle(Box(-bleed, Self.foot, full, Measures.height + bleed - Self.foot)), Palette.white)
        sheet.neighbours(horizon: Self.horizon, radius: 76, from: 0, width: Measures.width)
        try sheet.name(in: Box(Self.margin, 62, inner, 80), 30, Palette.paper, Palette.sun)

        let side = 200.0
        let words = try sheet.words(
            in: Box(Self.margin, 142, inner, 570), title: .init(92, bold: .bold, leading: 1.08), titleLines: 3,
            promise: .init(29, leading: 1.38), promiseLines: 5, promiseWidth: inner - side - 40)
        try sheet.code(x: Measures.width - Self.margin - side, y: words.promiseTop, side: side)

        try sheet.figures(
            in: Box(Self.margin, 1_028, inner, content.quote == nil ? 560 : 356), columns: 3, number: 66, label: 20,
            labelLines: 3)
        try sheet.quote(in: Box(Self.margin, 1_404, inner, 226), 27, lines: 4)
        try sheet.partners(in: Box(Self.margin, 1_652, inner, 126), 17, lines: 3, sign: 50)
        try sheet.union(
            in: Box(Self.margin, Self.foot + 8, inner, 72), emblem: 56, disclaimer: 7.5, lines: 6, statementWidth: 245)
        return Sheet(
            title: content.name, language: content.language, width: Measures.width,
            height: Measures.height, bleed: bleed, pages: [sheet.page])
    }
}
