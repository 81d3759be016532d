import Deliberation
import Kernel
import Print
import Web

/// The wall of a hall: the question, how to join, and the map as it grows.
struct ProjectorView: Sendable {
    let visit: Visit
    let consultation: Consultation

    init(_ visit: Visit, _ consultation: Consultation) {
        self.visit = visit
        self.consultation = consultation
    }

    private var words: Words { visit.words }

    func page(_ map: OpinionMap) -> Page {
        let (question, language) = consultation.question.best(for: visit.language)
        let address = visit.absolute(ConsultationRoutes.short.link(ShortCode.code(for: consultation.id)))
        let parts = parts(map)
        var page = Page(
            question,
            body: """
                <h1 \(language.attributes)>\(question)</h1>
                <div class="projector-hall" data-live="\(ConsultationRoutes.live.link(consultation.id))">
                <figure class="map" id="live-map">\(parts["live-map"])</figure>
                <div class="stack">
                <p>\(words("projector.join"))</p>
                \(QRCode.svg(address, label: words("projector.code")))
                <p dir="ltr">\(address)</p>
                <p id="live-figures">\(parts["live-figures"])</p>
                </div></div>
                """)
        page.frame = .projector
        return page
    }

    /// What moves, by the id of the element that holds it.
    func parts(_ map: OpinionMap) -> [String: HTML] {
        let verdict = map.clustering.verdict
        let drawing = MapDrawing(
            map: map, own: nil, showsGroups: verdict == .firm || verdict == .tentative, words: words)
        let votes = map.statements.reduce(0) { $0 + $1.counts.votes }
        return [
            "live-map": drawing.svg,
            "live-figures": """
            <span class="counter">\(words("result.people", count: map.participants.count))</span> \
            <span class="counter">\(words("result.votes", count: votes))</span>
            """,
        ]
    }
}
