import Community
import Kernel
import Storage
import Web

/// What this room shows on the opening page and on the pages of a place, an organisation and the visitor: their consultations, and what became
/// of them.
struct ConsultationPanel: Sendable {
    let house: House

    /// Cards on the opening page.
    private static let mostAtHome = 3

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        if subject.kind == .home { return try await home(visit) }
        let consultations = try await house.database.read { s -> [Consultation] in
            if subject.kind == .place {
                return try ConsultationStore.within(PlaceID(subject.id), most: 12, in: s)
            }
            let all = try ConsultationStore.all(in: s)
            switch subject.kind {
            case .organisation: return all.filter { $0.organisation.value == subject.id }
            case .person:
                return try all.filter { consultation in
                    let key = ParticipationPages.key(visit, consultation.id)
                    return try StatementStore.existingParticipant(key, of: consultation.id, in: s) != nil
                }
            default: return []
            }
        }
        guard [.place, .organisation, .person].contains(subject.kind) else { return "" }
        let words = visit.words
        let arounds = try await house.database.read { [house] s in
            guard subject.kind == .person else { return [Subject: TrailAround]() }
            return Dictionary(
                uniqueKeysWithValues: try consultations.map {
                    ($0.subject, try TrailAround.read($0.subject, house, in: s))
                })
        }
        let items = consultations.map { item($0, visit, arounds[$0.subject]) }
        let list: HTML =
            items.isEmpty
            ? """
            <p>\(words("panel.none"))</p><p><a class="button" href="\(ConsultationRoutes.list.link())">\
            \(words("consultation.navigation"))</a></p>
            """ : "<ul class=\"trail\">\(items)</ul>"
        let voices = try await house.database.read { s in
            subject.kind == .place ? try ConsultationStore.voices(in: PlaceID(subject.id), s) : 0
        }
        let figure: HTML? = voices == 0 ? nil : "<p class=\"meta\">\(words("panel.voices", count: voices))</p>"
        let title = subject.kind == .person ? words("panel.mine") : words("panel.here")
        return "<section><h2>\(title)</h2>\(figure)\(list)</section>"
    }

    /// The open ones first, then the newest.
    private func home(_ visit: Visit) async throws -> HTML {
        let (all, places) = try await house.database.read { s in
            (try ConsultationStore.all(in: s), try PlaceStore.all(in: s))
        }
        let shown = all.filter { $0.isOpen(at: visit.now) } + all.filter { !$0.isOpen(at: visit.now) }
        return ConsultationListView(visit).panel(
            Array(shown.prefix(Self.mostAtHome)),
            Dictionary(places.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }))
    }

    /// The question, how far it has come, and the answer when there is one.
    private func item(_ consultation: Consultation, _ visit: Visit, _ around: TrailAround?) -> HTML {
        let words = visit.words
        let (question, language) = consultation.question.best(for: visit.language)
        let answer: HTML? = consultation.answer.map {
            "<p><strong>\(words("result.answer"))</strong> <span dir=\"auto\">\($0)</span></p>"
        }
        let results = around.flatMap { TrailView(visit, $0).results }
        let became: HTML? = results.map { "<p><strong>\(words("panel.became"))</strong></p>\($0)" }
        return """
            <li><p class="meta">\(words.date(consultation.opened)) · \
            \(words("consultation.phase.\(consultation.phase.rawValue)"))</p>
            <p \(language.attributes)>\
            <a href="\(ConsultationRoutes.results.link(consultation.id))">\(question)</a></p>\(answer)\(became)</li>
            """
    }
}
