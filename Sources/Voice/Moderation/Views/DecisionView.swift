import Community
import Kernel
import Web

/// The statement of reasons, as its author reads it.
///
/// Source: Regulation (EU) 2022/2065, Article 17(3)(a) to (f), in that order.
struct DecisionView {
    let visit: Visit
    let one: One
    let keys: ModerationKeys
    let errors: FormErrors

    /// A decision with what its page needs.
    struct One: Sendable {
        let decision: Decision
        let key: String
        /// Whether the reader may appeal as the author.
        let isAuthor: Bool
        /// Whether nothing was decided since.
        let isLatest: Bool
        let appeal: Appeal?
        /// The decision on the appeal.
        let answer: Decision?
    }

    init(_ visit: Visit, _ one: One, _ keys: ModerationKeys, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.keys = keys
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var decision: Decision { one.decision }

    var page: Page {
        let title = words(
            decision.outcome == .kept && decision.isReversal
                ? "moderation.reasons.reversed" : "moderation.reasons.\(decision.outcome.rawValue)")
        let text: HTML? =
            decision.text.isEmpty
            ? nil
            : """
            <h2>\(words("moderation.reasons.text"))</h2>
            <blockquote class="said" \(decision.language.attributes)>\(HTML.paragraphs(decision.text))</blockquote>
            """
        return Page(
            title,
            body: """
                <h1>\(title)</h1>
                \(text)
                \(facts)
                \(appeal)
                \(decision.outcome == .hidden ? "<p class=\"meta\">\(words("moderation.redress"))</p>" : nil)
                """)
    }

    private var facts: HTML {
        let means = "moderation.reasons.means.\(decision.outcome.rawValue)"
        let automated = decision.isFlagged ? "moderation.automated.flagged" : "moderation.automated.none"
        let role = words("moderation.decidedBy.\(decision.role.rawValue)")
        return """
            <dl class="facts">
            <dt>\(words("moderation.reasons.means"))</dt><dd>\(words(means))</dd>
            \(decision.facts.isEmpty ? nil : "<dt>\(words("moderation.facts"))</dt><dd dir=\"auto\">\(decision.facts)</dd>" as HTML)
            <dt>\(words("moderation.reasons.cause"))</dt>
            <dd>\(words("moderation.reasons.cause.\(decision.cause.rawValue)"))</dd>
            <dt>\(words("moderation.automated"))</dt><dd>\(words(automated))</dd>
            \(rule)
            <dt>\(words("moderation.decidedBy"))</dt><dd>\(role), \(words.date(decision.decided))</dd>
            </dl>
            """
    }

    private var rule: HTML? {
        guard decision.outcome == .hidden else { return nil }
        let text: HTML =
            decision.rule.map { rule in
                """
                <strong>\(words("moderation.rule.\(rule.rawValue)"))</strong>. \
                \(words("moderation.rule.\(rule.rawValue).text")) \
                \(words(rule.isLaw ? "moderation.rule.isLaw" : "moderation.rule.isHouse"))
                """
            } ?? "\(words("moderation.rule.before"))"
        return """
            <dt>\(words("moderation.rule"))</dt>
            <dd>\(text) <a href="\(ModerationRoutes.rules.link())">\(words("moderation.rules.title"))</a></dd>
            """
    }

    private var appeal: HTML? {
        if let answer = one.answer {
            return """
                <h2>\(words("moderation.appeal.answer"))</h2>
                <p class="verdict">\(words(answer.isReversal ? "moderation.appeal.upheld" : "moderation.appeal.dismissed"))</p>
                <p><a href="\(keys.link(to: answer.id))">\(words("moderation.appeal.read"))</a></p>
                """
        }
        if one.appeal != nil { return "<p class=\"flash\">\(words("moderation.appeal.waits"))</p>" }
        guard one.isAuthor, one.isLatest, decision.appealable == .author else { return nil }
        guard CalendarDay(visit.now) <= decision.appealUntil else {
            return "<p>\(words("moderation.refused.appealTooLate"))</p>"
        }
        return AppealForm(
            visit, to: ModerationRoutes.appeal.link(decision.id), key: one.key, until: decision.appealUntil,
            errors: errors
        ).section
    }
}
