import Kernel

/// The funding statement that stands beside the emblem, in the official language versions.
///
/// Source: European Commission, "The use of the EU emblem in the context of EU programmes 2021-2027", operational
/// guidelines for recipients, 2021: the statement is always spelled out in full, in any of the official languages;
/// Regulation (EU) 2021/692, Article 14, for the programme Citizens, Equality, Rights and Values.
enum EuropeanStatement {
    /// In two lines, as the Commission's own files have them.
    private static let official = [
        "de": "Kofinanziert von der\nEuropäischen Union",
        "el": "Με τη συγχρηματοδότηση\nτης Ευρωπαϊκής Ένωσης",
        "en": english,
        "es": "Cofinanciado por\nla Unión Europea",
        "fr": "Cofinancé par\nl’Union européenne",
        "it": "Cofinanziato\ndall’Unione europea",
        "mt": "Kofinanzjat\nmill-Unjoni Ewropea",
        "pl": "Dofinansowane przez\nUnię Europejską",
        "pt": "Cofinanciado pela\nUnião Europeia",
        "ro": "Cofinanțat de\nUniunea Europeană",
    ]

    private static let english = "Co-funded by\nthe European Union"

    /// English for languages that are not official in the Union: no version of ours stands beside the emblem.
    static func text(in language: Language) -> String { official[language.code] ?? english }

    /// The emblem is at least so high on paper, in millimetres. Source: the same guidelines, "Minimum size".
    static let leastHeight = 10.0
}
