import Community
import Foundation
import Kernel

/// What is counted or observed, and how; its name and its definition stand in the catalogue under `indicator.<name>`.
struct IndicatorDefinition: Sendable, Decodable, Equatable {
    let id: String
    let family: Family
    let unit: Unit
    /// How values of months become one of a longer time; own indicators alone.
    let sums: Sums?
    /// Whether a small count would tell of people; own indicators alone.
    let isOfPeople: Bool
    /// Which way one would wish it to go.
    let wish: Wish
    /// Who publishes it, and under which code; official ones alone.
    let publisher: String?
    let tables: [String]
    /// The smallest area for which it is published; own ones are counted for every place.
    let level: Place.Level
    let frequency: Frequency
    /// What may have caused a break; said under `indicator.breaks.<name>`.
    let breaks: String

    enum Family: String, Sendable, Decodable, CaseIterable {
        case own, employment, education, inclusion, citizenship, welcoming
    }

    enum Unit: String, Sendable, Decodable {
        case count, hours, days, percent, euros

        var figure: Figure.Unit { Figure.Unit(rawValue: rawValue) ?? .count }
    }

    enum Sums: String, Sendable, Decodable {
        /// Added up.
        case total
        /// The same people may come again: the busiest month stands for a longer time.
        case people
        case median
        /// A share of what was counted.
        case share
    }

    enum Wish: String, Sendable, Decodable {
        case more, fewer, none
    }

    enum Frequency: String, Sendable, Decodable {
        case month, year
        case threeYears = "three-years"
    }

    var isOfficial: Bool { family != .own }

    private enum Key: String, CodingKey {
        case id, family, unit, sums, people, wish, publisher, tables, level, frequency, breaks
    }

    init(from decoder: any Decoder) throws {
        let content = try decoder.container(keyedBy: Key.self)
        id = try content.decode(String.self, forKey: .id)
        family = try content.decode(Family.self, forKey: .family)
        unit = try content.decode(Unit.self, forKey: .unit)
        sums = try content.decodeIfPresent(Sums.self, forKey: .sums)
        isOfPeople = try content.decodeIfPresent(Bool.self, forKey: .people) ?? false
        wish = try content.decode(Wish.self, forKey: .wish)
        publisher = try content.decodeIfPresent(String.self, forKey: .publisher)
        tables = try content.decodeIfPresent([String].self, forKey: .tables) ?? []
        let name = try content.decode(String.self, forKey: .level)
        guard let level = Place.Level(rawValue: name) else {
            throw DecodingError.dataCorruptedError(
                forKey: .level, in: content, debugDescription: "\(name) is not a level of places")
        }
        self.level = level
        frequency = try content.decode(Frequency.self, forKey: .frequency)
        breaks = try content.decode(String.self, forKey: .breaks)
    }
}

/// All that this site counts and shows, in the order in which it is shown.
struct IndicatorContent: Sendable {
    let all: [IndicatorDefinition]
    private let byID: [String: IndicatorDefinition]

    var own: [IndicatorDefinition] { all.filter { !$0.isOfficial } }
    var official: [IndicatorDefinition] { all.filter(\.isOfficial) }

    subscript(id: String) -> IndicatorDefinition? { byID[id] }

    init(_ all: [IndicatorDefinition]) {
        self.all = all
        byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    }

    static func read() throws -> IndicatorContent {
        let file = Bundle.module.bundleURL.appendingPathComponent("Resources/content/indicators.json")
        return IndicatorContent(try JSONDecoder().decode([IndicatorDefinition].self, from: Data(contentsOf: file)))
    }
}
