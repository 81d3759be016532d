import Kernel
import Storage
import Web

/// The map of who decides what, in each place and policy area; corrections come from anybody, administrators review.
struct InstitutionPages: Sendable {
    let house: House
    let panels: [Panel]

    func add(to routes: inout Routes) {
        routes.get(CommunityRoutes.institutions, list)
        routes.get(CommunityRoutes.institution, show)
        routes.post(CommunityRoutes.institutionContact, setContact)
        routes.post(CommunityRoutes.institutionFacts, mend)
        routes.post(CommunityRoutes.corrections, limit: .statements, correct)
        routes.post(CommunityRoutes.correctionReview, review)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let area = PolicyArea(rawValue: visit.query["area"])
        let (places, place, institutions) = try await house.database.read { s -> ([Place], Place?, [Institution]) in
            let places = try PlaceStore.all(in: s)
            let asked = PlaceID(visit.query["place"])
            let place = places.first { $0.id == asked } ?? places.first { $0.level == .union }
            return (places, place, try place.map { try InstitutionStore.deciding(for: $0.id, in: s) } ?? [])
        }
        let shown = institutions.filter { institution in area.map { institution.areas.contains($0) } ?? true }
        return visit.reply(InstitutionView(visit).list(shown, places: places, place: place, area: area))
    }

    private func show(_ visit: Visit) async throws -> Reply {
        try await show(visit, FormErrors())
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let id = try visit.id("institution", of: InstitutionKind.self)
        let found = try await house.database.read { s -> InstitutionView.One? in
            guard let institution = try InstitutionStore.find(id, in: s) else { return nil }
            let path = try PlaceStore.path(institution.place, in: s)
            let roles = try visit.roles(in: s)
            let mayEdit = Self.mayEdit(roles, path)
            return InstitutionView.One(
                institution: institution, path: path, term: try InstitutionStore.term(for: institution.place, in: s),
                organisations: mayEdit ? try OrganisationStore.all(in: s) : [],
                corrections: mayEdit ? try Corrections.open(of: id, in: s) : [], mayEdit: mayEdit)
        }
        guard let found else { throw Problem.notFound }
        var parts: [HTML] = []
        for panel in panels { parts.append(try await panel(found.institution.subject, visit)) }
        return visit.reply(InstitutionView(visit, errors: errors).page(found, parts))
    }

    private func setContact(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("institution", of: InstitutionKind.self)
        let person = try visit.signedIn()
        let typed = visit.form["email"]
        let email = Person.normalised(email: typed)
        guard typed.isEmpty || email != nil else {
            let errors = FormErrors("email", visit.words("signIn.email.wrong"))
            return try await show(visit, errors)
        }
        let organisation = OrganisationID(visit.form["organisation"])
        try await house.database.write { s in
            try Self.authorise(person.id, id, in: s)
            try InstitutionStore.setContact(id, email: email, organisation: organisation, at: visit.now, in: s)
            try AuditLog.record(
                .init("institution/edited", Subject(.institution, id), by: visit.actor, at: visit.now), in: s)
        }
        return .see(CommunityRoutes.institution.link(id), flash: "institution.saved")
    }

    private func mend(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let act = InstitutionFacts(
            id: try visit.id("institution"), competence: visit.form["competence"], language: visit.language,
            basis: visit.form["basis"], source: visit.form["source"], actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in
                try Self.authorise(person.id, act.id, in: s)
                try act.apply(in: s)
            }
        } catch let refusal as InstitutionFacts.Refusal {
            let field = refusal.rawValue
            return try await show(visit, FormErrors(field, visit.words("institution.refused.\(field)")))
        }
        return .see(CommunityRoutes.institution.link(act.id), flash: "institution.saved")
    }

    private func correct(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("institution", of: InstitutionKind.self)
        let person = try visit.signedIn()
        let text = visit.form["correction"]
        guard !text.isEmpty, text.count <= Corrections.longest else {
            let errors = FormErrors("correction", visit.words("institution.correction.missing"))
            return try await show(visit, errors)
        }
        try await house.database.write { [house] s in
            guard try InstitutionStore.find(id, in: s) != nil else { throw Problem.notFound }
            try Corrections.insert(
                text, of: id, id: house.ids.next(), by: person.id, at: visit.now, in: s)
        }
        return .see(CommunityRoutes.institution.link(id), flash: "institution.correction.sent")
    }

    private func review(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("institution", of: InstitutionKind.self)
        let person = try visit.signedIn()
        let correction: Corrections.ID = try visit.id("correction")
        try await house.database.write { s in
            try Self.authorise(person.id, id, in: s)
            try Corrections.decide(correction, of: id, at: visit.now, in: s)
            try AuditLog.record(
                .init("institution/correction-reviewed", Subject(.institution, id), by: visit.actor, at: visit.now),
                in: s)
        }
        return .see(CommunityRoutes.institution.link(id), flash: "institution.saved")
    }

    private static func mayEdit(_ roles: [Role], _ path: [Place]) -> Bool {
        roles.contains { role in
            if case .place(let place) = role.scope {
                role.name == .administrator && path.contains { $0.id == place }
            } else {
                false
            }
        }
    }

    private static func authorise(_ person: PersonID, _ id: InstitutionID, in s: any Storage.Session) throws {
        guard let institution = try InstitutionStore.find(id, in: s),
            mayEdit(
                try RoleStore.roles(of: person, in: s), try PlaceStore.path(institution.place, in: s))
        else { throw Problem.notFound }
    }
}

/// What people say is wrong about an institution, until somebody has looked.
enum Corrections {
    enum CorrectionKind {}
    typealias ID = Identifier<CorrectionKind>

    static let longest = 500

    static func insert(
        _ text: String, of institution: InstitutionID, id: ID, by person: PersonID, at: Moment,
        in s: any Storage.Session
    ) throws {
        try s.execute(
            """
            INSERT INTO institution_correction (id, institution_id, person_id, text, written_at)
            VALUES ($1, $2, $3, $4, $5)
            """, id, institution, person, text, at)
    }

    static func open(of institution: InstitutionID, in s: any Storage.Session) throws -> [(id: ID, text: String)] {
        try s.rows(
            """
            SELECT id, text
            FROM institution_correction
            WHERE institution_id = $1 AND decided_at IS NULL
            ORDER BY written_at, id
            """, institution
        ).map { (try $0.id(0), try $0.text(1)) }
    }

    static func decide(
        _ id: ID, of institution: InstitutionID, at: Moment, in s: any Storage.Session
    ) throws {
        try s.execute(
            "UPDATE institution_correction SET decided_at = $1 WHERE id = $2 AND institution_id = $3", at, id,
            institution)
    }
}
