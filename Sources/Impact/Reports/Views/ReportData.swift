import Community
import Foundation
import Kernel

/// A report as open data.
struct ReportData {
    let report: Report
    let language: Language
    let site: String

    init(_ report: Report, _ language: Language, site: String) {
        self.report = report
        self.language = language
        self.site = site
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(content), as: UTF8.self) + "\n"
        }
    }

    private var content: Content {
        Content(
            scope: report.scope.subject.description, name: report.name, from: report.span.from.description,
            to: report.span.to.description, made: CalendarDay(report.made).description,
            results: report.parts.map(result),
            since: report.last.map { CalendarDay($0.kept).description },
            changes: report.changes.map { change in
                switch change.subject {
                case .indicator(let name): Change(of: name, before: change.before, after: change.after)
                case .shortfall(let kind): Change(of: kind, before: change.before, after: change.after)
                }
            })
    }

    private func result(_ part: Report.Part) -> Result {
        Result(
            result: part.template.result, heading: part.template.heading(language),
            figures: part.figures.map { one in
                Number(
                    indicator: one.figure.indicator, unit: one.figure.unit.rawValue, value: one.figure.value,
                    n: one.figure.n, low: one.figure.interval?.lowerBound, high: one.figure.interval?.upperBound,
                    before: one.before, trend: one.trend.rawValue, counted: CalendarDay(one.figure.counted).description,
                    source: one.figure.source.map { site + $0.address })
            }, evidence: part.evidence.map(thing), stories: part.stories.map(thing),
            didNotWork: part.shortfalls.map { one in
                Failure(kind: one.shortfall.kind, count: one.shortfall.count, things: one.cards.map(thing))
            })
    }

    private func thing(_ card: SubjectCard) -> Thing {
        Thing(
            subject: card.subject.description, title: card.title.best(for: language).text,
            address: card.link.map { site + $0.address })
    }

    private struct Content: Encodable {
        let scope: String
        let name: String
        let from: String
        let to: String
        let made: String
        let results: [Result]
        let since: String?
        let changes: [Change]
    }

    private struct Result: Encodable {
        let result: Int
        let heading: String
        let figures: [Number]
        let evidence: [Thing]
        let stories: [Thing]
        let didNotWork: [Failure]
    }

    /// Without `value`: it would tell of a few people.
    private struct Number: Encodable {
        let indicator: String
        let unit: String
        let value: Double?
        let n: Int?
        let low: Double?
        let high: Double?
        let before: Double?
        let trend: String
        let counted: String
        let source: String?
    }

    private struct Thing: Encodable {
        let subject: String
        let title: String
        let address: String?
    }

    private struct Failure: Encodable {
        let kind: String
        let count: Int
        let things: [Thing]
    }

    private struct Change: Encodable {
        let of: String
        let before: Double?
        let after: Double?
    }
}
