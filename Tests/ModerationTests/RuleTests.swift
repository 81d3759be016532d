import Community
import Kernel
import Testing
import Web

@testable import Moderation

/// The rules of moderation, without a database.
@Suite struct RuleTests {
    private let here = Belonging(organisation: OrganisationID(1), places: [PlaceID(3), PlaceID(2), PlaceID(1)])

    private func person(_ number: Int64) -> PersonID { PersonID(number) }

    private func candidate(_ number: Int64, _ role: Role.Name, load: Int) -> Share.Candidate {
        Share.Candidate(person: person(number), role: role, load: load)
    }

    private func decision(
        _ outcome: Decision.Outcome, kind: Subject.Kind = "statement", rule: HouseRule? = nil,
        language: Language = .english, triage: Triage = .none, answers: Appeal.Side? = nil,
        wait: Moment.Span = .hours(1)
    ) -> Decision {
        let decided = Moment(milliseconds: 1_795_521_600_000)
        return Decision(
            id: DecisionID(1), subject: Subject(kind, 1), space: Subject(.place, 1), place: PlaceID(1),
            organisation: nil, language: language, outcome: outcome, rule: rule, facts: "", text: "", role: .moderator,
            moderator: nil, cause: answers == nil ? .held : .appealed, triage: triage, opened: decided - wait,
            decided: decided, answers: answers)
    }

    // Shares.

    @Test func `the moderator who had the least to do lately gets the next text`() {
        let three = [
            candidate(1, .moderator, load: 4), candidate(2, .moderator, load: 1), candidate(3, .moderator, load: 2),
        ]

        #expect(Share.choose(three, excluded: []) == person(2))
        #expect(Share.choose(three, excluded: [person(2)]) == person(3))
        #expect(Share.choose(three, excluded: [person(1), person(2), person(3)]) == nil)
    }

    @Test func `facilitators and then administrators decide only where no moderator is left`() {
        let all = [
            candidate(1, .administrator, load: 0), candidate(2, .facilitator, load: 0),
            candidate(3, .moderator, load: 9),
        ]

        #expect(Share.choose(all, excluded: []) == person(3))
        #expect(Share.choose(all, excluded: [person(3)]) == person(2))
        #expect(Share.choose(all, excluded: [person(2), person(3)]) == person(1))
    }

    @Test func `members, coordinators and officials are given nothing`() {
        let others = [Role.Name.member, .coordinator, .official].map { candidate(1, $0, load: 0) }

        #expect(Share.choose(others, excluded: []) == nil)
    }

    @Test func `shares stay balanced whatever the number of moderators`() {
        for count in 1...5 {
            var loads = [Int](repeating: 0, count: count)
            for _ in 0..<(count * 7 + 3) {
                let all = loads.enumerated().map { candidate(Int64($0.offset), .moderator, load: $0.element) }
                if let next = Share.choose(all, excluded: []) { loads[Int(next.value)] += 1 }
            }
            #expect((loads.max() ?? 0) - (loads.min() ?? 0) <= 1, "\(count) moderators")
        }
    }

    // Who may.

    @Test func `moderators and facilitators decide where they belong, others do not`() {
        let near = Role.Scope.place(PlaceID(2))
        for name in Role.Name.allCases {
            let may = ModerationPolicy.mayModerate([Role(name, near)], for: here)
            #expect(may == [.moderator, .facilitator, .administrator].contains(name), "\(name)")
            #expect(!ModerationPolicy.mayModerate([Role(name, .place(PlaceID(9)))], for: here))
            #expect(!ModerationPolicy.mayModerate([Role(name, .organisation(OrganisationID(9)))], for: here))
        }
    }

    @Test func `nobody decides on their own words, or on what they passed on or decided before`() {
        let roles = [Role(.moderator, .organisation(OrganisationID(1)))]
        func may(authors: [PersonID], excluded: Set<PersonID>) -> Bool {
            ModerationPolicy.mayDecide(person(1), roles: roles, for: here, authors: authors, excluded: excluded)
        }

        #expect(may(authors: [person(2)], excluded: [person(3)]))
        #expect(!may(authors: [person(2), person(1)], excluded: []))
        #expect(!may(authors: [], excluded: [person(1)]))
    }

    @Test func `the role that an author reads is the least that allows the decision`() {
        let scope = Role.Scope.organisation(OrganisationID(1))
        #expect(
            ModerationPolicy.role(of: [Role(.moderator, scope), Role(.administrator, scope)], for: here) == .moderator)
        #expect(ModerationPolicy.role(of: [Role(.facilitator, scope)], for: here) == .facilitator)
        #expect(ModerationPolicy.role(of: [Role(.administrator, scope)], for: here) == .administrator)
        let elsewhere = Role(.moderator, .organisation(OrganisationID(7)))
        #expect(ModerationPolicy.role(of: [elsewhere, Role(.administrator, scope)], for: here) == .administrator)
    }

    // What waits.

    @Test func `each choice of a space holds what it says`() {
        #expect(Triage.allCases.filter(Holding.everything.holds) == [.none, .review, .urgent])
        #expect(Triage.allCases.filter(Holding.flagged.holds) == [.review, .urgent])
        #expect(Triage.allCases.filter(Holding.urgent.holds) == [.urgent])
        #expect(Triage.allCases.filter(Holding.nothing.holds) == [])
    }

    @Test func `what is urgent comes before what was reported, and that before what merely waits`() {
        #expect(Entry.priority(.urgent, .held) == 0)
        #expect(Entry.priority(.review, .flagged) == 1)
        #expect(Entry.priority(.none, .reported) == 1)
        #expect(Entry.priority(.none, .appealed) == 1)
        #expect(Entry.priority(.none, .picture) == 1)
        #expect(Entry.priority(.none, .held) == 2)
    }

    // Appeals.

    @Test func `the author appeals what is hidden, a reporter what is shown, and neither twice in a row`() {
        #expect(decision(.hidden).appealable == .author)
        #expect(decision(.kept).appealable == .reporter)
        #expect(decision(.hidden, answers: .author).appealable == nil)
        #expect(decision(.kept, answers: .author).appealable == .reporter)
        #expect(decision(.kept, answers: .reporter).appealable == nil)
        #expect(decision(.hidden, answers: .reporter).appealable == .author)
    }

    @Test func `an appeal is open for at least six months`() throws {
        for start in ["2026-01-31", "2026-02-28", "2026-03-01", "2026-08-31", "2027-12-31", "2028-02-29"] {
            let day = try #require(CalendarDay(start))
            let month = String(day.month > 6 ? day.month - 6 : day.month + 6)
            let year = day.month > 6 ? day.year + 1 : day.year
            let sixMonthsLater = try #require(
                (28...31).reversed().lazy.compactMap { last in
                    CalendarDay(
                        "\(year)-\(month.count == 1 ? "0" : "")\(month)-\(min(day.day, last) < 10 ? "0" : "")\(min(day.day, last))"
                    )
                }.first)
            #expect(CalendarDay(day.midnight + Decision.appealTime) >= sixMonthsLater, "\(start)")
        }
    }

    @Test func `a decision on an appeal is a reversal exactly when it differs from what was appealed`() {
        #expect(decision(.kept, answers: .author).isReversal)
        #expect(!decision(.hidden, answers: .author).isReversal)
        #expect(decision(.hidden, answers: .reporter).isReversal)
        #expect(!decision(.kept, answers: .reporter).isReversal)
        #expect(!decision(.hidden).isReversal)
    }

    // Figures.

    @Test func `no small number is shown, nor can it be found by taking others from the whole`() {
        for first in 0...7 {
            for second in 0...7 {
                for third in 0...7 {
                    let counts = ["a": first, "b": second, "c": third]
                    let total = first + second + third
                    guard let shown = SmallNumbers.show(counts) else {
                        #expect(total < SmallNumbers.least)
                        continue
                    }
                    let cells = shown.cells.map(\.count)
                    #expect(cells.allSatisfy { $0 >= SmallNumbers.least }, "\(counts)")
                    #expect(shown.rest.map { $0 >= SmallNumbers.least } ?? true, "\(counts)")
                    #expect(cells.reduce(0, +) + (shown.rest ?? 0) == total, "\(counts)")
                }
            }
        }
    }

    @Test func `parts that are large enough are shown as they are`() {
        let shown = SmallNumbers.show(["en": 12, "ar": 5, "ro": 0])

        #expect(shown == .init(cells: [.init("en", 12), .init("ar", 5)], rest: nil))
        #expect(SmallNumbers.show(["en": 12, "ar": 9, "ro": 2]) == .init(cells: [.init("en", 12)], rest: 11))
    }

    @Test func `quarters begin and end where the calendar says`() throws {
        let winter = try #require(Quarter("2026-Q4"))

        #expect(CalendarDay(winter.start).description == "2026-10-01")
        #expect(CalendarDay(winter.end).description == "2027-01-01")
        #expect(Quarter(of: winter.end - .seconds(1)) == winter)
        #expect(Quarter(of: winter.end).description == "2027-Q1")
        for wrong in ["2026", "2026-Q5", "2026-Q0", "26-Q1", "2026-4", "2026-Q1-Q2"] { #expect(Quarter(wrong) == nil) }
    }

    @Test func `a report counts decisions, rules, reversals and medians`() throws {
        let quarter = try #require(Quarter("2026-Q4"))
        let hidden = (1...6).map {
            decision(.hidden, rule: .hatred, language: .arabic, triage: .urgent, wait: .hours(Int64($0)))
        }
        let kept = (1...5).map { _ in decision(.kept, kind: "argument", wait: .hours(10)) }
        let appealed = [decision(.kept, answers: .author), decision(.hidden, rule: .insults, answers: .author)]

        let report = TransparencyReport(quarter, of: hidden + kept + appealed)

        #expect(report.decisions == 13)
        #expect(
            report.kinds == [
                .init(name: "statement", kept: 1, hidden: 7), .init(name: "argument", kept: 5, hidden: 0),
            ])
        #expect(
            report.rules == [
                .init(name: "hatred", kept: 0, hidden: 6), .init(name: "insults", kept: 0, hidden: 1),
            ])
        #expect(report.languages == .init(cells: [.init("en", 7), .init("ar", 6)], rest: nil))
        #expect(report.flags == .init(cells: [.init("flagged-hidden", 6), .init("unflagged-kept", 5)], rest: nil))
        #expect(report.medianWait == .hours(6))
        #expect((report.appeals, report.reversed) == (2, 1))
        #expect(report.reversalRate == 0.5)
        #expect(report.medianAppealWait == nil)
    }

    @Test func `marks stand where they should in any script, and those that do not fit are left out`() {
        #expect(HTML.marked("a <b> c", [2..<5]).markup == "a <mark>&lt;b&gt;</mark> c")
        #expect(HTML.marked("سلام عليكم", [5..<10]).markup == "سلام <mark>عليكم</mark>")
        #expect(HTML.marked("abc", [0..<2, 1..<3, 2..<9]).markup == "<mark>ab</mark>c")
    }
}
