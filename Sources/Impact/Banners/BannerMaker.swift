import Community
import Kernel
import Media
import Print
import Storage
import Web

/// From live figures to a file.
struct BannerMaker: Sendable {
    let figures: FigureSource
    let quote: QuoteSource

    /// What the database has for an order, at one moment.
    struct Material: Sendable {
        let place: Place?
        let figures: [Figure]
        let quote: BannerQuote?
        let settings: BannerSettings?
        /// As they are kept.
        let logos: [[UInt8]]
    }

    func material(
        _ order: BannerOrder, _ language: Language, at now: Moment, in s: any Storage.Session
    ) throws -> Material {
        try Material(
            place: order.place.flatMap { try PlaceStore.find($0, in: s) }, figures: figures(order.place, s),
            quote: quote(order.place, language, now, s),
            settings: order.organisation.flatMap { try BannerStore.settings(of: $0, in: s) },
            logos: order.organisation.map { try BannerStore.logoFiles(of: $0, in: s) } ?? [])
    }

    func content(
        _ order: BannerOrder, _ material: Material, _ words: Words, others: [Words], site: String, at now: Moment
    ) throws -> BannerContent {
        let settings = material.settings
        let address = site + (order.place.map { CommunityRoutes.place.link($0).address } ?? "/")
        // What an organisation wrote for one language has to fit in that one; what it did not write is ours in all.
        let languages = [words] + others.filter { $0.language != words.language }
        return BannerContent(
            language: words.language,
            wordings: languages.map { own in settings?.wording(in: own.language) ?? Self.usual(own) },
            place: material.place?.name, call: words("banner.call"), address: address,
            figures: ShownFigures(words).shown(material.figures),
            counted: words("banner.counted", ["day": words.date(now)]),
            quote: material.quote.map {
                ShownQuote(text: words("banner.quote", ["text": $0.text]), teller: $0.teller)
            },
            partners: settings.map { $0.partners.isEmpty ? "" : words("banner.with", ["names": $0.partners]) } ?? "",
            logos: try material.logos.map(Self.picture),
            funding: settings?.isFunded ?? order.isFunded
                ? Funding(statement: EuropeanStatement.text(in: words.language), disclaimer: words("banner.disclaimer"))
                : nil)
    }

    /// What stands there while an organisation has not written anything.
    static func usual(_ words: Words) -> BannerWording {
        BannerWording(
            language: words.language, title: words("banner.usual.title"), promise: words("banner.usual.promise"))
    }

    private static func picture(_ bytes: [UInt8]) throws -> SheetPicture {
        let clean = try CleanPicture(from: bytes)
        return SheetPicture(jpeg: clean.bytes, pixels: try clean.pixels(), width: clean.width, height: clean.height)
    }

    /// - Throws: `TextTooLong`, `PDF.Failure`, `FourColours.Failure`
    func file(_ order: BannerOrder, _ content: BannerContent) throws -> [UInt8] {
        let sheet = try Self.sheet(order.format, content)
        guard order.format.isPaper else { return try sheet.png(scale: 1) }
        let file = try sheet.pdf()
        return order.inks == .press ? try FourColours.convert(file) : file
    }

    static func sheet(_ format: BannerFormat, _ content: BannerContent) throws(TextTooLong) -> Sheet {
        switch format {
        case .rollup: try RollUp(content: content).sheet()
        case .a3: try Poster(content: content).sheet()
        case .a5: try Leaflet(content: content).sheet()
        case .card, .square: try Card(content: content, format: format).sheet()
        }
    }
}
