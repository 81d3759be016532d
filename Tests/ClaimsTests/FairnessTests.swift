import Kernel
import Testing

@testable import Claims

/// The tests that keep the register fair: the same for every party, and each of them can fail.
@Suite struct FairnessTests {
    private let day = CalendarDay("2026-11-01")

    private func claim(_ change: (inout PublicClaim.Text) -> Void = { _ in }) -> PublicClaim {
        var text = PublicClaim.Text(
            language: .english, quote: "Words", speaker: "A", party: "P", role: .local, title: "Councillor", said: day,
            occasion: "Meeting", link: "https://a.example/1", asked: day)
        change(&text)
        return PublicClaim(id: ClaimID(1), place: PlaceID(1), text: text, author: PersonID(1), written: .year2026)
    }

    private func entry(
        _ part: Entry.Part = .context, _ text: String = "So it is.", link: String = "https://b.example/2",
        source: String = "Office", day: CalendarDay? = CalendarDay("2026-11-01")
    ) -> Entry {
        Entry(id: EntryID(1), part: part, text: text, source: source, link: link, day: day)
    }

    private func reviews(_ list: (Int64, PublicClaim.Verdict)...) -> [Review] {
        list.map { Review(reviewer: PersonID($0.0), verdict: $0.1, reason: "Because.") }
    }

    @Test func `a whole entry with two reviewers passes every test, and each gap fails exactly its own`() {
        let agreed = reviews((2, .untrue), (3, .untrue))
        #expect(Fairness.passed(claim(), [entry()], agreed) == Set(Fairness.allCases))

        let gaps: [(PublicClaim, [Entry], [Review], Fairness)] = [
            (claim { $0.occasion = "" }, [entry()], agreed, .whole),
            (claim { $0.said = nil }, [entry()], agreed, .whole),
            (claim { $0.title = "" }, [entry()], agreed, .role),
            (claim { $0.link = "a.example" }, [entry()], agreed, .sourced),
            (claim(), [entry(), entry(.serves, link: "")], agreed, .sourced),
            (claim(), [entry(), entry(.response, source: "")], agreed, .sourced),
            (claim(), [entry(), entry(day: nil)], agreed, .sourced),
            (claim(), [entry(.serves)], agreed, .evidence), (claim(), [], agreed, .evidence),
            (claim { $0.asked = nil }, [entry()], agreed, .asked),
            (claim(), [entry(.context, "Look at that!")], agreed, .calm),
            (claim(), [entry()], reviews((2, .untrue)), .independent),
        ]
        for (claim, entries, reviews, gap) in gaps {
            #expect(Fairness.passed(claim, entries, reviews) == Set(Fairness.allCases).subtracting([gap]))
        }
    }

    @Test func `whoever spoke, for whichever party, in whichever role, the tests answer the same`() {
        for role in PublicClaim.PublicRole.allCases {
            for (speaker, party) in [("A", "P"), ("B", "Q"), ("C", "")] {
                let other = claim {
                    $0.role = role
                    $0.speaker = speaker
                    $0.party = party
                }
                for entries in [[], [entry()], [entry(.serves)]] {
                    #expect(Fairness.passed(other, entries, []) == Fairness.passed(claim(), entries, []))
                }
            }
        }
    }

    @Test func `two different people agree, and the author is neither, over all small sets of reviews`() {
        let verdicts = PublicClaim.Verdict.allCases
        for first in verdicts {
            for second in verdicts {
                for author in [Int64(1), 2, 3, 4] {
                    let expected = first == second && author != 2 && author != 3 ? first : nil
                    let found = Fairness.agreed(reviews((2, first), (3, second)), author: PersonID(author))
                    #expect(found == expected)
                }
                #expect(Fairness.agreed(reviews((2, first), (2, second)), author: nil) == nil)
            }
        }
    }

    @Test(arguments: [
        ("The office counted 19 of 412.", true), ("CNCD and EU answered.", true), ("Is it so?", true),
        ("Unbelievable!", false), ("They LIE SHAMELESSLY again.", false), ("Really??", false),
        ("Shame 😡", false), ("ΝΤΡΟΠΗ ΜΕΓΑΛΥΤΕΡΗ", false), ("قال المكتب إن العدد 19.", true), ("يا للعار!", false),
    ]) func `our own words do not shout, whatever they say`(text: String, isCalm: Bool) {
        #expect(Fairness.isCalm(text) == isCalm)
    }

    @Test func `the balance counts every claim once, and those under review without a verdict`() {
        let balance = Balance([
            .init(name: "P", verdict: .untrue, sources: 3, hasReply: true),
            .init(name: "Q", verdict: .supported, sources: 2, hasReply: false),
            .init(name: "P", verdict: nil, sources: 4, hasReply: false),
        ])
        #expect(balance.rows.map(\.name) == ["P", "Q"])
        #expect(balance.rows[0] == .init(name: "P", claims: 2, verdicts: [.untrue: 1], sources: 3.5, replies: 1))
    }

    @Test func `an act is possible in its states alone`() {
        let states: [(PublicClaim.State, Bool)] = [
            (.draft, false), (.review, false), (.review, true), (.published, true),
        ]
        let possible: [ClaimPolicy.Act: [Bool]] = [
            .edit: [true, false, false, false], .addEntry: [true, true, true, true],
            .removeEntry: [true, false, false, false], .submit: [true, false, false, false],
            .takeBack: [false, true, false, false], .review: [false, true, true, false],
            .reopen: [false, false, false, true], .correct: [false, false, true, true],
            .decideReply: [false, false, true, true],
        ]
        for act in ClaimPolicy.Act.allCases {
            let found = states.map {
                ClaimPolicy.allows(act, state: $0.0, isPublic: $0.1, isAuthor: false, hasReviewed: false)
            }
            #expect(found == possible[act])
        }
        #expect(throws: ClaimRefusal.ownClaim) {
            try ClaimPolicy.check(.review, state: .review, isPublic: false, isAuthor: true, hasReviewed: false)
        }
        #expect(throws: ClaimRefusal.reviewedAlready) {
            try ClaimPolicy.check(.review, state: .review, isPublic: false, isAuthor: false, hasReviewed: true)
        }
    }
}
