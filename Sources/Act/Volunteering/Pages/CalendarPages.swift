import Community
import Kernel
import Storage
import Web

/// Calendars that other programs read: of a person by a secret address, of an organisation and of a place for all.
struct CalendarPages: Sendable {
    let house: House
    let keys: SignUpKeys

    func add(to routes: inout Routes) {
        routes.get(VolunteeringRoutes.personCalendar, ofPerson)
        routes.post(VolunteeringRoutes.newCalendar, renew)
        routes.get(VolunteeringRoutes.organisationCalendar, ofOrganisation)
        routes.get(VolunteeringRoutes.placeCalendar, ofPlace)
    }

    private func ofPerson(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("person", of: PersonKind.self)
        let key = try visit.parameter("key")
        let found = try await house.database.read { [keys] s -> ([ShiftCard], Language)? in
            guard let person = try PersonStore.find(id, in: s),
                keys.opensCalendar(of: id, number: try CalendarStore.number(of: id, in: s), key)
            else { return nil }
            return (try CalendarStore.cards(of: id, since: visit.now - CalendarStore.past, in: s), person.language)
        }
        guard let (cards, language) = found else { throw Problem.notFound }
        let words = visit.words(in: language)
        return feed(cards, name: words("volunteering.mine"), words, visit)
    }

    /// A new secret address; the one before leads nowhere from now on.
    private func renew(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        try await house.database.write { s in try CalendarStore.renew(person.id, in: s) }
        return .see(CommunityRoutes.me.link(), flash: "volunteering.calendar.renewed")
    }

    private func ofOrganisation(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("organisation", of: OrganisationKind.self)
        let found = try await house.database.read { s -> (Organisation, [ShiftCard])? in
            guard let organisation = try OrganisationStore.find(id, in: s) else { return nil }
            return (organisation, try CalendarStore.cards(of: id, since: visit.now - CalendarStore.past, in: s))
        }
        guard let (organisation, cards) = found else { throw Problem.notFound }
        return feed(cards, name: organisation.name, visit.words, visit)
    }

    private func ofPlace(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("place", of: PlaceKind.self)
        let found = try await house.database.read { s -> (Place, [ShiftCard])? in
            guard let place = try PlaceStore.find(id, in: s) else { return nil }
            return (place, try CalendarStore.cards(in: id, since: visit.now - CalendarStore.past, in: s))
        }
        guard let (place, cards) = found else { throw Problem.notFound }
        return feed(cards, name: place.name, visit.words, visit)
    }

    private func feed(_ cards: [ShiftCard], name: String, _ words: Words, _ visit: Visit) -> Reply {
        let calendar = ICalendar(
            name: "\(name) · Citizen Time", language: words.language,
            events: cards.map { $0.event(baseURL: visit.baseURL, words: words) })
        return .text(calendar.text, type: ICalendar.type)
    }
}
