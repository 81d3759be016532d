import Foundation
import Kernel
import Web

/// The EU action plans on integration, the Common Basic Principles and the national strategies: in our own short words,
/// each with its source.
public struct PlanContent: Sendable, Decodable {
    public let plans: [Plan]
    public let areas: [Area]
    public let actions: [EUAction]
    public let principles: [Principle]
    public let strategies: [Strategy]

    public struct Plan: Sendable, Decodable {
        public let id: String
        public let reference: String
        public let from: Int
        public let to: Int?
        public let source: String
        public let title: Translations
    }

    public struct Area: Sendable, Decodable {
        public let id: String
        public let plan: String
        public let section: String
        public let name: Translations
    }

    /// One thing that a plan asks for.
    public struct EUAction: Sendable, Decodable {
        public let id: String
        public let plan: String
        public let area: String
        public let reference: String
        public let source: String
        public let text: Translations

        public var subject: Subject { Subject(.euAction, Self.number(of: id)) }

        /// The same number for the same action on every server: FNV-1a over its name, without the sign bit.
        ///
        /// Source: draft-eastlake-fnv.
        static func number(of id: String) -> Int64 {
            let hash = id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            return Int64(hash >> 1)
        }
    }

    public struct Principle: Sendable, Decodable {
        public let number: Int
        public let source: String
        public let text: Translations
    }

    /// What a country has decided for itself.
    public struct Strategy: Sendable, Decodable {
        /// The code of the place.
        public let country: String
        public let name: String
        public let english: String
        public let from: Int
        public let to: Int?
        public let body: String
        public let source: String
    }

    /// By language code; English is always there.
    public typealias Translations = [String: String]

    /// - Throws: what the file system or the decoder says: the file is ours, so a defect of the product
    public static func read() throws -> PlanContent {
        let file = Bundle.module.bundleURL.appendingPathComponent("Resources/content/action-plans.json")
        return try JSONDecoder().decode(PlanContent.self, from: Data(contentsOf: file))
    }

    func action(_ id: String) -> EUAction? { actions.first { $0.id == id } }
    func area(_ id: String) -> Area? { areas.first { $0.id == id } }
}

extension PlanContent.Translations {
    /// The text for a reader, with its language.
    func best(for reader: Language) -> (text: String, language: Language) {
        self[reader.code].map { ($0, reader) } ?? (self["en"] ?? "", .english)
    }

    var localized: LocalizedText? { LocalizedText(versions: self, original: .english) }
}
