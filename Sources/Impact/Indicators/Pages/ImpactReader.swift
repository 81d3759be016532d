import Community
import Kernel
import Storage
import Web

extension CalendarMonth {
    /// The twelve months that end with this one.
    var year: MonthSpan? { back(12).first.flatMap { MonthSpan($0, self) } }
}

/// What pages of this room read: a few queries on what is kept, whatever the size of the town.
struct ImpactReader: Sendable {
    let house: House
    let content: IndicatorContent
    let sources: [IndicatorSource]

    /// Stories shown on a page.
    static let mostStories = 5
    /// Things listed behind a figure.
    static let mostThings = 50

    func root(in s: any Storage.Session) throws -> PlaceID? {
        try s.row("SELECT id FROM place WHERE parent_id IS NULL").map { try $0.id(0) }
    }

    /// - isYear: whether the time is that of the last twelve months, in which people were counted once
    func figures(
        _ scope: FigureScope, span: MonthSpan?, isYear: Bool, in s: any Storage.Session
    ) throws -> [Figure] {
        guard let span else { return [] }
        let values = try IndicatorStore.values(of: scope, span, in: s)
        let counted = try IndicatorStore.counted(in: s)?.midnight ?? house.now()
        return content.own.filter { counts($0, scope) }.map { definition in
            let pooled = pooled(definition, values, isYear: isYear)
            return Figure(
                definition.id, pooled.value, in: definition.unit.figure, n: pooled.n, interval: pooled.interval,
                counted: counted, source: ImpactRoutes.indicator(definition.id, scope))
        }
    }

    /// Cases and what neighbours do belong to places alone.
    private func counts(_ definition: IndicatorDefinition, _ scope: FigureScope) -> Bool {
        guard case .organisation = scope else { return true }
        return !["casesInTime", "localInitiatives"].contains(definition.id)
    }

    private func pooled(
        _ definition: IndicatorDefinition, _ values: [IndicatorValue], isYear: Bool
    ) -> PooledValue {
        let own = values.filter { $0.indicator == definition.id }
        if definition.sums == .people, isYear, let year = own.first(where: { $0.month == nil }) {
            return PooledValue(value: year.value, n: year.n, interval: nil)
        }
        return PooledValue(own.filter { $0.month != nil }, definition.sums)
    }

    /// Nil when there is no such place or organisation.
    func impact(_ scope: FigureScope?, in s: any Storage.Session) throws -> ImpactOfScope? {
        let now = house.now()
        guard let scope = try scope ?? root(in: s).map(FigureScope.place), let span = CalendarMonth(now).year,
            let (name, path) = try name(scope, in: s)
        else { return nil }
        let root = path.last
        let isWhole = scope == root.map { .place($0.id) }
        let subjects = try sources.things("stories", scope, span.moments, Self.mostStories, s)
        let cards = try house.subjects.cards(subjects, in: s)
        let official = try path.lazy.map { place in (place, try OfficialStore.values(of: place.id, in: s)) }
            .first { !$0.1.isEmpty }
        return ImpactOfScope(
            scope: scope, name: name, path: path, span: span,
            isCounted: try IndicatorStore.counted(in: s) != nil,
            figures: try figures(scope, span: span, isYear: true, in: s),
            values: try IndicatorStore.values(of: scope, span, in: s),
            stories: subjects.compactMap { cards[$0] }, official: official?.1 ?? [], officialPlace: official?.0,
            countries: isWhole ? try countries(span, in: s) : [])
    }

    /// Voices of each country.
    private func countries(_ span: MonthSpan, in s: any Storage.Session) throws -> [ImpactOfScope.Country] {
        try PlaceStore.all(in: s).filter { $0.level == .country }.map { place in
            let figures = try figures(.place(place.id), span: span, isYear: true, in: s)
            return ImpactOfScope.Country(place: place, voices: figures.first { $0.indicator == "voices" }?.value)
        }
    }

    /// A name, and the places from the inside out.
    func name(_ scope: FigureScope, in s: any Storage.Session) throws -> (String, [Place])? {
        switch scope {
        case .place(let id):
            let path = try PlaceStore.path(id, in: s)
            return path.first.map { ($0.name, path) }
        case .organisation(let id):
            return try OrganisationStore.find(id, in: s).map { ($0.name, try PlaceStore.path($0.place, in: s)) }
        }
    }

    /// Nil when there is no such indicator or scope.
    func indicator(_ name: String, of scope: FigureScope, in s: any Storage.Session) throws -> IndicatorOfScope? {
        let now = house.now()
        guard let definition = content[name], let (title, path) = try self.name(scope, in: s),
            let span = CalendarMonth(now).year
        else { return nil }
        let figure = try figures(scope, span: span, isYear: true, in: s).first { $0.indicator == name }
        let subjects = try sources.things(name, scope, span.moments, Self.mostThings + 1, s)
        let cards = try house.subjects.cards(subjects.prefix(Self.mostThings), in: s)
        let official =
            definition.isOfficial
            ? try path.lazy.map { place in (place, try OfficialStore.series(name, of: place.id, in: s)) }
                .first { !$0.1.isEmpty } : nil
        return IndicatorOfScope(
            definition: definition, scope: scope, name: title, span: span, figure: figure,
            values: try IndicatorStore.series(name, of: scope, in: s),
            things: subjects.prefix(Self.mostThings).compactMap { cards[$0] },
            hasMore: subjects.count > Self.mostThings, official: official?.1 ?? [], officialPlace: official?.0)
    }
}

/// What the page of a place, an organisation or the whole shows.
struct ImpactOfScope: Sendable {
    let scope: FigureScope
    let name: String
    /// From the inside out; of an organisation, of its place.
    let path: [Place]
    let span: MonthSpan
    /// Whether anything was counted yet.
    let isCounted: Bool
    let figures: [Figure]
    let values: [IndicatorValue]
    let stories: [SubjectCard]
    let official: [OfficialValue]
    /// Where those are of: the place itself, or the nearest around it.
    let officialPlace: Place?
    /// Of the whole.
    let countries: [Country]

    struct Country: Sendable {
        let place: Place
        let voices: Double?
    }

    func figure(_ indicator: String) -> Figure? { figures.first { $0.indicator == indicator } }

    /// The months of one indicator, as drawn: nothing counted is 0, what may not be shown is nil.
    func months(_ indicator: String) -> [Double?] {
        let own = Dictionary(
            values.filter { $0.indicator == indicator }.compactMap { value in value.month.map { ($0, value) } },
            uniquingKeysWith: { one, _ in one })
        return span.months.map { month in own[month].map(\.value) ?? 0 }
    }
}

/// What the page of one indicator shows.
struct IndicatorOfScope: Sendable {
    let definition: IndicatorDefinition
    let scope: FigureScope
    let name: String
    let span: MonthSpan
    /// Of the last twelve months; nil for official ones.
    let figure: Figure?
    let values: [IndicatorValue]
    /// What it counts, the newest first.
    let things: [SubjectCard]
    let hasMore: Bool
    let official: [OfficialValue]
    let officialPlace: Place?
}
