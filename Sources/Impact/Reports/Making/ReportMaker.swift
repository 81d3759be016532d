import Community
import Kernel
import Storage

/// Makes a report from what the rooms know.
struct ReportMaker: Sendable {
    let house: House
    let material: Reports.Material
    let template: ReportTemplate

    /// Things listed for an indicator.
    private static let mostThings = 40
    private static let mostStories = 10
    /// Things listed of what did not work.
    private static let mostShortfalls = 20

    /// Nil when there is no such place or organisation.
    func make(
        _ scope: FigureScope, _ span: MonthSpan, at now: Moment, in s: any Session
    ) throws -> Report? {
        guard let name = try name(scope, in: s) else { return nil }
        let figures = try byName(scope, span, s)
        let before = try span.before.map { try byName(scope, $0, s) } ?? [:]
        let shortfalls = try material.shortfalls(scope, span.moments, now, Self.mostShortfalls, s)
        let parts = try template.parts.map { part in
            try self.part(part, scope, span, figures, before, shortfalls, s)
        }
        return Report(
            scope: scope, name: name, span: span, made: now, parts: parts,
            last: try ReportStore.last(scope, span, in: s))
    }

    private func name(_ scope: FigureScope, in s: any Session) throws -> String? {
        switch scope {
        case .place(let id): try PlaceStore.find(id, in: s)?.name
        case .organisation(let id): try OrganisationStore.find(id, in: s)?.name
        }
    }

    private func byName(
        _ scope: FigureScope, _ span: MonthSpan, _ s: any Session
    ) throws -> [String: Figure] {
        Dictionary(
            try material.figures(scope, span, s).map { ($0.indicator, $0) }, uniquingKeysWith: { one, _ in one })
    }

    private func part(
        _ part: ReportTemplate.Part, _ scope: FigureScope, _ span: MonthSpan, _ figures: [String: Figure],
        _ before: [String: Figure], _ shortfalls: [Shortfall], _ s: any Session
    ) throws -> Report.Part {
        var (evidence, hasMore): ([Subject], Bool) = ([], false)
        for indicator in part.evidence {
            let found = try material.things(indicator, scope, span.moments, Self.mostThings + 1, s)
            hasMore = hasMore || found.count > Self.mostThings
            evidence += found.prefix(Self.mostThings).filter { !evidence.contains($0) }
        }
        let stories =
            part.stories ? try material.things("stories", scope, span.moments, Self.mostStories, s) : []
        let failed = shortfalls.filter { part.shortfalls.contains($0.kind) }
        let cards = try house.subjects.cards(evidence + stories + failed.flatMap(\.subjects), in: s)
        return Report.Part(
            template: part,
            figures: part.indicators.compactMap { name in
                figures[name].map { compare($0, before[name]) }
            },
            evidence: evidence.compactMap { cards[$0] }, hasMore: hasMore,
            stories: stories.compactMap { cards[$0] },
            shortfalls: failed.map { one in (one, one.subjects.compactMap { cards[$0] }) })
    }

    private func compare(_ figure: Figure, _ before: Figure?) -> Report.Compared {
        Report.Compared(
            figure: figure, before: before?.value,
            trend: Self.trend(figure.value, before?.value, isMoreBetter: material.wishes[figure.indicator] ?? true))
    }

    static func trend(_ now: Double?, _ before: Double?, isMoreBetter: Bool) -> Report.Trend {
        guard let now, let before else { return .unknown }
        if now == before { return .same }
        return (now > before) == isMoreBetter ? .better : .worse
    }
}
