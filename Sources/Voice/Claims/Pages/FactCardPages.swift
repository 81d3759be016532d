import Community
import Kernel
import Speech
import Storage
import Web

/// A text beside the talk it stands in: cues of a facade, and fact cards where all of them are there. Nothing is kept.
struct FactCardPages: Sendable {
    let house: House

    private static let longest = 4_000

    func add(to routes: inout Routes) {
        routes.get(ClaimRoutes.cards) { visit in visit.reply(FactCardView(visit, nil, errors: FormErrors()).page) }
        routes.post(ClaimRoutes.cards, limit: .statements, look)
    }

    private func look(_ visit: Visit) async throws -> Reply {
        let (text, topic) = (visit.form["text"], visit.form["topic"])
        guard (1...Self.longest).contains(text.count), topic.count <= Self.longest else {
            let error = visit.words("claim.refused.quote", ["most": visit.words.number(Self.longest)])
            return visit.reply(FactCardView(visit, nil, errors: FormErrors("text", error)).page)
        }
        let claims = try await house.database.read { s in
            try ClaimStore.published(most: 500, in: s).filter { $0.verdict != nil }.map { claim in
                let entries = try ClaimStore.entries(of: claim.id, in: s).map(\.text)
                return (claim: claim, words: ([claim.text.quote] + entries).joined(separator: " "))
            }
        }
        let cues = FacadeCues(
            text, topic: topic, parties: Array(Set(claims.map(\.claim.text.party))), model: SpeechModel.shipped)
        let cards = cues.offersCards ? FactCards.of(text, among: claims) : []
        return visit.reply(FactCardView(visit, .init(cues: cues, cards: cards), errors: FormErrors()).page)
    }
}
