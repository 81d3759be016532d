import Community
import Kernel
import Storage
import Web

/// What this room shows on the pages of places, organisations, consultations, actions and proposals.
struct SurveyPanel: Sendable {
    let house: House

    private static let most = 5

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        switch subject.kind {
        case .place:
            return list(
                try await house.database.read { s in
                    try SurveyStore.at(PlaceID(subject.id), most: Self.most, in: s)
                }, visit)
        case .organisation:
            let id = OrganisationID(subject.id)
            let surveys = try await house.database.read { s in try SurveyStore.of(id, most: Self.most, in: s) }
            let mayStart = try await house.database.read { s in try mayRun(id, visit, in: s) }
            return mayStart ? "\(list(surveys, visit))\(start(subject, visit))" : list(surveys, visit)
        case "consultation", "action", "proposal":
            // What was measured stands on its trail; here whoever may starts it.
            let roles = try await house.database.read { s in try visit.roles(in: s) }
            let runs: Set<Role.Name> = [.facilitator, .coordinator, .administrator]
            return roles.contains { runs.contains($0.name) } ? start(subject, visit) : ""
        default: return ""
        }
    }

    private func mayRun(_ id: OrganisationID, _ visit: Visit, in s: any Storage.Session) throws -> Bool {
        guard let organisation = try OrganisationStore.find(id, in: s) else { return false }
        return SurveyPolicy.mayRun(try visit.roles(in: s), for: try OrganisationStore.belonging(organisation, in: s))
    }

    private func start(_ subject: Subject, _ visit: Visit) -> HTML {
        let link = SurveyRoutes.new.link().with("from", subject)
        return "<p><a class=\"button\" href=\"\(link)\">\(visit.words("survey.fromHere"))</a></p>"
    }

    private func list(_ surveys: [Survey], _ visit: Visit) -> HTML {
        guard !surveys.isEmpty else { return "" }
        let items = surveys.map { survey -> HTML in
            """
            <li><a href="\(SurveyRoutes.one.link(survey.id))" \(survey.language.attributes)>\(survey.title)</a></li>
            """
        }
        return "<section><h2>\(visit.words("survey.list"))</h2><ul>\(items)</ul></section>"
    }
}
