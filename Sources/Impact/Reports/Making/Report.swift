import Community
import Kernel

/// A report as it was made: the same for every form in which it goes out.
struct Report: Sendable {
    let scope: FigureScope
    let name: String
    let span: MonthSpan
    let made: Moment
    let parts: [Part]
    /// The last one of the same scope and time that was kept; nil: there is none.
    let last: ReportRun?

    struct Part: Sendable {
        let template: ReportTemplate.Part
        let figures: [Compared]
        let evidence: [SubjectCard]
        /// Whether there is more than is listed.
        let hasMore: Bool
        let stories: [SubjectCard]
        let shortfalls: [(shortfall: Shortfall, cards: [SubjectCard])]

        /// Whether anything on this site tells of the result.
        var isMeasured: Bool {
            !template.indicators.isEmpty || !template.evidence.isEmpty || template.stories || !template.shortfalls.isEmpty
        }

        /// Figures that went the other way, or stayed.
        var notBetter: [Compared] { figures.filter { $0.trend == .worse || $0.trend == .same } }
    }

    /// A figure beside that of as many months before.
    struct Compared: Sendable, Equatable {
        let figure: Figure
        let before: Double?
        let trend: Trend
    }

    enum Trend: String, Sendable {
        case better, worse, same
        /// One of both is not shown or not known.
        case unknown
    }

    /// Every figure and every count of what did not work, once.
    var summary: ReportRun.Summary {
        var figures: [String: Double?] = [:]
        var shortfalls: [String: Int] = [:]
        for part in parts {
            for one in part.figures { figures[one.figure.indicator] = .some(one.figure.value) }
            for one in part.shortfalls { shortfalls[one.shortfall.kind] = one.shortfall.count }
        }
        return ReportRun.Summary(figures: figures, shortfalls: shortfalls)
    }

    /// What is other than in the last one.
    var changes: [ReportRun.Change] { last.map { summary.changes(since: $0.summary) } ?? [] }

    /// Whether there is anything to keep.
    var hasChanged: Bool { last == nil || !changes.isEmpty }
}

/// The figures of a report that was kept.
struct ReportRun: Sendable, Equatable {
    let kept: Moment
    let summary: Summary

    struct Summary: Sendable, Equatable, Codable {
        /// By indicator; null: not shown.
        let figures: [String: Double?]
        let shortfalls: [String: Int]

        /// In the order of names.
        func changes(since old: Summary) -> [Change] {
            let indicators = Set(figures.keys).union(old.figures.keys).sorted()
            let kinds = Set(shortfalls.keys).union(old.shortfalls.keys).sorted()
            return indicators.compactMap { name in
                let (now, then) = (figures[name] ?? nil, old.figures[name] ?? nil)
                return now == then ? nil : Change(subject: .indicator(name), before: then, after: now)
            }
                + kinds.compactMap { kind in
                    let (now, then) = (shortfalls[kind] ?? 0, old.shortfalls[kind] ?? 0)
                    return now == then
                        ? nil : Change(subject: .shortfall(kind), before: Double(then), after: Double(now))
                }
        }
    }

    /// One number that is other than it was.
    struct Change: Sendable, Equatable {
        let subject: Subject
        let before: Double?
        let after: Double?

        enum Subject: Sendable, Equatable {
            case indicator(String)
            case shortfall(String)
        }
    }
}
