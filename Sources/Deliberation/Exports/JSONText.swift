/// Writes JSON with fields in the order in which they are given. Source: RFC 8259.
struct JSONText {
    private(set) var text = ""
    private var needsComma = false

    mutating func object(_ body: (inout JSONText) -> Void) {
        open("{")
        body(&self)
        close("}")
    }

    mutating func object(_ name: String, _ body: (inout JSONText) -> Void) {
        key(name)
        object(body)
    }

    mutating func list<Item>(_ name: String, _ items: [Item], _ body: (inout JSONText, Item) -> Void) {
        key(name)
        list(items, body)
    }

    mutating func field(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { raw("null") }
    }

    mutating func field(_ name: String, _ value: Int) {
        key(name)
        raw(String(value))
    }

    mutating func field(_ name: String, _ value: Bool) {
        key(name)
        raw(value ? "true" : "false")
    }

    mutating func field(_ name: String, _ value: Double?) {
        key(name)
        value.map { self.value($0) } ?? raw("null")
    }

    /// A number; what JSON cannot say is null.
    mutating func value(_ number: Double) {
        raw(number.isFinite ? (number == 0 ? "0" : "\(number)") : "null")
    }

    /// A whole number in a list.
    mutating func value(_ number: Int) { raw(String(number)) }

    /// A text in a list.
    mutating func value(_ text: String) { string(text) }

    /// A list in a list or as the body of a field.
    mutating func list<Item>(_ items: [Item], _ body: (inout JSONText, Item) -> Void) {
        open("[")
        for item in items { body(&self, item) }
        close("]")
    }

    private mutating func raw(_ token: String) {
        separate()
        text += token
        needsComma = true
    }

    private mutating func string(_ value: String) {
        separate()
        quote(value)
        needsComma = true
    }

    private mutating func key(_ name: String) {
        separate()
        quote(name)
        text += ":"
        needsComma = false
    }

    private mutating func open(_ bracket: String) {
        separate()
        text += bracket
        needsComma = false
    }

    private mutating func close(_ bracket: String) {
        text += bracket
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { text += "," }
    }

    private mutating func quote(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case let scalar where scalar.value < 32:
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
