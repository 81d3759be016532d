import Kernel

/// The catalogue in the reader's language: the one way in which a page says something.
public struct Words: Sendable {
    public let language: Language
    private let messages: [String: Catalogue.Message]
    private let fallback: [String: Catalogue.Message]

    public init(_ catalogue: Catalogue, in language: Language) {
        self.language = language
        messages = catalogue.messages[language] ?? [:]
        fallback = catalogue.messages[.english] ?? [:]
    }

    /// The message of a key; the key itself where the catalogue has none, which a test finds.
    public func callAsFunction(_ key: String) -> String {
        text(key, count: nil)
    }

    /// The message with its placeholders filled.
    public func callAsFunction(_ key: String, _ values: [String: String]) -> String {
        fill(text(key, count: nil), values)
    }

    /// The message in the form that the count asks for; `{count}` is the number as the reader writes it.
    public func callAsFunction(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
        fill(text(key, count: count), values.merging(["count": number(count)]) { own, _ in own })
    }

    /// True when the key can be said.
    public func has(_ key: String) -> Bool { messages[key] != nil || fallback[key] != nil }

    private func text(_ key: String, count: Int?) -> String {
        switch messages[key] ?? fallback[key] {
        case .plain(let text): text
        case .plural(let forms):
            count.flatMap { forms[PluralCategory($0, in: language)] } ?? forms[.other] ?? key
        case nil: key
        }
    }

    private func fill(_ text: String, _ values: [String: String]) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            filled += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}

extension Words {
    /// A whole number with the reader's group separator.
    public func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        guard digits.count > 3 else { return String(value) }
        var grouped = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { grouped += self("number.group") }
            grouped.append(digit)
        }
        return (value < 0 ? "−" : "") + grouped
    }

    /// A share as a whole percentage.
    public func percent(_ share: Double) -> String {
        self("number.percent", ["number": String(Int((share * 100).rounded()))])
    }

    /// A number with so many decimals.
    public func decimal(_ value: Double, places: Int) -> String {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        guard places > 0 else { return number(value < 0 ? -scaled : scaled) }
        let fraction = String(scaled % scale)
        let padding = String(repeating: "0", count: places - fraction.count)
        let sign = value < 0 && scaled > 0 ? "−" : ""
        return sign + number(scaled / scale) + self("number.decimal") + padding + fraction
    }

    /// `2 h 30 min`
    public func duration(minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if rest == 0 { return self("duration.hours", ["hours": number(hours)]) }
        if hours == 0 { return self("duration.minutes", ["minutes": number(rest)]) }
        return self("duration.both", ["hours": number(hours), "minutes": number(rest)])
    }

    /// `24 November 2026`, in UTC.
    public func date(_ moment: Moment) -> String { date(CalendarDay(moment)) }

    public func date(_ day: CalendarDay) -> String {
        self(
            "date.long",
            ["day": String(day.day), "month": self("date.month.\(day.month)"), "year": String(day.year)])
    }
}
