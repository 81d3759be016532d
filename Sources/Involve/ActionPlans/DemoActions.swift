import Community
import Kernel
import Storage

/// Actions to look at: of an older answer one that is done, of a newer one that is under way and reported on, and one
/// that nobody asked for.
public struct DemoActions: Sendable {
    let place: PlaceID
    let organisation: OrganisationID
    /// An answer of last year, which the first action carries out.
    let older: Subject
    /// An answer of this year; nil: the town has none yet.
    let newer: Subject?

    public init(place: PlaceID, organisation: OrganisationID, older: Subject, newer: Subject?) {
        self.place = place
        self.organisation = organisation
        self.older = older
        self.newer = newer
    }

    /// The first action, which is under way.
    @discardableResult
    /// Returns the action that volunteers can carry out, where there is one.
    public func write(_ house: House) async throws -> Subject? {
        let content = try PlanContent.read()
        try await writeHelp(content, house)
        try await writeCouncil(content, house)
        guard let newer else { return nil }
        return try await writeClasses(newer, content, house)
    }

    /// What the counter does now: carried out, with what it came to.
    private func writeHelp(_ content: PlanContent, _ house: House) async throws {
        let now = house.now()
        let help = action(
            house, adapts: "2021-5.4-1", title: "A colleague who helps with forms",
            here: "At each counter one colleague has no queue, helps with forms and knows who speaks which language.",
            difference: "A person instead of a web page: many here have a phone but no printer and little data.",
            budget: 9_500, starts: -150, ends: -10,
            indicator: LocalAction.Indicator(name: "forms filled in together", baseline: 0, target: 400),
            milestones: [
                LocalAction.Milestone(text: "colleagues trained", due: CalendarDay(now - .days(120)), done: nil),
                LocalAction.Milestone(text: "first half year looked at", due: CalendarDay(now - .days(12)), done: nil),
            ])
        try await write(
            help, from: [older],
            reports: [
                ("Eight colleagues are trained; at the main counter help is there from Monday.", 0, 110, 0),
                ("437 forms in five months. Three of four who came would come again.", 437, 12, 1),
            ], startedDaysAgo: 140, isDone: true, content, house)
    }

    /// Nobody asked for it, and the plan shows that.
    private func writeCouncil(_ content: PlanContent, _ house: House) async throws {
        let council = action(
            house, adapts: "2021-5.3-1", title: "Two seats in the advisory council",
            here: "Migrants' associations choose two members of the advisory council on integration.",
            difference: "The law has no such seats; the council gives them by its own rules.", budget: nil,
            starts: -25, ends: 400, indicator: nil, milestones: [])
        try await write(council, from: [], reports: [], startedDaysAgo: nil, isDone: false, content, house)
    }

    private func writeClasses(
        _ answer: Subject, _ content: PlanContent, _ house: House
    ) async throws -> Subject {
        let now = house.now()
        let classes = action(
            house, adapts: "2021-4.1-3", title: "Evening classes near the station",
            here:
                "Two free language classes, on Tuesdays and Thursdays from six to eight, with somebody to look after children.",
            difference:
                "In the evening, since most newcomers here work by day; in a school, since everybody knows the way.",
            budget: 18_000, starts: -25, ends: 220,
            indicator: LocalAction.Indicator(name: "people who finish a class", baseline: 0, target: 60),
            milestones: [
                LocalAction.Milestone(text: "teachers found", due: CalendarDay(now - .days(20)), done: nil),
                LocalAction.Milestone(text: "first class", due: CalendarDay(now + .days(60)), done: nil),
            ])
        try await write(
            classes, from: [answer],
            reports: [("Two teachers are found; 24 people have put down their names.", 24, 10, 0)],
            startedDaysAgo: 25, isDone: false, content, house)
        return classes.subject
    }

    private typealias Report = (text: String, value: Double, daysAgo: Int64, milestone: Int?)

    private func write(
        _ action: LocalAction, from sources: [Subject], reports: [Report], startedDaysAgo: Int64?, isDone: Bool,
        _ content: PlanContent, _ house: House
    ) async throws {
        let now = house.now()
        let adapt = AdaptAction(
            action: action, respondsTo: sources, content: content, house: house, event: house.ids.next(),
            actor: .system, at: now - .days((startedDaysAgo ?? 25) + 5))
        try await house.database.write { s in
            try adapt.apply(in: s)
            if let startedDaysAgo {
                try AdvanceAction(
                    id: action.id, state: .underWay, reason: "", event: house.ids.next(), actor: .system,
                    at: now - .days(startedDaysAgo)
                ).apply(in: s)
            }
            for report in reports {
                try ReportProgress(
                    id: action.id,
                    report: ProgressReport(
                        id: house.ids.next(), text: report.text, evidence: nil, value: report.value,
                        at: now - .days(report.daysAgo)),
                    milestone: report.milestone, event: house.ids.next(), actor: .system
                ).apply(in: s)
            }
            guard isDone else { return }
            try AdvanceAction(
                id: action.id, state: .done, reason: "", event: house.ids.next(), actor: .system, at: now - .days(8)
            ).apply(in: s)
        }
    }

    private func action(
        _ house: House, adapts: String, title: String, here: String, difference: String, budget: Int?, starts: Int64,
        ends: Int64, indicator: LocalAction.Indicator?, milestones: [LocalAction.Milestone]
    ) -> LocalAction {
        let now = house.now()
        return LocalAction(
            id: house.ids.next(), place: place, organisation: organisation, adapts: adapts, language: .english,
            title: title, here: here, difference: difference, budget: budget,
            starts: CalendarDay(now + .days(starts)), ends: CalendarDay(now + .days(ends)), indicator: indicator,
            state: .planned, reason: nil, revision: 1, milestones: milestones)
    }
}
