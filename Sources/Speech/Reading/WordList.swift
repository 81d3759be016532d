import Foundation
import Kernel

/// Our own words of one language: terms that name a group, words that negate, words of one meaning in all languages.
///
/// A word ending in `*` stands for all that begin so; the longest that fits counts.
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
        "self", "you", "they", "all", "should", "victim", "people",
    ]

    private let meanings: [UInt64: Meaning]
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
        var longest = 0
        func add(_ words: String?, _ meaning: Meaning) {
            for word in (words ?? "").split(separator: " ") {
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
