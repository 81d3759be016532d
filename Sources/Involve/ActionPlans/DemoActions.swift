import Community
import Kernel
import Storage

/// Actions to look at: one that answers what a town hall agreed to, under way and reported on, and two that wait.
public struct DemoActions: Sendable {
    let place: PlaceID
    let organisation: OrganisationID
    /// The answer that the first action carries out; nil: the town has none yet.
    let answer: Subject?

    public init(place: PlaceID, organisation: OrganisationID, answer: Subject?) {
        self.place = place
        self.organisation = organisation
        self.answer = answer
    }

    /// The first action, which is under way.
    @discardableResult
    public func write(_ house: House) async throws -> Subject {
        let content = try PlanContent.read()
        let now = house.now()
        let classes = action(
            house, adapts: "2021-4.1-3", title: "Evening classes near the station",
            here:
                "Two free language classes, on Tuesdays and Thursdays from six to eight, with somebody to look after children.",
            difference:
                "In the evening, since most newcomers here work by day; in a school, since everybody knows the way.",
            budget: 18_000, ends: 220,
            indicator: LocalAction.Indicator(name: "people who finish a class", baseline: 0, target: 60),
            milestones: [
                LocalAction.Milestone(text: "teachers found", due: CalendarDay(now - .days(20)), done: nil),
                LocalAction.Milestone(text: "first class", due: CalendarDay(now + .days(60)), done: nil),
            ])
        let council = action(
            house, adapts: "2021-5.3-1", title: "Two seats in the advisory council",
            here: "Migrants' associations choose two members of the advisory council on integration.",
            difference: "The law has no such seats; the council gives them by its own rules.", budget: nil, ends: 400,
            indicator: nil, milestones: [])
        let acts = [(classes, answer.map { [$0] } ?? []), (council, [])].map { action, sources in
            AdaptAction(
                action: action, respondsTo: sources, content: content, house: house, event: house.ids.next(),
                actor: .system, at: now - .days(30))
        }
        let start = AdvanceAction(
            id: classes.id, state: .underWay, reason: "", event: house.ids.next(), actor: .system,
            at: now - .days(25))
        let report = ReportProgress(
            id: classes.id,
            report: ProgressReport(
                id: house.ids.next(), text: "Two teachers are found; 24 people have put down their names.",
                evidence: nil, value: 24, at: now - .days(10)),
            milestone: 0, event: house.ids.next(), actor: .system)
        try await house.database.write { s in
            for act in acts { try act.apply(in: s) }
            try start.apply(in: s)
            try report.apply(in: s)
        }
        return classes.subject
    }

    private func action(
        _ house: House, adapts: String, title: String, here: String, difference: String, budget: Int?, ends: Int64,
        indicator: LocalAction.Indicator?, milestones: [LocalAction.Milestone]
    ) -> LocalAction {
        let now = house.now()
        return LocalAction(
            id: house.ids.next(), place: place, organisation: organisation, adapts: adapts, language: .english,
            title: title, here: here, difference: difference, budget: budget,
            starts: CalendarDay(now - .days(25)), ends: CalendarDay(now + .days(ends)), indicator: indicator,
            state: .planned, reason: nil, revision: 1, milestones: milestones)
    }
}
