import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// What changed, in figures: what the rooms count, kept month by month for every place and organisation, beside what
/// statistical offices publish.
public struct Indicators: Sendable {
    private let house: House
    private let content: IndicatorContent
    private let sources: [IndicatorSource]

    /// - sources: what the rooms count
    public init(_ house: House, sources: [IndicatorSource]) throws {
        self.house = house
        self.sources = sources
        content = try IndicatorContent.read()
    }

    /// The figures of a place and of all in it over the last twelve months; nil for the whole. Reads what is kept.
    public var figures: FigureSource {
        { [house, content] place, s in
            let reader = ImpactReader(house: house, content: content, sources: [])
            let root = try reader.root(in: s)
            guard let place = place ?? root else { return [] }
            return try reader.figures(.place(place), span: CalendarMonth(house.now()).year, isYear: true, in: s)
        }
    }

    /// The figures of a scope over whole months, as kept by the last count.
    public var figuresDuring: FiguresDuring {
        { [house, content] scope, span, s in
            try ImpactReader(house: house, content: content, sources: []).figures(
                scope, span: span, isYear: false, in: s)
        }
    }

    /// Which way one would wish each own indicator to go: whether more is better; those without a wish are not there.
    public var wishes: [String: Bool] {
        content.own.reduce(into: [:]) { wishes, one in if one.wish != .none { wishes[one.id] = one.wish == .more } }
    }

    /// What this room shows on the pages of places and organisations.
    public var panel: Panel {
        let panel = ImpactPanel(reader: ImpactReader(house: house, content: content, sources: sources))
        return { subject, visit in try await panel.show(subject, visit) }
    }

    /// Counts what happened, where that was not done today.
    public func count() async throws {
        let now = house.now()
        guard try await house.database.read({ s in try CountIndicators.isDue(at: now, in: s) }) else { return }
        let act = CountIndicators(content: content, sources: sources, at: now)
        try await house.database.write { s in try act.apply(in: s) }
    }

    /// Brings in one indicator from a table of Eurostat.
    ///
    /// - wanted: what dimensions must be, where a table has several
    /// - Throws: `InputError`
    /// Returns how many values were put in, and the areas that this site does not have.
    public func importEurostat(
        _ bytes: [UInt8], file: String, indicator: String, wanted: [String: String]
    ) async throws -> (values: Int, unknownAreas: [String]) {
        guard let definition = content[indicator], definition.isOfficial else {
            throw InputError(
                file: file, line: 1, field: "--indicator",
                problem: "\(indicator) is none of " + content.official.map(\.id).joined(separator: ", "))
        }
        let act = ImportOfficial(
            indicator: definition, table: try EurostatTable(bytes, file: file), wanted: wanted, at: house.now())
        let outcome = try await house.database.write { s in try act.apply(in: s) }
        return (outcome.values, outcome.unknownAreas)
    }

    /// - report: where the report of a scope is made; nil: there is none
    public func feature(report: @escaping @Sendable (FigureScope) -> Link?) -> Feature {
        Feature(
            "indicators", migrations: IndicatorSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.impact, ImpactRoutes.whole.link(), label: "impact.navigation")],
            rounds: [{ [self] _ in try await count() }],
            openData: { [house, content] write in
                let (own, official) = try await house.database.read { s in
                    (try IndicatorStore.allShown(in: s), try OfficialStore.all(in: s))
                }
                let data = IndicatorData(content: content)
                try write(OpenDataFile("indicators.csv", data.own(own)))
                try write(OpenDataFile("indicators-official.csv", data.official(official)))
            },
            routes: { [house, content, sources] routes in
                let reader = ImpactReader(house: house, content: content, sources: sources)
                ImpactPages(reader: reader, report: report).add(to: &routes)
                IndicatorPages(reader: reader).add(to: &routes)
            })
    }
}
