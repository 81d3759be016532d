/// Claims that come back, how people write them, and what one can answer: our own writing, in twelve languages.
///
/// Not reviewed by native speakers of each language.
public struct ArgumentLibrary: Sendable {
    /// All claims, in the order of the file.
    public let claims: [HostileClaim]
    private let sources: [AnswerSource.ID: AnswerSource]
    private let places: [HostileClaim.ID: Int]

    /// Read once, when first asked for.
    public static let shipped = ArgumentLibrary()

    private struct File: Decodable {
        var claims: [HostileClaim]
        var sources: [AnswerSource]
    }

    /// What a language's file has of one claim.
    struct Entry: Decodable, Sendable {
        var triggers: [String]
        var answers: [Written]

        struct Written: Decodable, Sendable {
            var tone: ShippedAnswer.Tone
            var text: String
        }
    }

    private init() {
        let file = Resource.decoded(File.self, "arguments/claims.json") ?? File(claims: [], sources: [])
        claims = file.claims
        sources = Dictionary(file.sources.map { ($0.id, $0) }) { first, _ in first }
        places = Dictionary(file.claims.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    public func claim(_ id: HostileClaim.ID) -> HostileClaim? { places[id].map { claims[$0] } }

    public func sources(of claim: HostileClaim) -> [AnswerSource] { claim.sources.compactMap { sources[$0] } }

    /// How the claim is said, shortest form first; in English where the language is not one of ours.
    public func wording(of claim: HostileClaim.ID, in language: String) -> String {
        (entry(claim, language) ?? entry(claim, "en"))?.triggers.first ?? claim
    }

    /// Statements by which a claim is recognised.
    public func triggers(of claim: HostileClaim.ID, in language: String) -> [String] {
        entry(claim, language)?.triggers ?? []
    }

    /// Answers in the language; where it has none, in English.
    public func answers(to claim: HostileClaim.ID, in language: String) -> [ShippedAnswer] {
        let own = written(claim, language)
        return own.isEmpty ? written(claim, "en") : own
    }

    private func written(_ claim: HostileClaim.ID, _ language: String) -> [ShippedAnswer] {
        (entry(claim, language)?.answers ?? []).map {
            ShippedAnswer(
                id: "\(claim).\(language).\($0.tone.rawValue)", tone: $0.tone, language: language, text: $0.text)
        }
    }

    private func entry(_ claim: HostileClaim.ID, _ language: String) -> Entry? {
        ArgumentFile.of(language).entries[claim]
    }
}

/// One language's part of the library, and the index over it: read and built when first asked for.
struct ArgumentFile: Sendable {
    let entries: [HostileClaim.ID: ArgumentLibrary.Entry]
    let index: AnswerIndex

    private init(_ language: String) {
        let entries =
            Resource.decoded([String: ArgumentLibrary.Entry].self, "arguments/\(language).json") ?? [:]
        self.entries = entries
        index = AnswerIndex(
            ArgumentLibrary.shipped.claims.map { entries[$0.id]?.triggers ?? [] }, language: language)
    }

    static func of(_ language: String) -> ArgumentFile {
        switch language {
        case "ro": romanian
        case "el": greek
        case "ar": arabic
        case "it": italian
        case "es": spanish
        case "pt": portuguese
        case "pl": polish
        case "fr": french
        case "de": german
        case "mt": maltese
        case "uk": ukrainian
        default: english
        }
    }

    private static let english = ArgumentFile("en")
    private static let romanian = ArgumentFile("ro")
    private static let greek = ArgumentFile("el")
    private static let arabic = ArgumentFile("ar")
    private static let italian = ArgumentFile("it")
    private static let spanish = ArgumentFile("es")
    private static let portuguese = ArgumentFile("pt")
    private static let polish = ArgumentFile("pl")
    private static let french = ArgumentFile("fr")
    private static let german = ArgumentFile("de")
    private static let maltese = ArgumentFile("mt")
    private static let ukrainian = ArgumentFile("uk")
}
