/// A file that came with a form.
public struct PostedFile: Sendable {
    /// As the browser names it, without folders; for people to recognise it, never for a path.
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// A posted form that brings files, taken apart.
///
/// Source: RFC 7578 (multipart/form-data); RFC 2046, section 5.1.1 for the boundary.
struct Multipart {
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var files: [(field: String, file: PostedFile)] = []

    private static let mostParts = 200
    private static let longestHead = 4_096

    /// Nil when the body is not one, wholly and in order.
    init?(_ body: [UInt8], contentType: String) {
        guard let boundary = Self.boundary(contentType) else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        guard body.starts(with: delimiter) else { return nil }
        var position = delimiter.count
        for _ in 0..<Self.mostParts {
            if body[position...].starts(with: Array("--".utf8)) { return }
            guard body[position...].starts(with: Array("\r\n".utf8)),
                let headEnd = body.position(of: Array("\r\n\r\n".utf8), from: position, within: Self.longestHead),
                let end = body.position(of: Array("\r\n".utf8) + delimiter, from: headEnd + 2, within: nil)
            else { return nil }
            let head = String(decoding: body[(position + 2)..<max(headEnd, position + 2)], as: UTF8.self)
            // A part may be empty: its end is then the line end that closes its head.
            guard append(head, Array(body[min(headEnd + 4, end)..<end])) else { return nil }
            position = end + 2 + delimiter.count
        }
        return nil
    }

    /// False when the part has no name, or is a text that is not UTF-8.
    private mutating func append(_ head: String, _ content: [UInt8]) -> Bool {
        let lines = head.split(separator: "\r\n")
        guard let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = Self.parameter("name", of: disposition)
        else { return false }
        if let file = Self.parameter("filename", of: disposition) {
            let last = file.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
            // An input in which nothing was chosen sends a file without name and content.
            if !last.isEmpty || !content.isEmpty {
                files.append((name, PostedFile(name: String(last.prefix(120)), bytes: content)))
            }
            return true
        }
        guard let value = String(validating: content, as: UTF8.self) else { return false }
        fields.append((name, value))
        return true
    }

    private static func boundary(_ contentType: String) -> String? {
        let parameters = contentType.split(separator: ";").dropFirst().map { $0.trimmingSpaces() }
        guard let own = parameters.first(where: { $0.lowercased().hasPrefix("boundary=") }) else { return nil }
        let value = own.dropFirst("boundary=".count).filter { $0 != "\"" }
        return (1...70).contains(value.utf8.count) ? String(value) : nil
    }

    /// The value of a parameter in quotes; browsers write a quote in it as %22.
    private static func parameter(_ name: String, of header: some StringProtocol) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let text = piece.trimmingSpaces()
            guard text.hasPrefix("\(name)=\""), text.hasSuffix("\""), text.utf8.count > name.utf8.count + 2 else {
                continue
            }
            return String(text.dropFirst(name.count + 2).dropLast())
        }
        return nil
    }
}

extension [UInt8] {
    /// Where `wanted` first stands at or after a position.
    ///
    /// - limit: how far it may be away; nil: anywhere
    fileprivate func position(of wanted: [UInt8], from start: Int, within limit: Int?) -> Int? {
        let last = Swift.min(count - wanted.count, limit.map { start + $0 } ?? Int.max)
        guard start <= last, let first = wanted.first else { return nil }
        return (start...last).first { position in
            self[position] == first && self[position..<position + wanted.count].elementsEqual(wanted)
        }
    }
}
