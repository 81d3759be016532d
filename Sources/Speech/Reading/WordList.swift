import Foundation
import Kernel

/// Our own words of one language: terms that name a group, words that negate, words of one meaning in all languages.
///
/// A word ending in `*` stands for all that begin so; the longest that fits counts. `di_colore` stands for two words in
/// a row, the second of which alone means nothing.
struct WordList: Sendable {
    enum Meaning: Sendable, Equatable {
        case identity(IdentityGroup)
        /// A word that insults a group, or that its own members have reclaimed.
        case slur(IdentityGroup)
        case negation
        case concept(UInt8)
    }

    /// The meanings that every language lists words for, in the order of their numbers in shipped models.
    static let concepts = [
        "hate", "disgust", "filth", "animal", "disease", "crime", "stupid", "bad", "inferior", "invade", "kill",
        "harm", "expel", "insult", "good", "love", "proud", "welcome", "equal", "work", "neighbour", "say", "condemn",
        "self", "you", "they", "all", "should", "victim", "people", "worth", "closeness",
    ]

    /// What a meaning says of the tenor of a text.
    enum Tenor: Sendable { case hostile, warm, reported, condemned, own, demand, none }

    /// In the order of `concepts`.
    static let tenors: [Tenor] = concepts.map { concept in
        switch concept {
        case "hate", "disgust", "filth", "animal", "disease", "crime", "stupid", "bad", "inferior", "invade", "kill",
            "harm", "expel", "insult":
            .hostile
        case "good", "love", "proud", "welcome", "equal", "worth", "closeness": .warm
        case "say": .reported
        case "condemn": .condemned
        case "self": .own
        case "should": .demand
        default: .none
        }
    }

    private let meanings: [UInt64: Meaning]
    private let pairs: [UInt64: Meaning]
    private let longest: Int
    private let prefixes: [[UInt32]]

    /// The meaning of a folded word; nil for most.
    func meaning(of letters: [UInt32]) -> Meaning? {
        if let meaning = lookUp(letters[...]) { return meaning }
        for prefix in prefixes where letters.count >= prefix.count + 2 && letters.starts(with: prefix) {
            if let meaning = lookUp(letters[prefix.count...]) { return meaning }
        }
        return nil
    }

    /// The meaning of two folded words in a row that mean something only together.
    func meaning(of first: [UInt32], _ second: [UInt32]) -> Meaning? {
        pairs[FNV.pair(FNV.hash(first), FNV.hash(second), seed: 0)]
    }

    private func lookUp(_ letters: ArraySlice<UInt32>) -> Meaning? {
        var found: Meaning?
        var hash = FNV()
        hash.add(0)
        for (count, letter) in letters.enumerated() where count <= longest {
            hash.add(UInt64(letter))
            if count >= 1, let meaning = meanings[hash.value &+ 1] { found = meaning }
        }
        return meanings[hash.value] ?? found
    }
}

extension WordList {
    private static let lists: [String: WordList] = {
        var lists: [String: WordList] = [:]
        for code in SpeechLanguages.codes {
            lists[code] = Resource.decoded(File.self, "words/\(code).json").map(WordList.init)
        }
        return lists
    }()

    /// The words of a language; none for languages without a list.
    static func of(_ code: String) -> WordList { lists[code] ?? WordList(File(identity: [:], concepts: [:])) }

    private struct File: Decodable {
        var identity: [String: String]
        var slurs: [String: String]?
        var concepts: [String: String]
        var negation: String?
        /// What is written together with the next word: the article in Arabic.
        var prefixes: String?
    }

    private init(_ file: File) {
        var meanings: [UInt64: Meaning] = [:]
        var pairs: [UInt64: Meaning] = [:]
        var longest = 0
        func add(_ words: String?, _ meaning: Meaning) {
            for word in (words ?? "").split(separator: " ") {
                let parts = word.split(separator: "_").map { FNV.hash(Folding.shared.folded($0)) }
                guard parts.count == 1 else {
                    pairs[FNV.pair(parts[0], parts[parts.count - 1], seed: 0)] = meaning
                    continue
                }
                let isStem = word.last == "*"
                let letters = Folding.shared.folded(isStem ? word.dropLast() : word)
                longest = max(longest, letters.count)
                meanings[FNV.hash(letters) &+ (isStem ? 1 : 0)] = meaning
            }
        }
        for (number, concept) in Self.concepts.enumerated() {
            add(file.concepts[concept], .concept(UInt8(number + 1)))
        }
        for group in IdentityGroup.allCases {
            add(file.identity[group.rawValue], .identity(group))
            add(file.slurs?[group.rawValue], .slur(group))
        }
        add(file.negation, .negation)
        self.meanings = meanings
        self.pairs = pairs
        self.longest = longest
        prefixes = (file.prefixes ?? "").split(separator: " ").map { Folding.shared.folded($0) }
    }
}

/// The languages of the product for which there are words and templates.
public enum SpeechLanguages {
    /// In the order of their numbers in shipped models.
    public static let codes = ["en", "ro", "el", "ar", "it", "es", "pt", "pl", "fr", "de", "mt", "uk"]

    public static func number(_ code: String) -> Int? { codes.firstIndex(of: code) }
}

/// Files that come with this room.
enum Resource {
    static func bytes(_ path: String) -> Data? {
        FileManager.default.contents(atPath: Bundle.module.bundleURL.appendingPathComponent("Resources/" + path).path)
    }

    /// Nil for a file that is missing; a damaged one stops the programme, since it came with it.
    static func decoded<Value: Decodable>(_ type: Value.Type, _ path: String) -> Value? {
        guard let data = bytes(path) else { return nil }
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch {
            preconditionFailure("\(path): \(error)")
        }
    }
}
