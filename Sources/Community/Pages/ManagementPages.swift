import Kernel
import Storage
import Web

/// What administrators look after: organisations, and who has which role in them.
struct ManagementPages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.get(CommunityRoutes.organisations, organisations)
        routes.post(CommunityRoutes.organisations, addOrganisation)
        routes.get(CommunityRoutes.roles, roles)
        routes.post(CommunityRoutes.roles, grant)
        routes.post(CommunityRoutes.revocation, revoke)
    }

    private func organisations(_ visit: Visit) async throws -> Reply {
        try await organisations(visit, FormErrors())
    }

    private func organisations(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let mayAdd = try await !governed(visit).isEmpty
        let (list, places) = try await house.database.read { s in
            (try OrganisationStore.all(in: s), try PlaceStore.all(in: s))
        }
        return visit.reply(ManagementView(visit, errors: errors).organisations(list, places: mayAdd ? places : []))
    }

    private func addOrganisation(_ visit: Visit) async throws -> Reply {
        let governed = try await governed(visit)
        guard !governed.isEmpty else { throw Problem.forbidden }
        let name = visit.form["name"]
        guard !name.isEmpty, name.count <= 120 else {
            let errors = FormErrors("name", visit.words("organisation.name.missing"))
            return try await organisations(visit, errors)
        }
        guard let place = PlaceID(visit.form["place"]),
            let sector = Organisation.Sector(rawValue: visit.form["sector"])
        else { throw Problem.malformed }
        let organisation = Organisation(id: house.ids.next(), name: name, sector: sector, place: place)
        try await house.database.write { s in
            guard try PlaceStore.path(place, in: s).contains(where: { governed.contains($0.id) }) else {
                throw Problem.forbidden
            }
            try OrganisationStore.insert(organisation, at: visit.now, in: s)
            try AuditLog.record(
                .init(
                    "organisation/added", Subject(.organisation, organisation.id), by: visit.actor, at: visit.now),
                in: s)
        }
        return .see(CommunityRoutes.roles.link(organisation.id), flash: "organisation.added")
    }

    private func roles(_ visit: Visit) async throws -> Reply {
        try await roles(visit, FormErrors())
    }

    private func roles(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let organisation = try await administered(visit)
        let holders = try await house.database.read { s in
            try RoleStore.holders(of: .organisation(organisation.id), in: s)
        }
        return visit.reply(ManagementView(visit, errors: errors).roles(organisation, holders))
    }

    private func grant(_ visit: Visit) async throws -> Reply {
        let organisation = try await administered(visit)
        guard let name = Role.Name(rawValue: visit.form["role"]) else { throw Problem.malformed }
        let email = Person.normalised(email: visit.form["email"]) ?? ""
        let role = Role(name, .organisation(organisation.id))
        let isKnown = try await house.database.write { s in
            guard let person = try PersonStore.find(email: email, in: s) else { return false }
            guard try !RoleStore.roles(of: person.id, in: s).contains(role) else { return true }
            try RoleStore.grant(role, to: person.id, at: visit.now, in: s)
            try AuditLog.record(
                .init(
                    "organisation/role-granted", Subject(.organisation, organisation.id), by: visit.actor,
                    at: visit.now, details: "\(name.rawValue) \(person.id)"), in: s)
            return true
        }
        guard isKnown else {
            let errors = FormErrors("email", visit.words("roles.nobody"))
            return try await roles(visit, errors)
        }
        return .see(CommunityRoutes.roles.link(organisation.id), flash: "roles.granted")
    }

    private func revoke(_ visit: Visit) async throws -> Reply {
        let organisation = try await administered(visit)
        guard let name = Role.Name(rawValue: visit.form["role"]), let person = PersonID(visit.form["person"])
        else { throw Problem.malformed }
        try await house.database.write { s in
            try RoleStore.revoke(Role(name, .organisation(organisation.id)), from: person, in: s)
            try AuditLog.record(
                .init(
                    "organisation/role-revoked", Subject(.organisation, organisation.id), by: visit.actor,
                    at: visit.now, details: "\(name.rawValue) \(person)"), in: s)
        }
        return .see(CommunityRoutes.roles.link(organisation.id), flash: "roles.revoked")
    }

    /// The organisation of the address, for its administrators; for others it is not there.
    private func administered(_ visit: Visit) async throws -> Organisation {
        let person = try visit.signedIn()
        let id = try visit.id("organisation", of: OrganisationKind.self)
        let found = try await house.database.read { s -> Organisation? in
            guard let organisation = try OrganisationStore.find(id, in: s) else { return nil }
            let belonging = try OrganisationStore.belonging(organisation, in: s)
            return try RoleStore.roles(of: person.id, in: s).administer(belonging) ? organisation : nil
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// The places whose administrator this person is.
    private func governed(_ visit: Visit) async throws -> Set<PlaceID> {
        guard let person = visit.person else { return [] }
        let roles = try await house.database.read { s in try RoleStore.roles(of: person.id, in: s) }
        return Set(
            roles.compactMap { role in
                if case .place(let place) = role.scope, role.name == .administrator { place } else { nil }
            })
    }
}
