import Foundation
import Kernel

/// Every sentence of the interface in every language it speaks, read from the rooms' `messages` folders at start.
///
/// One JSON file a language: `{"key": "text with {name}"}` or, where a count decides the form,
/// `{"key": {"one": "{count} vote", "other": "{count} votes"}}`.
public struct Catalogue: Sendable {
    /// The languages of the interface, English first, then by name.
    public let languages: [Language]
    let messages: [Language: [String: Message]]

    enum Message: Sendable, Equatable {
        case plain(String)
        case plural([PluralCategory: String])
    }

    /// - folders: each with `en.json` and its siblings
    /// - Throws: `CatalogueError`, naming the file and the key
    public init(folders: [URL]) throws {
        var messages: [Language: [String: Message]] = [:]
        for folder in folders {
            for file in try Self.files(in: folder) {
                guard let language = Language(tag: file.deletingPathExtension().lastPathComponent) else {
                    throw CatalogueError.unknownLanguage(file: file.path)
                }
                for (key, message) in try Self.read(file) {
                    guard messages[language, default: [:]].updateValue(message, forKey: key) == nil else {
                        throw CatalogueError.keyTwice(key, file: file.path)
                    }
                }
            }
        }
        self.messages = messages
        languages = messages.keys.sorted { ($0 != .english ? 1 : 0, $0.name) < ($1 != .english ? 1 : 0, $1.name) }
    }

    private static func files(in folder: URL) throws -> [URL] {
        do {
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "json" }
                .sorted { $0.path < $1.path }
        } catch {
            throw CatalogueError.unreadable(file: folder.path)
        }
    }

    private static func read(_ file: URL) throws -> [String: Message] {
        let decoded: [String: Entry]
        do {
            decoded = try JSONDecoder().decode([String: Entry].self, from: Data(contentsOf: file))
        } catch {
            throw CatalogueError.unreadable(file: file.path)
        }
        return try decoded.mapValues { entry in
            switch entry {
            case .plain(let text): return .plain(text)
            case .plural(let forms):
                let pairs = try forms.map { name, text in
                    guard let category = PluralCategory(rawValue: name) else {
                        throw CatalogueError.unknownPluralForm(name, file: file.path)
                    }
                    return (category, text)
                }
                return .plural(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
            }
        }
    }

    private enum Entry: Decodable {
        case plain(String)
        case plural([String: String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                self = .plain(try container.decode(String.self))
            } catch DecodingError.typeMismatch {
                self = .plural(try container.decode([String: String].self))
            }
        }
    }
}

/// What is wrong with the message files; found at start and by the tests.
public enum CatalogueError: Error, Equatable, CustomStringConvertible {
    case unreadable(file: String)
    case unknownLanguage(file: String)
    case unknownPluralForm(String, file: String)
    case keyTwice(String, file: String)

    public var description: String {
        switch self {
        case .unreadable(let file): "\(file): cannot be read as messages"
        case .unknownLanguage(let file): "\(file): is not named after a language that we know"
        case .unknownPluralForm(let name, let file): "\(file): \(name) is not a plural category"
        case .keyTwice(let key, let file): "\(file): \(key) is defined twice"
        }
    }
}
