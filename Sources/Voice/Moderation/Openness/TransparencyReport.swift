import Kernel

/// What moderators did in a quarter, in figures.
///
/// Kinds, rules and outcomes are counted as they are: the log shows each decision with them. Languages, and what a program
/// had flagged, are not in the log, and small numbers of them are not shown.
///
/// Source: Regulation (EU) 2022/2065, Articles 15(1) and 24(5).
struct TransparencyReport: Sendable, Equatable {
    let quarter: Quarter
    let decisions: Int
    let kinds: [Line]
    /// Of what was hidden.
    let rules: [Line]
    let languages: SmallNumbers.Shown?
    /// Whether a program had flagged it, and what a person decided: `flagged-hidden` and so on.
    let flags: SmallNumbers.Shown?
    /// From when something waited until it was decided; nil: too few to say.
    let medianWait: Moment.Span?
    let appeals: Int
    let reversed: Int
    let medianAppealWait: Moment.Span?

    struct Line: Sendable, Equatable {
        let name: String
        let kept: Int
        let hidden: Int
    }

    init(_ quarter: Quarter, of decisions: [Decision]) {
        self.quarter = quarter
        let first = decisions.filter { $0.answers == nil }
        let appealed = decisions.filter { $0.answers != nil }
        self.decisions = decisions.count
        kinds = Self.lines(decisions) { $0.subject.kind.name }
        rules = Self.lines(decisions.filter { $0.outcome == .hidden }) { $0.rule?.rawValue ?? "none" }
        languages = SmallNumbers.show(Self.counts(decisions) { $0.language.code })
        flags = SmallNumbers.show(
            Self.counts(first) { "\($0.isFlagged ? "flagged" : "unflagged")-\($0.outcome.rawValue)" })
        medianWait = Self.median(first.map { $0.decided - $0.opened })
        appeals = appealed.count
        reversed = appealed.count(where: \.isReversal)
        medianAppealWait = Self.median(appealed.map { $0.decided - $0.opened })
    }

    /// The share of appeals that changed something; nil: there were none.
    var reversalRate: Double? { appeals == 0 ? nil : Double(reversed) / Double(appeals) }

    private static func counts(_ decisions: [Decision], _ name: (Decision) -> String) -> [String: Int] {
        Dictionary(decisions.map { (name($0), 1) }, uniquingKeysWith: +)
    }

    private static func lines(_ decisions: [Decision], _ name: (Decision) -> String) -> [Line] {
        Dictionary(grouping: decisions, by: name).map { name, all in
            let hidden = all.count { $0.outcome == .hidden }
            return Line(name: name, kept: all.count - hidden, hidden: hidden)
        }.sorted { ($1.kept + $1.hidden, $0.name) < ($0.kept + $0.hidden, $1.name) }
    }

    /// Between the two in the middle where their number is even; nil for fewer than may be shown.
    static func median(_ spans: [Moment.Span]) -> Moment.Span? {
        guard spans.count >= SmallNumbers.least else { return nil }
        let sorted = spans.map(\.milliseconds).sorted()
        let middle = sorted.count / 2
        guard sorted.count.isMultiple(of: 2) else { return Moment.Span(milliseconds: sorted[middle]) }
        return Moment.Span(milliseconds: (sorted[middle - 1] + sorted[middle]) / 2)
    }
}
