import Community
import Deliberation
import Kernel
import Storage
import Web

/// A finished survey with made-up answers, marked as such: what a result looks like.
public struct DemoSurvey: Sendable {
    let organisation: OrganisationID
    let place: PlaceID
    let person: PersonID
    /// What is measured; nil: nothing in particular.
    let origin: Subject?

    public init(organisation: OrganisationID, place: PlaceID, person: PersonID, origin: Subject?) {
        self.organisation = organisation
        self.place = place
        self.person = person
        self.origin = origin
    }

    public func write(_ house: House) async throws {
        let library = try ScaleLibrary.read()
        let start = CalendarDay(house.now() - .days(60))
        let survey = Survey(
            id: house.ids.next(), organisation: organisation, place: place, language: .english,
            title: "Before and after the shared kitchen",
            purpose: "Six evenings of cooking together. We ask what people think before the first and after the last.",
            asked: ["immigration", "feelings", "policy"].map(Survey.Asked.scale), grouping: .standing, parts: [],
            hasComparison: true,
            waves: [
                PlannedWave(wave: .before, opens: start, closes: start.adding(days: 2), closed: nil),
                PlannedWave(wave: .after, opens: start.adding(days: 40), closes: start.adding(days: 44), closed: nil),
            ], planned: house.now() - .days(64), isExample: true)
        let questionnaire = Questionnaire(survey: survey, scales: library.scales(of: survey))
        try await house.database.write { s in
            try PlanSurvey(
                survey: survey, items: questionnaire.steps.count, pairKey: "example", origin: origin, person: person
            ).apply(in: s)
            var draw = SeededDraw(state: 7)
            for arm in survey.arms {
                for number in 0..<(arm == .activity ? 24 : 16) {
                    try answer(questionnaire, arm, number, &draw, in: s)
                }
            }
            for wave in survey.waves {
                try CloseWave(
                    id: survey.id, wave: wave.wave, event: house.ids.next(), actor: .person(person),
                    at: wave.closes.midnight + .days(1)
                ).apply(in: s)
            }
        }
    }

    /// Both answers of one made-up person; every eighth does not come back.
    private func answer(
        _ questionnaire: Questionnaire, _ arm: Survey.Arm, _ number: Int, _ draw: inout SeededDraw,
        in s: any Storage.Session
    ) throws {
        let leaning = draw.next(5)
        let standing = number % 3 == 0 ? 0 : 1
        for wave in questionnaire.survey.waves where wave.wave == .before || number % 8 != 7 {
            let response = Response(
                name: draw.name(), door: Door(survey: questionnaire.survey.id, wave: wave.wave, arm: arm))
            try ResponseStore.begin(response, device: response.name, in: s)
            let gain = wave.wave == .after && arm == .activity ? 1 : 0
            for case .item(let scale, let item) in questionnaire.steps {
                let values = scale.format.values
                // Knowing how things are decided is not what one learns while cooking.
                let moved = 3 + leaning + draw.next(3) - 1 + (scale.id == "policy" ? 0 : gain)
                try ResponseStore.save(
                    values[min(max(moved, 0), values.count - 1)], to: scale.column(item), of: response, in: s)
            }
            try ResponseStore.finish(
                response, pair: "example-\(arm.rawValue)-\(number)", language: .english,
                part: questionnaire.parts[standing], day: wave.opens, in: s)
        }
    }
}

/// Numbers that are the same in every demo.
///
/// Source: D. E. Knuth, The Art of Computer Programming, volume 2, 3.3.4, the multiplier of a linear congruence.
private struct SeededDraw {
    var state: UInt64

    /// Below `limit`.
    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    mutating func name() -> String {
        Hex.encode((0..<16).map { _ in UInt8(next(256)) })
    }
}
