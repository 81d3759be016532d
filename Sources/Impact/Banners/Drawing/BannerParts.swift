import Kernel
import Print

/// Parts that every format has; each in a box, in ems of its own.
extension BannerSheet {
    /// Two neighbours before a hill: the mark of the product, as wide as the page.
    ///
    /// - horizon: where the ground begins
    mutating func neighbours(horizon: Double, radius: Double, from left: Double, width: Double) {
        for (share, ink) in [(0.29, Palette.sun), (0.71, Palette.coral)] {
            let middle = left + width * share
            fill(.circle(x: middle, y: horizon - radius * 2.15, radius: radius), ink)
            let shoulders = width * 0.62
            fill(.hill(Box(middle - shoulders / 2, horizon - radius * 1.25, shoulders, radius * 1.3)), Palette.paper)
        }
    }

    /// The name of the product, and where.
    mutating func name(in box: Box, _ size: Double, _ ink: Ink, _ second: Ink) throws(TextTooLong) {
        let style = SheetText.Style(size, bold: .bold, leading: 1.35)
        try write("Citizen Time", as: .place, style, ink, in: Box(box.x, box.y, box.width, style.line), lines: 1)
        guard let place = content.place else { return }
        let small = SheetText.Style(size * 0.8, leading: 1.35)
        try write(
            place, as: .place, small, second, in: Box(box.x, box.y + style.line, box.width, small.line), lines: 1)
    }

    /// Title and promise, one below the other, with the room that the longest language needs; returns where they end.
    mutating func words(
        in box: Box, title: SheetText.Style, titleLines: Int, promise: SheetText.Style, promiseLines: Int,
        promiseWidth: Double
    ) throws(TextTooLong) -> (promiseTop: Double, bottom: Double) {
        guard let wording = content.wording else { return (box.y, box.y) }
        let rows = try longest(.title, title, width: box.width, lines: titleLines, \.title)
        let more = try longest(.promise, promise, width: promiseWidth, lines: promiseLines, \.promise)
        let gap = title.size * 0.42
        let spare =
            Double(titleLines - rows) * title.line + Double(promiseLines - more) * promise.line
        let top = box.y + spare * 0.4
        try write(
            wording.title, as: .title, title, Palette.paper,
            in: Box(box.x, top, box.width, Double(rows) * title.line), lines: rows)
        let promiseTop = top + Double(rows) * title.line + gap
        try write(
            wording.promise, as: .promise, promise, Palette.paper,
            in: Box(box.x, promiseTop, promiseWidth, Double(more) * promise.line), lines: more)
        return (promiseTop, promiseTop + Double(more) * promise.line)
    }

    /// A white card with the code and what it is for below; as high as it is wide and a line.
    mutating func code(x: Double, y: Double, side: Double) throws(TextTooLong) {
        guard let rows = QRCode.modules(content.address) else { return }
        let style = SheetText.Style(side * 0.115, bold: .bold, leading: 1.3, side: .middle, upright: .middle)
        let card = Box(x, y, side, side + style.line * 0.9)
        fill(.rounded(card, radius: side * 0.06), Palette.white)
        // The quiet zone is four modules. Source: ISO/IEC 18004, 5.3.8.
        let quiet = side * 4 / Double(rows.count + 8)
        add(.code(rows, Box(x, y, side, side).inset(quiet)))
        try write(
            content.call, as: .call, style, Palette.deep,
            in: Box(x + quiet / 2, y + side - quiet * 0.5, side - quiet, style.line), lines: 1)
    }

    /// Between columns, in ems of the number.
    private static let gap = 0.15

    /// Figures in a grid, large enough to be read from afar, with when they were counted below.
    mutating func figures(
        in box: Box, columns: Int, number: Double, label: Double, labelLines: Int, noteLines: Int = 1
    ) throws(TextTooLong) {
        guard !content.figures.isEmpty else { return }
        let large = SheetText.Style(number, bold: .bold, leading: 1.1)
        let small = SheetText.Style(label, leading: 1.25)
        let note = SheetText.Style(label * 0.72, leading: 1.3)
        let isWide = content.figures.contains {
            SheetText($0.value, large, Palette.deep).measure(width: box.width, in: content.language).width
                > box.width / Double(columns) - number * Self.gap
        }
        // Numbers that are too long for the grid get a wider one with fewer of them.
        let shown = isWide ? Array(content.figures.prefix(4)) : content.figures
        let columns = shown.count == 4 ? 2 : min(isWide ? 2 : columns, shown.count)
        let rows = (shown.count + columns - 1) / columns
        let cell = box.width / Double(columns)
        let height = large.line + Double(labelLines) * small.line
        let noteHeight = Double(noteLines) * note.line
        let step = (box.height - noteHeight) / Double(rows)
        for (index, figure) in shown.enumerated() {
            let x = box.x + Double(index % columns) * cell
            let y = box.y + Double(index / columns) * step + max(0, (step - height) / 2)
            let width = cell - number * Self.gap
            try write(
                figure.value, as: .figure, large, Palette.deep, in: Box(x, y, width, large.line), lines: 1)
            try write(
                figure.label, as: .label, small, Palette.ink,
                in: Box(x, y + large.line, width, Double(labelLines) * small.line), lines: labelLines)
        }
        try write(
            content.counted, as: .note, note, Palette.soft,
            in: Box(box.x, box.bottom - noteHeight, box.width, noteHeight), lines: noteLines)
    }

    /// What somebody says, on a card with a bar of colour at its beginning.
    mutating func quote(in box: Box, _ size: Double, lines: Int) throws(TextTooLong) {
        guard let quote = content.quote else { return }
        let large = SheetText.Style(size, leading: 1.32)
        let small = SheetText.Style(size * 0.68, bold: .bold, leading: 1.3)
        fill(.rounded(box, radius: size * 0.7), Palette.white)
        fill(
            .rounded(Box(box.x + size * 0.8, box.y + size, size * 0.3, box.height - 2 * size), radius: size * 0.15),
            Palette.coral)
        let inner = Box(box.x + size * 1.9, box.y, box.width - size * 2.9, box.height)
        let rows = rowCount(quote.text, large, width: inner.width, lines: lines)
        let height = Double(rows) * large.line + small.line + size * 0.3
        let top = inner.y + max(0, (inner.height - height) / 2)
        try write(
            quote.text, as: .quote, large, Palette.ink,
            in: Box(inner.x, top, inner.width, Double(rows) * large.line), lines: lines)
        try write(
            quote.teller, as: .teller, small, Palette.deep,
            in: Box(inner.x, top + Double(rows) * large.line + size * 0.3, inner.width, small.line), lines: 1)
    }

    /// Names of those who work together, and their signs: none higher than the emblem.
    mutating func partners(in box: Box, _ size: Double, lines: Int, sign: Double) throws(TextTooLong) {
        let style = SheetText.Style(size, leading: 1.3)
        var top = box.y
        if !content.partners.isEmpty {
            try write(
                content.partners, as: .partners, style, Palette.soft,
                in: Box(box.x, top, box.width, Double(lines) * style.line), lines: lines)
            top += Double(rowCount(content.partners, style, width: box.width, lines: lines)) * style.line
            top += size * 0.5
        }
        let height = min(sign, box.bottom - top)
        guard !content.logos.isEmpty, height > 0 else { return }
        let gap = sign * 0.4
        let most = min(sign * EuropeanEmblem.ratio, (box.width + gap) / Double(content.logos.count) - gap)
        for (index, logo) in content.logos.enumerated() {
            let cell = Box(box.x + Double(index) * (most + gap), top, most, height)
            add(.picture(logo, logo.fitting(cell)))
        }
    }

    /// The emblem with its statement, which is as high as the emblem, and the disclaimer beside or below.
    ///
    /// Source: as of `EuropeanStatement`: nothing is put into the emblem or between it and its statement; on white.
    mutating func union(
        in box: Box, emblem height: Double, disclaimer size: Double, lines: Int, statementWidth: Double
    ) throws(TextTooLong) {
        guard let funding = content.funding else { return }
        let emblem = Box(box.x, box.y + (box.height - height) / 2, height * EuropeanEmblem.ratio, height)
        add(.emblem(emblem))
        let style = SheetText.Style(height * 0.3, bold: .bold, leading: 1.25, face: .emblem, upright: .middle)
        let statement = Box(emblem.right + height * 0.2, emblem.y, statementWidth, height)
        try write(
            funding.statement, as: .statement, style, Ink(0x003399), in: statement, lines: 2)
        guard lines > 0 else { return }
        let small = SheetText.Style(size, leading: 1.3, upright: .middle)
        let left = statement.right + height * 0.2
        try write(
            funding.disclaimer, as: .disclaimer, small, Palette.soft,
            in: Box(left, box.y, box.right - left, box.height), lines: lines)
    }

    private func rowCount(
        _ text: String, _ style: SheetText.Style, width: Double, lines: Int
    ) -> Int {
        min(lines, SheetText(text, style, Palette.ink).measure(width: width, in: content.language).lines)
    }
}
