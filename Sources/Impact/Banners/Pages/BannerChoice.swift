import Community
import Kernel
import Web

/// Of what and in which language: from the query, or as it was posted.
struct BannerChoice: Sendable {
    let organisation: Organisation
    /// Nil: the whole.
    let place: PlaceID?
    let language: Language
    let inks: BannerOrder.Inks

    /// The place of the organisation and the language of the page, where nothing is asked for.
    init(_ visit: Visit, _ organisation: Organisation) {
        func asked(_ name: String) -> String { visit.form.contains(name) ? visit.form[name] : visit.query[name] }
        self.organisation = organisation
        let place = asked("place")
        self.place = place.isEmpty ? organisation.place : PlaceID(place)
        let wanted = Language(tag: asked("language"))
        language = wanted.flatMap { visit.interfaceLanguages.contains($0) ? $0 : nil } ?? visit.language
        inks = asked("inks") == BannerOrder.Inks.press.rawValue ? .press : .screen
    }

    func order(_ format: BannerFormat) -> BannerOrder {
        BannerOrder(
            place: place, organisation: organisation.id, format: format, inks: inks, isFunded: false)
    }

    var link: Link { with(BannerRoutes.one.link(organisation.id)) }

    func file(_ format: BannerFormat, _ inks: BannerOrder.Inks = .screen) -> Link {
        let link = with(BannerRoutes.file.link(organisation.id, format.rawValue))
        return inks == .press ? link.with("inks", inks.rawValue) : link
    }

    func preview(_ format: BannerFormat, page: Int = 1) -> Link {
        with(BannerRoutes.preview.link(organisation.id, format.rawValue)).with("page", page)
    }

    private func with(_ link: Link) -> Link {
        link.with("place", place?.description ?? "all").with("language", language.code)
    }
}
