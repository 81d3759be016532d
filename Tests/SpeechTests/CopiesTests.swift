import Testing

@testable import Speech

struct CopiesTests {
    private let pasted = "The new centre takes our park away and nobody asked us. Stop it now!"

    @Test
    func `small changes do not hide a copy`() {
        let texts = [
            pasted, "We need more buses to the hospital, also on Sundays, please.",
            "THE NEW CENTRE takes our park away & nobody asked us!!! stop it now",
            "Friends: the new center takes our park away and nobody asked us. Stop it!", "Thanks!", "Thanks!",
        ]

        #expect(Copies(texts).groups == [[0, 2, 3]])
        #expect(Copies.likeness(texts[0], texts[1]) < 0.1)
    }

    @Test
    func `Arabic copies differ by marks and forms of letters only`() {
        let texts = ["المركز الجديد يأخذ حديقتنا ولم يسألنا أحد", "المركز الجديد يأخُذ حديقتنا ولم يسألنا احد !"]

        #expect(Copies(texts).groups == [[0, 1]])
    }

    @Test
    func `bands lose no pair that is alike`() {
        let words = ["park", "centre", "people", "street", "school", "market", "garden", "river", "station", "library"]
        var random = SplitMix(seed: 7)
        let texts = (0..<200).map { index -> String in
            guard index % 2 == 1 else {
                return (0..<14).map { _ in words[Int(random.next() % 10)] + "\(random.next() % 97)" }.joined(
                    separator: " ")
            }
            return ""
        }
        let pairs = texts.indices.map { index in
            index % 2 == 1 ? texts[index - 1].replacingOccurrences(of: "a", with: "á") + " !" : texts[index]
        }

        #expect(Copies(pairs).groups == stride(from: 0, to: 200, by: 2).map { [$0, $0 + 1] })
    }

    @Test
    func `a campaign needs several people within a week`() {
        func posts(_ authors: [Int], _ days: [Int64]) -> [PastedCampaign.Post] {
            zip(authors, days).map { .init(text: pasted, author: $0, time: $1 * 24 * 3600 * 1000) }
        }

        #expect(PastedCampaign.find(posts([1, 1, 1], [0, 1, 2])).isEmpty)
        #expect(PastedCampaign.find(posts([1, 2, 3], [0, 5, 10])).isEmpty)
        let campaign = PastedCampaign.find(posts([1, 2, 3, 4], [0, 20, 22, 27]))
        #expect(campaign.map(\.posts) == [[0, 1, 2, 3]])
        #expect(campaign.map(\.authors) == [4])
    }
}
