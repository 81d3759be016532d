import Kernel
import Storage
import Web

/// A part of a page about a person, an organisation or a place that another room contributes.
public typealias Panel = @Sendable (Subject, Visit) async throws -> HTML

/// The opening page, and pages about people, organisations and places.
struct CommunityPages: Sendable {
    let house: House
    let panels: [Panel]
    /// What other rooms forget of a person whose account is erased.
    let erasers: [Eraser]

    func add(to routes: inout Routes) {
        routes.getShared(CommunityRoutes.home, home)
        routes.get(CommunityRoutes.me, me)
        routes.get(CommunityRoutes.erasure) { visit in
            _ = try visit.signedIn()
            return visit.reply(CommunityViews(visit).erasure)
        }
        routes.post(CommunityRoutes.erasure, erase)
        routes.getShared(CommunityRoutes.place, place)
        routes.getShared(CommunityRoutes.organisation, organisation)
        routes.get(CommunityRoutes.about) { visit in visit.reply(CommunityViews(visit).text("about")) }
        routes.get(CommunityRoutes.privacy) { visit in visit.reply(CommunityViews(visit).text("privacy")) }
    }

    /// What one can say something to, do, and read the answer of, now.
    private func home(_ visit: Visit) async throws -> Reply {
        let panels = try await panels(Subject(.home, 0), visit)
        return visit.reply(CommunityViews(visit).home(panels))
    }

    private func me(_ visit: Visit) async throws -> Reply {
        let signedIn = try visit.signedIn()
        let panels = try await panels(Subject(.person, signedIn.id), visit)
        let isConnected = try await house.database.read { s in try Identities.isConnected(signedIn.id, in: s) }
        return visit.reply(
            CommunityViews(visit).me(signedIn, panels, providerName: house.providerName, isConnected: isConnected))
    }

    /// Nobody erases by a slip: the box says yes.
    private func erase(_ visit: Visit) async throws -> Reply {
        let signedIn = try visit.signedIn()
        guard visit.form["sure"] == "yes" else {
            return visit.reply(CommunityViews(visit).erasure)
        }
        let act = ErasePerson(person: signedIn.id, erasers: erasers, at: visit.now)
        try await house.database.write { s in try act.apply(in: s) }
        var reply = Reply.see(Link("/"), flash: "erasure.done")
        reply.signIn = .end
        return reply
    }

    private func place(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("place", of: PlaceKind.self)
        let (path, organisations) = try await house.database.read { s in
            (try PlaceStore.path(id, in: s), try OrganisationStore.all(in: s).filter { $0.place == id })
        }
        guard !path.isEmpty else { throw Problem.notFound }
        let panels = try await panels(Subject(.place, id), visit)
        return visit.reply(CommunityViews(visit).place(path, organisations, panels))
    }

    private func organisation(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("organisation", of: OrganisationKind.self)
        let found = try await house.database.read { s -> (Organisation, [Place], Bool)? in
            guard let organisation = try OrganisationStore.find(id, in: s) else { return nil }
            let roles = try visit.roles(in: s)
            return (
                organisation, try PlaceStore.path(organisation.place, in: s),
                roles.administer(try OrganisationStore.belonging(organisation, in: s))
            )
        }
        guard let (organisation, path, mayManage) = found else { throw Problem.notFound }
        let panels = try await panels(Subject(.organisation, id), visit)
        return visit.reply(CommunityViews(visit).organisation(organisation, path, panels, mayManage: mayManage))
    }

    private func panels(_ subject: Subject, _ visit: Visit) async throws -> [HTML] {
        var parts: [HTML] = []
        for panel in panels { parts.append(try await panel(subject, visit)) }
        return parts
    }
}
