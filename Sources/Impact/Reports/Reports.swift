import Community
import Foundation
import Kernel
import Storage
import Web

/// The report to whoever paid: per result of the mission what was done, figures bound to their sources, stories with valid
/// consent, and what did not work. It writes itself from what happened; people change its template alone.
public struct Reports: Sendable {
    let house: House
    let maker: ReportMaker

    /// What other rooms know.
    public struct Material: Sendable {
        let figures: FiguresDuring
        let things: IndicatorSource.Things
        let shortfalls: IndicatorSource.Shortfalls
        let wishes: [String: Bool]

        /// - wishes: the indicators that a template may name; true where more is better
        public init(
            figures: @escaping FiguresDuring, things: @escaping IndicatorSource.Things,
            shortfalls: @escaping IndicatorSource.Shortfalls, wishes: [String: Bool]
        ) {
            self.figures = figures
            self.things = things
            self.shortfalls = shortfalls
            self.wishes = wishes
        }
    }

    /// - template: a file of the partnership's own; nil: ours
    /// - Throws: `TemplateFault`
    public init(_ house: House, material: Material, template: URL?) throws {
        self.house = house
        maker = ReportMaker(
            house: house, material: material,
            template: try ReportTemplate.read(template, indicators: Set(material.wishes.keys)))
    }

    /// The page on which the report of a scope over its last twelve months stands.
    public func link(_ scope: FigureScope) -> Link? {
        ReportSpan.year(at: house.now()).map { ReportRoutes.page(scope, $0) }
    }

    public var feature: Feature {
        Feature(
            "reports", migrations: ReportSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.impact, ReportRoutes.choice.link(), label: "funding.navigation")],
            routes: { [self] routes in ReportPages(house: house, maker: maker).add(to: &routes) })
    }

    /// The form of a file.
    public enum Format: String, Sendable, CaseIterable {
        case pdf, html, json
    }

    /// Makes the report of a scope as a file, and keeps its figures, so that the next one can say what changed.
    ///
    /// - words: in the language of the report
    /// - site: the address of the site, without a final slash
    /// Nil when there is no such place or organisation.
    public func file(
        _ scope: FigureScope, _ span: MonthSpan, _ format: Format, _ words: Words, site: String
    ) async throws -> [UInt8]? {
        let now = house.now()
        let report = try await house.database.read { s in try maker.make(scope, span, at: now, in: s) }
        guard let report else { return nil }
        if report.hasChanged {
            let act = KeepReport(report: report, id: house.ids.next(), actor: .system, at: now)
            try await house.database.write { s in try act.apply(in: s) }
        }
        switch format {
        case .pdf: return try ReportPaper(words, report, site: site).file
        case .json: return Array(try ReportData(report, words.language, site: site).json.utf8)
        case .html: return Array(ReportView(words, report, site: site).document.markup.utf8)
        }
    }
}

/// Times that people ask for.
enum ReportSpan {
    /// The last twelve months, with the present one.
    static func year(at now: Moment) -> MonthSpan? {
        let months = CalendarMonth(now).back(12)
        return months.first.flatMap { MonthSpan($0, CalendarMonth(now)) }
    }
}
