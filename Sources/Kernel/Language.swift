/// A language of the interface or of a text that somebody wrote.
public struct Language: Hashable, Sendable {
    /// The BCP 47 tag, lower case, language only: `ro`.
    public let code: String
    /// What its speakers call it.
    public let name: String
    public let direction: Direction

    public enum Direction: String, Sendable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    private init(_ code: String, _ name: String, _ direction: Direction = .leftToRight) {
        self.code = code
        self.name = name
        self.direction = direction
    }

    public static let english = Language("en", "English")
    public static let romanian = Language("ro", "Română")
    public static let greek = Language("el", "Ελληνικά")
    public static let arabic = Language("ar", "العربية", .rightToLeft)

    /// Languages in which people may write: those of the partner countries and of the newcomers they work with.
    public static let all: [Language] = [
        .english, .romanian, .greek, .arabic,
        Language("bn", "বাংলা"), Language("de", "Deutsch"), Language("es", "Español"),
        Language("fa", "فارسی", .rightToLeft), Language("fr", "Français"), Language("it", "Italiano"),
        Language("mt", "Malti"), Language("pl", "Polski"), Language("pt", "Português"),
        Language("tr", "Türkçe"), Language("uk", "Українська"), Language("ur", "اردو", .rightToLeft),
        Language("zh", "中文"),
    ]

    /// The language of a tag such as `ar` or `pt-BR`; nil when we do not know it.
    public init?(tag: some StringProtocol) {
        let code = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
        guard let language = Self.all.first(where: { $0.code == code }) else { return nil }
        self = language
    }
}

extension Language {
    /// The first of `offered` that an `Accept-Language` value asks for, by descending weight; nil when none is.
    ///
    /// Source: RFC 9110, section 12.5.4.
    public static func negotiate(_ header: String, offered: [Language]) -> Language? {
        let wishes = header.split(separator: ",").prefix(32).enumerated().compactMap { order, part -> Wish? in
            let pieces = part.split(separator: ";").map { $0.trimmingSpaces() }
            guard let tag = pieces.first, let language = Language(tag: tag), offered.contains(language) else {
                return nil
            }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0 ? Wish(language: language, weight: weight, order: order) : nil
        }
        return wishes.max { ($0.weight, -$0.order) < ($1.weight, -$1.order) }?.language
    }

    private struct Wish {
        let language: Language
        let weight: Double
        let order: Int
    }
}

extension StringProtocol {
    /// The text without ASCII white space at both ends.
    public func trimmingSpaces() -> String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
        let start = drop(while: blank)
        guard let end = start.lastIndex(where: { !blank($0) }) else { return "" }
        return String(start[...end])
    }
}
