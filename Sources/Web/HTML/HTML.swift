/// A piece of markup that is safe to send: literals and other markup pass as they are, every string put in is escaped.
///
///     let page: HTML = "<h1>\(consultation.question)</h1>\(list)"
///
/// Text and quoted attribute values are escaped alike, so a value may stand in either; never in an unquoted attribute,
/// a script or a style, which this product does not write.
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// The markup as it is sent.
    public private(set) var markup: String

    public init(stringLiteral literal: String) {
        markup = literal
    }

    public init(stringInterpolation pieces: Interpolation) {
        markup = pieces.markup
    }

    /// Trusts `markup`: for files of ours, never for what somebody typed.
    public init(trusted markup: String) {
        self.markup = markup
    }

    public static let empty: HTML = ""

    public static func + (left: HTML, right: HTML) -> HTML {
        HTML(trusted: left.markup + right.markup)
    }

    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: String) {
            markup += literal
        }

        public mutating func appendInterpolation(_ text: String) {
            markup.appendEscaped(text)
        }

        public mutating func appendInterpolation(_ text: String?) {
            if let text { markup.appendEscaped(text) }
        }

        public mutating func appendInterpolation(_ html: HTML) {
            markup += html.markup
        }

        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { markup += html.markup }
        }

        public mutating func appendInterpolation(_ list: [HTML]) {
            for html in list { markup += html.markup }
        }

        public mutating func appendInterpolation(_ number: Int) {
            markup += String(number)
        }

        public mutating func appendInterpolation(_ link: Link) {
            markup.appendEscaped(link.address)
        }
    }
}

extension String {
    /// Appends `text` with the five characters that mean something in markup replaced.
    fileprivate mutating func appendEscaped(_ text: String) {
        guard text.utf8.contains(where: { Self.replacement($0) != nil }) else {
            self += text
            return
        }
        var rest = text[...]
        while let position = rest.utf8.firstIndex(where: { Self.replacement($0) != nil }) {
            self += rest[..<position]
            if let replacement = Self.replacement(rest.utf8[position]) { self += replacement }
            rest = rest[rest.utf8.index(after: position)...]
        }
        self += rest
    }

    private static func replacement(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
