import Web

/// The addresses of this room.
enum BannerRoutes {
    static let list = Route("/banners")
    static let one = Route("/banners/{organisation}")
    static let logos = Route("/banners/{organisation}/logos")
    static let logoRemoval = Route("/banners/{organisation}/logos/{logo}/removal")
    /// With `place`, `language` and `inks` in the query.
    static let file = Route("/banners/{organisation}/files/{format}")
    /// The same as a picture for a screen.
    static let preview = Route("/banners/{organisation}/previews/{format}")
}
