import Community
import Kernel
import Web

/// Questions to which one can say something.
struct ConsultationListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func page(_ consultations: [Consultation], _ places: [Place], mayOpen: Bool) -> Page {
        let names = Dictionary(places.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let cards = consultations.map { card($0, place: names[$0.place] ?? "", heading: "h2") }
        let list: HTML =
            cards.isEmpty
            ? "<p class=\"empty\">\(words("consultation.none"))</p>" : "<ul class=\"grid\">\(cards)</ul>"
        let button: HTML? =
            mayOpen
            ? "<p><a class=\"button\" href=\"\(ConsultationRoutes.new.link())\">\(words("consultation.new"))</a></p>"
            : nil
        return Page(
            words("consultation.list.title"), width: .wide,
            body: """
                <h1>\(words("consultation.list.title"))</h1>
                <p class="lede">\(words("consultation.list.lede"))</p>
                \(button)
                \(list)
                """)
    }

    /// For the opening page: those that are open first.
    func panel(_ consultations: [Consultation], _ places: [PlaceID: String]) -> HTML {
        let cards = consultations.map { card($0, place: places[$0.place] ?? "", heading: "h3") }
        let list: HTML =
            cards.isEmpty
            ? "<p class=\"empty\">\(words("consultation.none"))</p>" : "<ul class=\"grid\">\(cards)</ul>"
        return """
            <section><h2>\(words("consultation.navigation"))</h2>\(list)
            <p><a href="\(ConsultationRoutes.list.link())">\(words("consultation.all"))</a></p></section>
            """
    }

    private func card(_ consultation: Consultation, place: String, heading: HTML) -> HTML {
        let (question, language) = consultation.question.best(for: visit.language)
        return """
            <li class="card">
            <p><span class="badge badge-\(consultation.phase.rawValue)">\
            \(words("consultation.phase.\(consultation.phase.rawValue)"))</span></p>
            <\(heading) \(language.attributes)>\
            <a class="card-link" href="\(ConsultationRoutes.one.link(consultation.id))">\(question)</a></\(heading)>
            <p class="meta"><bdi>\(place)</bdi> · \(words.date(consultation.opened))</p>
            </li>
            """
    }
}

/// A refusal in the reader's words, with the way out.
struct RefusalWording {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    /// The message key for a refusal that is told on the next page.
    static func flash(_ refusal: ConsultationRefusal) -> String {
        switch refusal {
        case .isClosed: "consultation.refused.closed"
        case .membersOnly: "consultation.refused.members"
        default: "consultation.refused.gone"
        }
    }

    func text(_ refusal: ConsultationRefusal) -> String {
        switch refusal {
        case .isClosed: words("consultation.refused.closed")
        case .signInNeeded: words("consultation.refused.signIn")
        case .membersOnly: words("consultation.refused.members")
        case .statementSimilar: words("compare.lede")
        case .statementIsGone: words("consultation.refused.gone")
        case .statementTooShort(let least): words("consultation.refused.short", count: least)
        case .statementTooLong(let most): words("consultation.refused.long", count: most)
        case .statementTwice: words("consultation.refused.twice")
        case .questionMissing: words("consultation.refused.question")
        case .questionTooLong(let most): words("consultation.refused.questionLong", count: most)
        case .answerMissing: words("consultation.refused.answer")
        case .changedMeanwhile: words("consultation.refused.changed")
        }
    }
}
