import Kernel

extension Catalogue {
    /// What a translator must mend: missing keys, missing plural forms, placeholders that differ from English.
    /// Empty when the catalogue is complete.
    public func review() -> [String] {
        guard let english = messages[.english] else { return ["there is no English catalogue"] }
        return languages.flatMap { language in
            let own = messages[language] ?? [:]
            let missing = english.keys.filter { own[$0] == nil }.map { "\(language.code): \($0) is missing" }
            let surplus = own.keys.filter { english[$0] == nil }.map { "\(language.code): \($0) is not in English" }
            let differing = english.flatMap { key, message in
                own[key].map { compare($0, with: message, key: key, language: language) } ?? []
            }
            return (missing + surplus + differing).sorted()
        }
    }

    private func compare(_ message: Message, with english: Message, key: String, language: Language) -> [String] {
        var defects: [String] = []
        if case .plural(let forms) = message {
            defects += PluralCategory.reached(in: language).filter { forms[$0] == nil }
                .map { "\(language.code): \(key) lacks the form \($0.rawValue)" }
        }
        // A form for exactly one or two things may leave the number out ("one vote").
        let wanted = english.placeholders.subtracting(["count"])
        if message.placeholders.subtracting(["count"]) != wanted {
            defects.append("\(language.code): \(key) has other placeholders than English")
        }
        if english.isPlural != message.isPlural { defects.append("\(language.code): \(key) differs in kind") }
        return defects
    }
}

extension Catalogue.Message {
    fileprivate var isPlural: Bool {
        if case .plural = self { true } else { false }
    }

    fileprivate var placeholders: Set<String> {
        switch self {
        case .plain(let text): Set(Self.names(in: text))
        case .plural(let forms): Set(forms.values.flatMap(Self.names))
        }
    }

    private static func names(in text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
            piece.firstIndex(of: "}").map { String(piece[..<$0]) }
        }
    }
}
