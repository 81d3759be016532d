import Community
import Deliberation
import Kernel
import Web

/// One suggestion: what is asked of whom, on which figures, by when, and what was answered.
struct SuggestionView {
    let visit: Visit
    let one: One

    /// A suggestion with what its page needs.
    struct One: Sendable {
        let suggestion: Suggestion
        let organisation: Organisation
        let institutions: [Institution]
        let answers: [Answer]
        let mayWrite: Bool
        let note: ExposureNote
        /// The institutions in whose name the reader answers.
        let mayAnswer: Set<InstitutionID>
        let around: TrailAround
        let follows: Bool
    }

    init(_ visit: Visit, _ one: One) {
        self.visit = visit
        self.one = one
    }

    private var words: Words { visit.words }
    private var suggestion: Suggestion { one.suggestion }
    private var today: CalendarDay { CalendarDay(visit.now) }

    func page(_ panels: [HTML]) -> Page {
        let language = suggestion.language
        let attributes: HTML = "\(language.attributes)"
        let organisation = CommunityRoutes.organisation.link(suggestion.organisation)
        return Page(
            suggestion.title, width: .wide,
            body: """
                <p><span class="badge badge-\(suggestion.phase.rawValue)">\
                \(words("suggestion.phase.\(suggestion.phase.rawValue)"))</span></p>
                <h1 \(attributes)>\(suggestion.title)</h1>
                <p class="meta"><a href="\(organisation)">\(one.organisation.name)</a> · \
                \(words.date(suggestion.published ?? suggestion.drafted))</p>
                \(one.note.note(words))
                \(cycle.strip(visit))
                \(writing)
                <div class="lede" \(attributes)>\(HTML.paragraphs(suggestion.introduction))</div>
                \(addressees)
                <h2>\(words("suggestion.asks"))</h2>
                \(suggestion.asks.enumerated().map { ask($0.element, number: $0.offset + 1) })
                \(panels)
                \(TrailView(visit, one.around).section)
                <div class="cluster"><a class="button" href="\(SuggestionRoutes.paper.link(suggestion.id))">\
                \(words("suggestion.paper"))</a>\(FollowButton(visit, suggestion.subject, follows: one.follows).form)</div>
                \(suggestion.phase == .draft ? nil : report)
                """)
    }

    private var report: HTML {
        "<p class=\"meta\">\(ReportLink(visit, suggestion.subject).link(about: suggestion.title))</p>"
    }

    private var cycle: PolicyCycle {
        let names = one.suggestion.addressees.compactMap { addressee in
            one.institutions.first { $0.id == addressee.institution }?.name
        }.joined(separator: ", ")
        let isAnswered = SuggestionSummary(suggestion, one.answers).given > 0
        return PolicyCycle(
            isAnswered ? .decision : .drafting, isAnswered ? .dialogue : .consultation,
            next: words("suggestion.next", ["institutions": names]),
            [
                .init(
                    words("suggestion.whoElse"),
                    CommunityRoutes.institutions.link().with("place", suggestion.place))
            ])
    }

    private var addressees: HTML {
        let items = suggestion.addressees.map { addressee -> HTML in
            let institution = one.institutions.first { $0.id == addressee.institution }
            let link = CommunityRoutes.institution.link(addressee.institution)
            let late = suggestion.daysLate(addressee.institution, one.answers, on: today)
            let due: HTML? = addressee.due.map { " · \(words("suggestion.due", ["day": words.date($0)]))" }
            let warning: HTML? =
                late > 0 ? " <span class=\"badge badge-warn\">\(words("suggestion.late", count: late))</span>" : nil
            let unknown: HTML? =
                institution?.email == nil && institution?.organisation == nil
                ? " <span class=\"meta\">(\(words("suggestion.noContact")))</span>" : nil
            return """
                <li><a href="\(link)" dir="auto">\(institution?.name ?? "")</a>\(due)\(warning)\(unknown)</li>
                """
        }
        return "<h2>\(words("suggestion.addressees"))</h2><ul>\(items)</ul>"
    }

    private func ask(_ ask: Ask, number: Int) -> HTML {
        let language = suggestion.language
        let open = suggestion.addressees.filter { addressee in
            let given = one.answers.first { $0.ask == ask.id && $0.institution == addressee.institution }
            return given == nil || given?.verdict == .deferred
        }.filter { one.mayAnswer.contains($0.institution) && suggestion.phase == .published }
        let buttons = open.map { addressee -> HTML in
            let link = SuggestionRoutes.answer.link(ask.id, addressee.institution)
            return "<p><a class=\"button button-primary\" href=\"\(link)\">\(words("answer.give"))</a></p>"
        }
        let answers = one.answers.filter { $0.ask == ask.id }.map(answer)
        let none: HTML? =
            answers.isEmpty && suggestion.phase == .published
            ? "<p class=\"meta\">\(words("answer.none"))</p>" : nil
        return """
            <article class="card ask"><h3 \(language.attributes)>\(number). \(ask.text)</h3>
            \(ask.evidence.map { EvidenceView(visit, $0, source: suggestion.source).figures })
            <h4>\(words("answer.title"))</h4>\(none)\(answers)\(buttons)</article>
            """
    }

    private func answer(_ answer: Answer) -> HTML {
        let institution = one.institutions.first { $0.id == answer.institution }
        let until: HTML? = answer.until.map { " \(words("answer.until", ["day": words.date($0)]))" }
        let forwarded: HTML? = answer.forwardedTo.flatMap { id in one.institutions.first { $0.id == id } }.map {
            " <a href=\"\(CommunityRoutes.institution.link($0.id))\" dir=\"auto\">\($0.name)</a>"
        }
        let language = answer.language
        let paragraphs = HTML.paragraphs(answer.reasons)
        return """
            <div class="answer answer-\(answer.verdict.rawValue)" id="answer-\(answer.id.description)">
            <p><strong>\(words("answer.verdict.\(answer.verdict.rawValue)"))</strong>\(until)\(forwarded) \
            <span class="meta" dir="auto">\(institution?.name ?? "")</span> <span class="meta">\(words.date(answer.at))</span></p>
            <div \(language.attributes)>\(paragraphs)</div>
            \(rating(answer))</div>
            """
    }

    private func rating(_ answer: Answer) -> HTML {
        let total = answer.yes + answer.no
        let shown: HTML? =
            total == 0
            ? nil
            : "<p class=\"meta\">\(words("answer.rating", count: total, ["yes": words.number(answer.yes)]))</p>"
        guard visit.person != nil else { return shown ?? "" }
        let to = SuggestionRoutes.rating.link(answer.id)
        let yes = FormView(visit, to: to).button(
            words("answer.rate.yes"), class: "button button-quiet", hidden: [("answers", "yes")])
        let no = FormView(visit, to: to).button(
            words("answer.rate.no"), class: "button button-quiet", hidden: [("answers", "no")])
        return "\(shown)<p class=\"meta\">\(words("answer.rate"))</p><div class=\"cluster\">\(yes)\(no)</div>"
    }

    /// What its authors can do with it now.
    private var writing: HTML? {
        guard one.mayWrite else { return nil }
        switch suggestion.phase {
        case .draft:
            let publish = FormView(visit, to: SuggestionRoutes.publication.link(suggestion.id)).button(
                words("suggestion.publish"), class: "button button-primary")
            return """
                <div class="cluster"><a class="button" href="\(SuggestionRoutes.edit.link(suggestion.id))">\
                \(words("suggestion.edit"))</a>\(publish)</div>
                """
        case .published:
            return FormView(visit, to: SuggestionRoutes.withdrawal.link(suggestion.id)).button(
                words("suggestion.withdraw"), class: "button button-quiet")
        case .withdrawn: return nil
        }
    }
}
