import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// The time of a place: as a panel on its page, as files, and the goal that it sets.
struct PlaceTimePages: Sendable {
    let house: House
    let finished: Volunteering.FinishedSource

    static let csv = Route("/places/{place}/time.csv")
    static let json = Route("/places/{place}/time.json")
    static let goal = Route("/places/{place}/time/goal")

    func add(to routes: inout Routes) {
        routes.get(Self.csv, csv)
        routes.get(Self.json, json)
        routes.get(Self.goal) { try await form($0, FormErrors()) }
        routes.post(Self.goal, set)
    }

    /// Nil when there is no such place.
    func read(_ id: PlaceID, _ visit: Visit) async throws -> TimeOfPlace? {
        let months = CalendarMonth(visit.now).back(CountTime.months).map(\.description)
        return try await house.database.read { [finished] s in
            let path = try PlaceStore.path(id, in: s)
            guard let place = path.first, let first = months.first, let start = CalendarDay("\(first)-01") else {
                return nil
            }
            let goal = try TimeStore.goal(of: id, in: s)
            let from = min(first, goal.map { String($0.from.description.prefix(7)) } ?? first)
            let figures = try TimeStore.figures(of: id, from: from, in: s)
            let done = try finished(id, start.midnight, s).map { CalendarMonth($0).description }
            return TimeOfPlace(
                place: place, months: months,
                figures: Dictionary(figures.map { ($0.month, $0) }, uniquingKeysWith: { one, _ in one }),
                done: Dictionary(grouping: done, by: { $0 }).mapValues(\.count), goal: goal,
                maySetGoal: TimeGoalPolicy.maySet(try visit.roles(in: s), path: path.map(\.id)))
        }
    }

    private func found(_ visit: Visit) async throws -> TimeOfPlace {
        guard let summary = try await read(try visit.id("place"), visit) else { throw Problem.notFound }
        return summary
    }

    private func csv(_ visit: Visit) async throws -> Reply {
        let head = CSV.line([
            "month", "hours", "people", "organisations", "languages", "local_initiatives", "state",
        ])
        let lines = try await found(visit).lines.map { line in
            let given = line.given.map { given in
                [
                    String(given.minutes / 60), String(given.people), String(given.organisations),
                    given.languages.map(\.code).sorted().joined(separator: " "),
                ]
            }
            return CSV.line([line.month] + (given ?? ["", "", "", ""]) + [String(line.done), line.state.rawValue])
        }
        return .text(head + lines.joined(), type: "text/csv; charset=utf-8")
    }

    private struct Month: Encodable {
        let month: String
        let state: String
        let hours: Int?
        let people: Int?
        let organisations: Int?
        let languages: [String]?
        let localInitiatives: Int
    }

    private func json(_ visit: Visit) async throws -> Reply {
        let months = try await found(visit).lines.map { line in
            Month(
                month: line.month, state: line.state.rawValue, hours: line.given.map { $0.minutes / 60 },
                people: line.given?.people, organisations: line.given?.organisations,
                languages: line.given?.languages.map(\.code).sorted(), localInitiatives: line.done)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return .bytes(Array(try encoder.encode(months)), type: "application/json")
    }

    // The goal.

    private func form(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let summary = try await allowed(visit)
        return visit.reply(PlaceTimeView(visit, summary).goalForm(errors))
    }

    private func set(_ visit: Visit) async throws -> Reply {
        let summary = try await allowed(visit)
        let today = CalendarDay(visit.now)
        let goal = TimeGoal(
            id: house.ids.next(), place: summary.place.id, hours: Int(visit.form["hours"]) ?? 0, from: today,
            by: CalendarDay(visit.form["by"]) ?? today, sentence: visit.form["sentence"])
        let act = SetGoal(goal: goal, actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as TimeGoalRefusal {
            return try await form(visit, Self.errors(refusal, visit.words))
        }
        return .see(CommunityRoutes.place.link(summary.place.id), flash: "placeTime.goal.saved")
    }

    /// The place in the address, for those who may set its goal; for others it is not there.
    private func allowed(_ visit: Visit) async throws -> TimeOfPlace {
        _ = try visit.signedIn()
        let summary = try await found(visit)
        guard summary.maySetGoal else { throw Problem.notFound }
        return summary
    }

    private static func errors(_ refusal: TimeGoalRefusal, _ words: Words) -> FormErrors {
        switch refusal {
        case .hoursWrong(let least, let most):
            FormErrors(
                "hours",
                words("placeTime.refused.hours", ["least": words.number(least), "most": words.number(most)]))
        case .dayWrong: FormErrors("by", words("placeTime.refused.day"))
        case .sentenceMissing(let most):
            FormErrors("sentence", words("placeTime.refused.sentence", ["most": words.number(most)]))
        }
    }
}
