import Web

/// The numbers of an example as its address has them: whole and within bounds, or known to be wrong.
struct ExampleNumbers {
    struct Field: Sendable {
        let name: String
        let range: ClosedRange<Int>
        /// Where the address says nothing.
        let usual: Int
    }

    /// Fields with something else than a whole number within their range.
    let wrong: [Field]
    private let typed: [String: String]
    private let values: [String: Int]

    init(_ query: Form, _ fields: [Field]) {
        var (typed, values): ([String: String], [String: Int]) = ([:], [:])
        var wrong: [Field] = []
        for field in fields {
            let text = query.contains(field.name) ? query[field.name] : String(field.usual)
            typed[field.name] = text
            if let value = Int(text), field.range.contains(value) {
                values[field.name] = value
            } else {
                wrong.append(field)
            }
        }
        self.typed = typed
        self.values = values
        self.wrong = wrong
    }

    /// 0 for a field that is wrong.
    subscript(name: String) -> Int { values[name] ?? 0 }

    /// As it was typed.
    func text(_ name: String) -> String { typed[name] ?? "" }
}
