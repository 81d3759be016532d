import Community
import Kernel
import Storage
import Web

/// What this room shows on the page of a proposal (its initiative, or how to start one) and of a place.
struct InitiativePanel: Sendable {
    let house: House
    let isOwnProposal: Initiatives.OwnProposal

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let view = InitiativeListView(visit)
        switch subject.kind {
        case "proposal":
            let (initiative, institutions, isOwn) = try await house.database.read { [isOwnProposal] s in
                let isOwn = try visit.person.map { try isOwnProposal(subject, $0.id, s) } ?? false
                let found = try InitiativeStore.of(subject, in: s).map {
                    ($0, try InitiativeStore.tally(of: $0.id, in: s))
                }
                return (found, isOwn && found == nil ? try Self.choices(in: s) : [], isOwn)
            }
            if let initiative { return view.panel([initiative]) }
            return isOwn ? view.start(subject, institutions) : ""
        case .place:
            let id = PlaceID(subject.id)
            let items = try await house.database.read { s in
                try InitiativeStore.at(id, in: s).map { ($0, try InitiativeStore.tally(of: $0.id, in: s)) }
            }
            let rule: HTML = """
                <p><a href="\(InitiativeRoutes.rule.link(id))">\(visit.words("initiative.rule"))</a></p>
                """
            return "\(view.panel(items))\(rule)"
        default: return ""
        }
    }

    /// Every place with the institutions that decide there.
    private static func choices(in s: any Storage.Session) throws -> [(place: Place, institution: Institution)] {
        try PlaceStore.all(in: s).flatMap { place in
            try InstitutionStore.deciding(for: place.id, in: s).filter { $0.place == place.id }.map { (place, $0) }
        }
    }
}
