import Print

/// A picture for a post or a link preview. A millimetre of the sheet is a pixel.
struct Card {
    let content: BannerContent
    let format: BannerFormat

    func sheet() throws(TextTooLong) -> Sheet {
        format == .square ? try square() : try wide()
    }

    /// 1200 × 630. Source: the Open Graph pictures that networks show whole have the form 1.91 : 1.
    private func wide() throws(TextTooLong) -> Sheet {
        var sheet = BannerSheet(content, .card, width: 1_200)
        let foot = 540.0
        sheet.fill(.rectangle(Box(0, 0, 660, foot)), Palette.deep)
        sheet.fill(.rectangle(Box(660, 0, 540, foot)), Palette.paper)
        sheet.fill(.rectangle(Box(0, foot, 1_200, 90)), Palette.white)
        try sheet.name(in: Box(56, 44, 560, 80), 30, Palette.paper, Palette.sun)
        _ = try sheet.words(
            in: Box(56, 140, 560, 390), title: .init(64, bold: .bold, leading: 1.1), titleLines: 4,
            promise: .init(24, leading: 1.35), promiseLines: 4, promiseWidth: 560)
        try sheet.figures(
            in: Box(710, 36, 450, 480), columns: 2, number: 62, label: 19, labelLines: 3,
            noteLines: 2)
        try sheet.union(
            in: Box(56, foot, 1_090, 90), emblem: 54, disclaimer: 9, lines: 4, statementWidth: 240)
        return Sheet(
            title: content.name, language: content.language, width: 1_200, height: 630,
            pages: [sheet.page])
    }

    private func square() throws(TextTooLong) -> Sheet {
        var sheet = BannerSheet(content, .square, width: 1_080)
        let (horizon, foot) = (590.0, 980.0)
        sheet.fill(.rectangle(Box(0, 0, 1_080, horizon)), Palette.deep)
        sheet.fill(.rectangle(Box(0, horizon, 1_080, foot - horizon)), Palette.paper)
        sheet.fill(.rectangle(Box(0, foot, 1_080, 100)), Palette.white)
        sheet.neighbours(horizon: horizon, radius: 40, from: 0, width: 1_080)
        try sheet.name(in: Box(64, 48, 952, 80), 32, Palette.paper, Palette.sun)
        _ = try sheet.words(
            in: Box(64, 142, 952, 320), title: .init(80, bold: .bold, leading: 1.1), titleLines: 2,
            promise: .init(28, leading: 1.35), promiseLines: 3, promiseWidth: 952)
        try sheet.figures(in: Box(64, 606, 952, 360), columns: 3, number: 76, label: 24, labelLines: 2)
        try sheet.union(
            in: Box(64, foot, 952, 100), emblem: 56, disclaimer: 9.5, lines: 6, statementWidth: 250)
        return Sheet(
            title: content.name, language: content.language, width: 1_080, height: 1_080,
            pages: [sheet.page])
    }
}
