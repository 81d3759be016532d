import Kernel
import Testing

@testable import Proposals

/// Rules on values: who may do what when, what changed, and in which order arguments stand.
@Suite struct RuleTests {
    @Test func `who may do what with a proposal in each phase`() {
        typealias Act = ProposalPolicy.Act
        func allowed(_ phase: Proposal.Phase, author: Bool, signedIn: Bool) -> Set<Act> {
            Set(
                Act.allCases.filter {
                    ProposalPolicy.allows($0, on: phase, isAuthor: author, isSignedIn: signedIn)
                })
        }
        for phase in Proposal.Phase.allCases {
            #expect(allowed(phase, author: false, signedIn: false) == (phase == .draft ? [] : [.see]))
        }
        #expect(allowed(.draft, author: false, signedIn: true) == [])
        #expect(allowed(.draft, author: true, signedIn: true) == [.see, .edit, .invite, .publish])
        #expect(allowed(.published, author: false, signedIn: true) == [.see, .endorse, .argue, .amend])
        #expect(
            allowed(.published, author: true, signedIn: true)
                == [.see, .edit, .invite, .withdraw, .decideAmendment, .askMerger, .consentMerger, .endorse, .argue])
        #expect(allowed(.withdrawn, author: true, signedIn: true) == [.see])
        #expect(allowed(.merged, author: true, signedIn: true) == [.see])
    }

    @Test func `a difference gives both texts back, for every pair of small texts`() {
        let words = ["a ", "b ", "c "]
        var texts = [""]
        for _ in 0..<3 { texts += texts.flatMap { text in words.map { text + $0 } } }
        for old in Set(texts) {
            for new in Set(texts) {
                let runs = WordDifference(from: old, to: new).runs
                var (before, after) = ("", "")
                for run in runs {
                    switch run {
                    case .kept(let text):
                        before += text
                        after += text
                    case .removed(let text): before += text
                    case .added(let text): after += text
                    }
                }
                #expect(before == old && after == new)
            }
        }
        #expect(
            WordDifference(from: "free classes at night", to: "free language classes at night").runs
                == [.kept("free "), .added("language "), .kept("classes at night")])
    }

    @Test func `the best come first and every third place belongs to the newest`() {
        let arguments = [9, 7, 5, 3, 0, 0].enumerated().map { age, supports in
            Argument(
                id: ArgumentID(Int64(age)), parent: nil, side: .supporting, text: "", author: "", supports: supports,
                at: Moment(milliseconds: Int64(age)))
        }
        let order = DebateOrder.arrange(arguments)
        #expect(order.map(\.supports) == [9, 7, 0, 5, 3, 0])
        #expect(order[2].id == ArgumentID(5), "the newest")
        #expect(Set(order) == Set(arguments))
        #expect(DebateOrder.arrange([]) == [])
    }
}
