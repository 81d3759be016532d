import Community
import Kernel
import Web

/// What was typed into the form for a survey.
struct SurveyReading: Sendable {
    let visit: Visit
    let ids: IdentifierSource

    init(_ visit: Visit, ids: IdentifierSource) {
        self.visit = visit
        self.ids = ids
    }

    private var form: Form { visit.form }

    /// - Throws: `SurveyRefusal.daysWrong` for what is not a day
    func survey(of organisation: Organisation) throws(SurveyRefusal) -> Survey {
        Survey(
            id: ids.next(), organisation: organisation.id, place: organisation.place, language: visit.language,
            title: form["title"], purpose: form["purpose"],
            asked: form.all("scale").map(Survey.Asked.scale) + lines("questions").map(Survey.Asked.own),
            grouping: Survey.Grouping(rawValue: form["grouping"]) ?? .none,
            parts: form["grouping"] == Survey.Grouping.part.rawValue ? lines("parts") : [],
            hasComparison: form["comparison"] == "yes", waves: try waves(), planned: visit.now, isExample: false)
    }

    private func waves() throws(SurveyRefusal) -> [PlannedWave] {
        var waves: [PlannedWave] = []
        for wave in Survey.Wave.allCases {
            let (from, to) = (form["\(wave.rawValue)-opens"], form["\(wave.rawValue)-closes"])
            if wave == .later && from.isEmpty && to.isEmpty { continue }
            guard let opens = CalendarDay(from), let closes = CalendarDay(to) else { throw .daysWrong(wave) }
            waves.append(PlannedWave(wave: wave, opens: opens, closes: closes, closed: nil))
        }
        return waves
    }

    /// One in each line.
    private func lines(_ field: String) -> [String] {
        form[field].split(separator: "\n").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    }

    /// What is measured, from the address that was followed or pasted; nil where it names nothing.
    func origin(_ house: House) async throws -> SubjectCard? {
        let asked = form.contains("from") ? form["from"] : visit.query["from"]
        var candidates = [Subject(asked)].compactMap { $0 }
        for piece in form["about"].split(separator: "/") {
            guard let id = Identifier<Subject>(piece.prefix { $0 != "?" && $0 != "#" }) else { continue }
            candidates += Self.measurable.map { Subject($0, id.value) }
        }
        return try await house.database.read { [candidates] s in
            let cards = try house.subjects.cards(candidates, in: s)
            return candidates.lazy.compactMap { cards[$0] }.first
        }
    }

    /// What change can be measured for; their identifiers differ, so an address tells which it is.
    private static let measurable: [Subject.Kind] = [
        "opportunity", "local-initiative", "consultation", "proposal", "action", "campaign", .place, .organisation,
    ]
}
