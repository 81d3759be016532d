import Kernel
import Testing

@testable import LocalInitiatives

/// Who may do what in which phase, over all of them.
@Suite struct RuleTests {
    @Test func `nothing is skipped on the way, and nothing follows an end`() {
        for from in LocalInitiative.Phase.allCases {
            for to in LocalInitiative.Phase.allCases {
                let isStep: Bool =
                    switch (from, to) {
                    case (.gathering, .underWay), (.gathering, .stopped), (.underWay, .done), (.underWay, .stopped):
                        true
                    default: false
                    }
                #expect(from.next.contains(to) == isStep)
            }
        }
    }

    @Test func `once it is done or stopped only pictures are added, by organisers`() {
        for act in LocalInitiativePolicy.Act.allCases {
            for part in LocalInitiativePolicy.Part.allCases {
                #expect(!LocalInitiativePolicy.allows(act, in: .stopped, as: part))
                let isPicture = act == .addPicture || act == .removePicture
                #expect(LocalInitiativePolicy.allows(act, in: .done, as: part) == (isPicture && part == .organiser))
            }
        }
    }

    @Test func `a neighbour offers, a helper takes tasks, an organiser decides`() {
        func acts(_ part: LocalInitiativePolicy.Part) -> Set<LocalInitiativePolicy.Act> {
            let all = LocalInitiativePolicy.Act.allCases
            return Set(all.filter { LocalInitiativePolicy.allows($0, in: .gathering, as: part) })
        }
        #expect(acts(.neighbour) == [.offer, .withdraw])
        #expect(acts(.helper) == [.offer, .withdraw, .takeTask, .tickTask])
        #expect(acts(.organiser) == [.withdraw, .decide, .addNeed, .addTask, .takeTask, .tickTask, .moveOn])
    }

    @Test func `what is wrong with the person is said before what is wrong with the time`() {
        #expect(throws: LocalInitiativeRefusal.notYours) {
            try LocalInitiativePolicy.check(.decide, in: .stopped, as: .neighbour)
        }
        #expect(throws: LocalInitiativeRefusal.notNow) {
            try LocalInitiativePolicy.check(.decide, in: .stopped, as: .organiser)
        }
    }

    @Test func `a task is ticked off by its taker or an organiser, once`() {
        let (taker, other) = (PersonID(1), PersonID(2))
        let open = LocalTask(id: TaskID(1), text: "Lights", taker: taker, done: nil)
        let done = LocalTask(id: TaskID(1), text: "Lights", taker: taker, done: Moment(milliseconds: 1))
        #expect(LocalInitiativePolicy.mayTick(open, taker, as: .helper))
        #expect(!LocalInitiativePolicy.mayTick(open, other, as: .helper))
        #expect(LocalInitiativePolicy.mayTick(open, other, as: .organiser))
        #expect(!LocalInitiativePolicy.mayTick(done, taker, as: .organiser))
    }

    @Test(arguments: Need.Kind.allCases) func `a need is of one to its most, in whole units`(kind: Need.Kind) {
        func need(_ wanted: Int) -> Need {
            Need(id: NeedID(1), kind: kind, what: "Chairs", wanted: wanted, covered: 0)
        }
        #expect(throws: Never.self) { try need(1 * kind.unit).check(line: "1") }
        #expect(throws: Never.self) { try need(kind.most * kind.unit).check(line: "1") }
        for wrong in [0, kind.most * kind.unit + 1] {
            #expect(throws: LocalInitiativeRefusal.wantedWrong(line: "1", most: kind.most)) {
                try need(wrong).check(line: "1")
            }
        }
    }
}
