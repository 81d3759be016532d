import Foundation

/// One line in and one line out of `citizentime speech score`: JSON, a text each.
public struct ScoreLine: Sendable {
    public let id: String
    public let text: String
    /// A code of `SpeechLanguages`; nil where it is to be guessed.
    public let language: String?

    /// What is wrong with a line.
    public struct Problem: Error, Sendable, Equatable {
        public var field: String
        public var problem: String
    }

    /// Words that are shown as the reason of a score, at most.
    static let mostSpans = 8

    public init(_ line: some Sequence<UInt8>) throws(Problem) {
        let object: Any
        do {
            object = try JSONSerialization.jsonObject(with: Data(line))
        } catch {
            throw Problem(field: "line", problem: "is no JSON")
        }
        guard let fields = object as? [String: Any] else {
            throw Problem(field: "line", problem: "is no JSON object")
        }
        guard let id = fields["id"] as? String else { throw Problem(field: "id", problem: "is missing or no text") }
        guard let text = fields["text"] as? String else {
            throw Problem(field: "text", problem: "is missing or no text")
        }
        self.id = id
        self.text = text
        guard let lang = fields["lang"], !(lang is NSNull) else {
            language = nil
            return
        }
        guard let lang = lang as? String, let code = lang.split(separator: "-").first?.lowercased(),
            SpeechLanguages.number(code) != nil
        else {
            throw Problem(field: "lang", problem: "is none of " + SpeechLanguages.codes.joined(separator: ", "))
        }
        language = code
    }

    /// The answer, fields in a fixed order.
    ///
    /// `lang` is `und` where none was given and the text has no letters; it is then scored as English.
    ///
    /// - Throws: what the embedding engine throws.
    public func answer(_ model: SpeechModel, second: SecondLook? = nil) throws(Embedder.Problem) -> String {
        let known = language ?? model.guess.language(of: text)
        let code = known ?? "en"
        guard let (first, spans) = model.explainedScore(text, language: code) else { return "" }
        let score = try second?.score(text, language: code, after: model) ?? first
        let reasons = spans.strongest(Self.mostSpans).map {
            "{\"start\":\($0.range.lowerBound),\"end\":\($0.range.upperBound),\"weight\":\(Self.rounded($0.weight))}"
        }
        let targets = score.groups.map { "\"\($0.rawValue)\"" }
        return "{\"id\":\(Self.quoted(id)),\"lang\":\"\(known ?? "und")\",\"hateful\":\(Self.rounded(score.hateful))"
            + ",\"targets\":[\(targets.joined(separator: ","))],\"spans\":[\(reasons.joined(separator: ","))]"
            + ",\"toxic\":\(Self.rounded(score.toxic)),\"triage\":\"\(score.triage.rawValue)\"}"
    }

    /// Four decimals, written without the C library.
    static func rounded(_ value: Double) -> String {
        let units = Int((abs(value) * 10_000).rounded())
        let decimals = String(units % 10_000 + 10_000).dropFirst()
        return (value < 0 && units > 0 ? "-" : "") + "\(units / 10_000).\(decimals)"
    }

    /// Source: RFC 8259, section 7.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case let control where control.value < 0x20:
                let digits = String(control.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
