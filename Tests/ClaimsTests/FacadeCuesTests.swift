import Kernel
import Speech
import Testing

@testable import Claims

/// Cues of a facade offer facts only where all three are there, and each is needed.
@Suite struct FacadeCuesTests {
    private let topic = "The timetable of bus line 7 and its stops near the market"
    private let hostile = "Migrants are parasites and ruin this town. Vote for us on Sunday!"

    private func cues(_ text: String, topic: String? = nil, parties: [String] = []) -> Set<FacadeCues.Cue> {
        FacadeCues(text, topic: topic ?? self.topic, parties: parties, model: SpeechModel.shipped).cues
    }

    @Test func `a group blamed with an appeal for votes beside the topic has all three`() {
        #expect(cues(hostile) == [.group, .appeal, .beside])
        #expect(!cues("Migrants are parasites, says The Straight Path.", parties: [""]).contains(.appeal))
        #expect(
            cues("Migrants are parasites, says The Straight Path.", parties: ["The Straight Path"]).contains(.appeal))
    }

    @Test func `without a topic nothing is beside it, and whoever speaks to the topic is not`() {
        #expect(!cues(hostile, topic: "").contains(.beside))
        #expect(!cues("The timetable of the bus line leaves out two stops near the market.").contains(.beside))
    }

    @Test(arguments: [
        "We vote on Sunday about the new school.", "Migrants came to the meeting and brought bread.",
        "The bus line should stop at the market.",
    ]) func `harmless talk has not all three`(text: String) {
        #expect(!FacadeCues(text, topic: topic, parties: [], model: SpeechModel.shipped).offersCards)
    }

    @Test(arguments: [
        ("ro", "Votați duminică pentru noi."), ("el", "Ψηφίστε μας την Κυριακή στις εκλογές."),
        ("ar", "صوتوا لنا يوم الأحد في الانتخابات."), ("es", "Votad el domingo por nuestro partido."),
        ("de", "Am Sonntag ist Wahl, gebt uns eure Stimme."), ("pl", "W niedzielę są wybory, głosujcie na nas."),
    ]) func `an appeal for votes is heard in other languages`(language: String, text: String) {
        #expect(cues(text).contains(.appeal))
    }

    @Test func `fact cards are those with the most words in common, three at most`() {
        func claim(_ id: Int64, _ quote: String) -> (claim: PublicClaim, words: String) {
            let text = PublicClaim.Text(
                language: .english, quote: quote, speaker: "A", party: "", role: .local, title: "T", said: nil,
                occasion: "O", link: "https://a.example", asked: nil)
            return (
                PublicClaim(id: ClaimID(id), place: PlaceID(1), text: text, author: nil, written: .year2026), quote
            )
        }
        let claims = [
            claim(1, "nothing shared"), claim(2, "flats rents foreigners"), claim(3, "flats foreigners"),
            claim(4, "flats rents foreigners town"), claim(5, "flats rents"), claim(6, "flats"),
        ]
        let cards = FactCards.of("Foreigners take flats and rents rise in town", among: claims)
        #expect(cards.map(\.id.value) == [4, 2, 3])
    }
}
