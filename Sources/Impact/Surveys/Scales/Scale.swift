import Foundation
import Kernel

/// A published way to ask for one attitude, as content: what is asked, how one answers, and where it comes from.
struct Scale: Sendable, Decodable {
    let id: String
    let name: Words
    /// What a higher score means.
    let meaning: Words
    let source: String
    let licence: String
    let wording: Wording
    let format: Format
    let items: [Item]

    /// A text in the languages of the interface; the translations are ours and not validated.
    typealias Words = [String: String]

    enum Wording: String, Sendable, Decodable {
        /// As it was published.
        case published
        /// Published by others; the sentences are ours.
        case changed
        /// Written here.
        case own
    }

    /// How one answers.
    struct Format: Sendable, Decodable {
        let kind: Kind
        let lowest: Int
        let highest: Int
        let step: Int
        let low: Words?
        let high: Words?

        enum Kind: String, Sendable, Decodable {
            /// A row of numbers with words at both ends.
            case numbers
            /// Yes is 1, no is 0.
            case yesNo
        }

        var values: [Int] { Array(stride(from: lowest, through: highest, by: step)) }
    }

    struct Item: Sendable, Decodable {
        let id: String
        /// Whether a high answer stands for a low score.
        let isReversed: Bool
        let text: Words
        /// The words at the ends where they are not those of the scale.
        let low: Words?
        let high: Words?

        enum CodingKeys: String, CodingKey {
            case id, text, low, high
            case isReversed = "reversed"
        }
    }

    /// The column of an item in the answers, as `citizentime impact` reads it.
    func column(_ item: Item) -> String {
        "\(id).\(item.id)" + (item.isReversed ? "-\(format.lowest + format.highest)" : "")
    }

    /// A question that an organiser has written, from 0 to 10.
    ///
    /// - number: from 1
    init(own question: String, number: Int, in language: Language, low: Words, high: Words) {
        id = "own\(number)"
        name = [language.code: question]
        meaning = [:]
        source = ""
        licence = ""
        wording = .own
        format = Format(kind: .numbers, lowest: 0, highest: 10, step: 1, low: low, high: high)
        items = [Item(id: "q", isReversed: false, text: name, low: nil, high: nil)]
    }
}

extension Scale.Words {
    /// For a reader: their language, else English, else whichever there is.
    func best(_ language: Language) -> (text: String, language: Language) {
        if let text = self[language.code] { return (text, language) }
        if let text = self["en"] { return (text, .english) }
        let first = sorted { $0.key < $1.key }.first
        return (first?.value ?? "", first.flatMap { Language(tag: $0.key) } ?? .english)
    }
}

/// The scales that come with the product.
struct ScaleLibrary: Sendable, Decodable {
    let scales: [Scale]
    /// The ends of a row of numbers for own questions.
    let low: Scale.Words
    let high: Scale.Words

    static func read() throws -> ScaleLibrary {
        let file = Bundle.module.bundleURL.appendingPathComponent("Resources/content/scales.json")
        return try JSONDecoder().decode(ScaleLibrary.self, from: Data(contentsOf: file))
    }

    subscript(id: String) -> Scale? { scales.first { $0.id == id } }

    /// What a survey asks, in order. A scale that the library no longer has is left out.
    func scales(of survey: Survey) -> [Scale] {
        var number = 0
        return survey.asked.compactMap { asked in
            switch asked {
            case .scale(let id): return self[id]
            case .own(let question):
                number += 1
                return Scale(own: question, number: number, in: survey.language, low: low, high: high)
            }
        }
    }
}
