/// What is made of one content.
public enum BannerFormat: String, Sendable, CaseIterable {
    /// 850 × 2000 mm; the lowest part vanishes in the cassette.
    case rollup
    case a3
    /// Two pages.
    case a5
    /// 1200 × 630 pixels, as link previews show it.
    case card
    /// 1080 × 1080 pixels.
    case square

    public var isPaper: Bool { self == .rollup || self == .a3 || self == .a5 }

    /// What a file of it is called.
    var suffix: String { isPaper ? "pdf" : "png" }
}

/// Of a roll-up, in millimetres.
///
/// Source: makers' templates for 85 × 200 cm cassettes ask for 100 mm or less at the foot to be left free; ours is wider.
enum RollUpMeasures {
    static let width = 850.0
    static let height = 2_000.0
    /// At the foot: rolled around the shaft in the cassette.
    static let hidden = 120.0
    static let bleed = 5.0
}
