import Community
import Foundation
import Kernel
import Storage
import Web

/// What hangs and lies in the hall: banners, posters, leaflets and cards, made of live figures and of what people said.
public struct Banners: Sendable {
    private let house: House
    private let maker: BannerMaker

    /// - figures, quote: what other rooms have for a place
    public init(_ house: House, figures: @escaping FigureSource, quote: @escaping QuoteSource) {
        self.house = house
        maker = BannerMaker(figures: figures, quote: quote)
    }

    public var feature: Feature {
        Feature(
            "banners", migrations: BannerSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.impact, BannerRoutes.list.link(), label: "banner.title")],
            routes: { [house, maker] routes in
                BannerPages(house: house, maker: maker).add(to: &routes)
            })
    }

    /// The file of an order, from live figures.
    ///
    /// - words: in the language of what is printed; - languages: in which it may be printed, too, and has to fit
    /// - Throws: `TextTooLong`, `FourColours.Failure`, `PDF.Failure`
    public func file(_ order: BannerOrder, _ words: Words, others: [Words], site: String) async throws -> [UInt8] {
        let now = house.now()
        let material = try await house.database.read { [maker] s in
            try maker.material(order, words.language, at: now, in: s)
        }
        return try maker.file(order, maker.content(order, material, words, others: others, site: site, at: now))
    }
}

/// What somebody wants printed.
public struct BannerOrder: Sendable, Equatable {
    /// Nil: the whole.
    public var place: PlaceID?
    /// Whose sentences, partners and signs; nil: those of the product.
    public var organisation: OrganisationID?
    public var format: BannerFormat
    public var inks: Inks
    /// Whether the Union's emblem stands on it, where no organisation has said.
    public var isFunded: Bool

    public enum Inks: String, Sendable {
        /// For screens and for printers at home.
        case screen
        /// Cyan, magenta, yellow and black.
        case press
    }

    public init(
        place: PlaceID?, organisation: OrganisationID? = nil, format: BannerFormat, inks: Inks = .screen,
        isFunded: Bool = true
    ) {
        self.place = place
        self.organisation = organisation
        self.format = format
        self.inks = inks
        self.isFunded = isFunded
    }
}
