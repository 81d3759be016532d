import Banners
import Community
import Kernel
import Storage
import Stories
import Web

extension CitizenTime {
    /// What people said, for print: asked anew for each file, so that a consent that ended is kept at once.
    static let quote: QuoteSource = { place, language, now, s in
        try Stories.quote(in: place, language, at: now, s).map { BannerQuote(text: $0.text, teller: $0.teller) }
    }

    /// Of what something is printed.
    public enum PrintedPlace: Sendable {
        case whole
        /// A code such as `RO`, or the number in the address of its page.
        case place(String)
    }

    /// The file of a banner or of something smaller, from figures of today; nil when there is no such place or
    /// organisation.
    ///
    /// - organisation: whose sentences and signs stand on it, by the number in the address of its page
    /// - Throws: `TextTooLong`, `FourColours.Failure`
    public func banner(
        of printed: PrintedPlace, organisation: String?, _ format: BannerFormat, _ inks: BannerOrder.Inks,
        isFunded: Bool, in language: Language
    ) async throws -> [UInt8]? {
        try await indicators.count()
        let found = try await house.database.read { s -> BannerOrder? in
            var order = BannerOrder(place: nil, format: format, inks: inks, isFunded: isFunded)
            if case .place(let name) = printed {
                let all = try PlaceStore.all(in: s)
                guard let place = all.first(where: { $0.code == name || $0.id.description == name }) else { return nil }
                order.place = place.id
            }
            guard let organisation else { return order }
            order.organisation = OrganisationID(organisation)
            guard let id = order.organisation, try OrganisationStore.find(id, in: s) != nil else { return nil }
            return order
        }
        guard let order = found else { return nil }
        let all = surroundings.catalogue.languages.map { Words(surroundings.catalogue, in: $0) }
        return try await banners.file(
            order, Words(surroundings.catalogue, in: language), others: all, site: configuration.siteURL)
    }

    /// The languages in which it can be printed.
    public var printedLanguages: [Language] { surroundings.catalogue.languages }
}
