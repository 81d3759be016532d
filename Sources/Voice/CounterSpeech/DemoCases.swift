import Community
import Kernel
import Storage
import Web

/// Reports and cases of a demo town in several states: one waits, one is dismissed, one is half assessed and overdue, one
/// is closed. All words, people and parties are invented.
public struct DemoCases: Sendable {
    let place: PlaceID
    let worker: PersonID

    /// - worker: a facilitator or moderator of the town
    public init(place: PlaceID, worker: PersonID) {
        self.place = place
        self.worker = worker
    }

    public func write(_ house: House) async throws {
        try await house.database.write { s in
            let now = house.now()
            _ = try report(
                "You people should all go back to where you came from. Nobody wants you at our school.", .me,
                now - .hours(5), house, s)
            _ = try report("The council spends too much on the new bus line.", .others, now - .days(1), house, s)
            let quoted = try report(
                "In her talk she read out what was painted on the wall, to say how wrong it is.", .others,
                now - .days(9), house, s)
            try DismissReport(
                report: quoted, reason: "This quotes hatred in order to reject it. That is not hate speech.",
                person: worker, tell: Self.silent, at: now - .days(8)
            ).apply(in: s)
            let late = try open(
                try report(
                    "Leaflet in letter boxes: newcomers bring disease, keep your children away from them.", .known,
                    now - .days(30), house, s), "Leaflet about illness", .denigration, at: now - .days(29), house, s)
            try rate(late, [.context: 2, .speaker: 1, .intent: 2], at: now - .days(28), s)
            let done = try open(
                try report(
                    "They are all the same, a plague. Sign under the post: The Straight Path.", .others,
                    now - .days(50), house, s), "Post of a group", .insult, at: now - .days(49), house, s)
            try rate(
                done, [.context: 1, .speaker: 1, .intent: 1, .content: 1, .extent: 1, .likelihood: 0],
                at: now - .days(48), s)
            try DecideAssessment(id: done, chosen: .answer, why: "", person: worker, at: now - .days(47)).apply(in: s)
            try CloseCase(
                id: done, outcome: .answered, note: "Forty neighbours answered with their own pictures.",
                person: worker, tell: Self.silent, at: now - .days(40)
            ).apply(in: s)
        }
    }

    private static let silent: Tell = { _, _, _, _ in }

    private func report(
        _ text: String, _ about: Report.About, _ at: Moment, _ house: House, _ s: any Storage.Session
    ) throws -> ReportID {
        let report = Report(
            id: house.ids.next(), place: place, medium: .text, about: about, language: "en", person: nil, subject: nil,
            told: at, level: SpeechReading(text, language: "en", model: .shipped).level)
        try MakeReport(
            report: report, content: .init(text: text), token: Hex.random(bytes: 16), ids: house.ids,
            actor: .visitor
        ).apply(in: s)
        return report.id
    }

    private func open(
        _ report: ReportID, _ title: String, _ category: SpeechCategory, at: Moment, _ house: House,
        _ s: any Storage.Session
    ) throws -> CaseID {
        let act = OpenCase(
            id: house.ids.next(), report: report,
            facts: CaseFacts(title: title, category: category, incident: .none, grounds: [.racist]), person: worker,
            tell: Self.silent, at: at)
        try act.apply(in: s)
        return act.id
    }

    private func rate(_ id: CaseID, _ levels: [Factor: Int], at: Moment, _ s: any Storage.Session) throws {
        for factor in Factor.allCases where levels[factor] != nil {
            try RateFactor(
                id: id, factor: factor, rating: Rating(level: levels[factor], note: ""), person: worker, at: at
            ).apply(in: s)
        }
    }
}
