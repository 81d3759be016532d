/// JSON of texts, truths, lists and objects, written in the one form that signatures are made over.
///
/// Source: RFC 8785; numbers, whose form is its hardest part, are not needed here.
enum CanonicalJSON: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    case text(String)
    case truth(Bool)
    case list([CanonicalJSON])
    case object([String: CanonicalJSON])

    init(stringLiteral text: String) { self = .text(text) }
    init(arrayLiteral items: CanonicalJSON...) { self = .list(items) }
    init(dictionaryLiteral pairs: (String, CanonicalJSON)...) {
        self = .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }

    /// The same object with one more member.
    func with(_ name: String, _ value: CanonicalJSON) -> CanonicalJSON {
        guard case .object(var members) = self else { return self }
        members[name] = value
        return .object(members)
    }

    subscript(name: String) -> CanonicalJSON? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    /// Members sorted by the UTF-16 code units of their names (RFC 8785, section 3.2.3).
    var serialised: String {
        switch self {
        case .text(let text): return Self.quoted(text)
        case .truth(let isTrue): return isTrue ? "true" : "false"
        case .list(let items): return "[" + items.map(\.serialised).joined(separator: ",") + "]"
        case .object(let members):
            let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
            return "{" + sorted.map { Self.quoted($0.key) + ":" + $0.value.serialised }.joined(separator: ",") + "}"
        }
    }

    /// Section 3.2.2.2.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{8}": quoted += "\\b"
            case "\t": quoted += "\\t"
            case "\n": quoted += "\\n"
            case "\u{C}": quoted += "\\f"
            case "\r": quoted += "\\r"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
