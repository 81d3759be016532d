/// Decoded names and values of a query or of a posted form, in order.
///
/// Source: WHATWG URL Standard, application/x-www-form-urlencoded; with files `Multipart`.
public struct Form: Sendable {
    private let items: [(name: String, value: String)]
    private let files: [(field: String, file: PostedFile)]

    public static let empty = Form(items: [])

    private init(items: [(name: String, value: String)]) {
        self.items = items
        files = []
    }

    init(_ multipart: Multipart) {
        items = multipart.fields
        files = multipart.files
    }

    /// Nil when an escape is broken or the text is not UTF-8.
    public init?(urlEncoded text: some StringProtocol) {
        var items: [(name: String, value: String)] = []
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = String(parts[0]).percentDecoded(plusIsSpace: true),
                let value = (parts.count > 1 ? String(parts[1]) : "").percentDecoded(plusIsSpace: true)
            else { return nil }
            items.append((name, value))
        }
        self.items = items
        files = []
    }

    /// The file chosen in a field; nil when there is none.
    public func file(_ name: String) -> PostedFile? {
        files.first { $0.field == name }?.file
    }

    /// The first value of a name with line ends as one newline and without blanks around; "" when it is not there.
    public subscript(name: String) -> String {
        guard let value = items.first(where: { $0.name == name })?.value else { return "" }
        return value.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n").trimmed()
    }

    /// The value exactly as it came; "" when it is not there. For passwords.
    public func exact(_ name: String) -> String {
        items.first { $0.name == name }?.value ?? ""
    }

    public func all(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value)
    }

    public func contains(_ name: String) -> Bool {
        items.contains { $0.name == name }
    }

    /// True when there is nothing, or only that one name.
    func isEmpty(but name: String) -> Bool {
        items.allSatisfy { $0.name == name }
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate func trimmed() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
