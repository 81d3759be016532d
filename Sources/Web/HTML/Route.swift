import Kernel

/// An address pattern, from which both the route and every link to it are made, so that they cannot drift apart.
///
///     static let vote = Route("/consultations/{consultation}/votes")
///     vote.link(consultation.id)
public struct Route: Hashable, Sendable {
    /// `/consultations/{consultation}/votes`
    public let template: String
    let segments: [Segment]

    enum Segment: Hashable, Sendable {
        case literal(String)
        case parameter(String)
    }

    public init(_ template: String) {
        self.template = template
        segments = template.split(separator: "/").map { piece in
            piece.hasPrefix("{") && piece.hasSuffix("}")
                ? .parameter(String(piece.dropFirst().dropLast())) : .literal(String(piece))
        }
    }

    /// The address with the parameters filled in order.
    public func link(_ values: any CustomStringConvertible...) -> Link {
        var rest = values[...]
        let path = segments.map { segment in
            switch segment {
            case .literal(let text): return text
            case .parameter(let name):
                precondition(!rest.isEmpty, "\(template) needs a value for \(name)")
                return rest.removeFirst().description.percentEncoded()
            }
        }
        precondition(rest.isEmpty, "\(template) was given too many values")
        return Link("/" + path.joined(separator: "/"))
    }

    /// The parameters of a path that matches, else nil.
    func match(_ path: [Substring]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (segment, piece) in zip(segments, path) {
            switch segment {
            case .literal(let text): guard text == piece else { return nil }
            case .parameter(let name): parameters[name] = String(piece).percentDecoded() ?? String(piece)
            }
        }
        return parameters
    }
}

/// A local address with its query.
public struct Link: Hashable, Sendable {
    public let address: String

    /// - address: starts with one slash.
    public init(_ address: String) {
        self.address = address
    }

    /// The same address with one more query item.
    public func with(_ name: String, _ value: some CustomStringConvertible) -> Link {
        let parts = address.split(separator: "#", maxSplits: 1)
        let base = parts.first.map(String.init) ?? ""
        let fragment = parts.count > 1 ? "#" + parts[1] : ""
        return Link("\(base)\(base.contains("?") ? "&" : "?")\(name)=\(value.description.percentEncoded())\(fragment)")
    }

    /// The same address at a part of the page.
    public func at(_ fragment: String) -> Link {
        Link(address + "#" + fragment)
    }

    /// A link from outside (`return` of a sign-in), if it stays on this site; else nil.
    public init?(untrusted address: String) {
        guard address.hasPrefix("/"), !address.hasPrefix("//"), !address.contains("\\"),
            address.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 })
        else { return nil }
        self.address = address
    }
}

extension String {
    /// Percent-encoded as one path segment or query value. Source: RFC 3986, section 2.3.
    func percentEncoded() -> String {
        var encoded = ""
        for byte in utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (hex.count == 1 ? "0" + hex : hex)
            }
        }
        return encoded
    }

    /// Nil when an escape is broken or the bytes are not UTF-8.
    func percentDecoded(plusIsSpace: Bool = false) -> String? {
        guard utf8.contains(where: { $0 == 37 || (plusIsSpace && $0 == 43) }) else { return self }
        var bytes: [UInt8] = []
        var position = utf8.startIndex
        while position < utf8.endIndex {
            let byte = utf8[position]
            position = utf8.index(after: position)
            if byte == 37 {
                guard let end = utf8.index(position, offsetBy: 2, limitedBy: utf8.endIndex),
                    let value = UInt8(self[position..<end], radix: 16)
                else { return nil }
                bytes.append(value)
                position = end
            } else {
                bytes.append(plusIsSpace && byte == 43 ? 32 : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
