/// One text in one or more languages, as people wrote it.
public struct LocalizedText: Hashable, Sendable {
    /// By language code; never empty strings.
    public private(set) var versions: [String: String]
    /// The language it was first written in.
    public let original: Language

    public init(_ text: String, in language: Language) {
        versions = [language.code: text]
        original = language
    }

    /// Nil when `versions` has no text in the original language.
    public init?(versions: [String: String], original: Language) {
        let kept = versions.filter { !$0.value.isEmpty }
        guard kept[original.code] != nil else { return nil }
        self.versions = kept
        self.original = original
    }

    public subscript(language: Language) -> String? {
        get { versions[language.code] }
        set { versions[language.code] = newValue?.isEmpty == true ? nil : newValue }
    }

    /// The version for a reader: their language, else the original.
    public func best(for language: Language) -> (text: String, language: Language) {
        if let text = versions[language.code] { return (text, language) }
        return (versions[original.code] ?? "", original)
    }
}
