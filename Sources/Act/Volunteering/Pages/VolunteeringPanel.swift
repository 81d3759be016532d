import Community
import Kernel
import Storage
import Web

/// What this room shows on the opening page and on the pages of a place, an organisation, an action, and a person's own.
struct VolunteeringPanel: Sendable {
    let house: House
    let keys: SignUpKeys
    let time: PlaceTimePages

    /// Cards on another page; the list has the rest.
    private static let most = 6

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        let view = OpportunityListView(visit)
        switch subject.kind {
        case .home: return view.home(try await listings(Search(), visit, most: 3))
        case .place:
            let id = PlaceID(subject.id)
            let list = view.panel(
                try await listings(Search(place: id), visit), calendar: VolunteeringRoutes.placeCalendar.link(id))
            let given = try await time.read(id, visit).flatMap { PlaceTimeView(visit, $0).panel }
            return "\(list)\(given)"
        case .organisation:
            let id = OrganisationID(subject.id)
            let search = Search(organisation: id)
            let list = view.panel(
                try await listings(search, visit), calendar: VolunteeringRoutes.organisationCalendar.link(id))
            let mayPublish = try await house.database.read { s in
                guard let organisation = try OrganisationStore.find(id, in: s) else { return false }
                return VolunteeringPolicy.mayCoordinate(
                    try visit.roles(in: s), for: try OrganisationStore.belonging(organisation, in: s))
            }
            guard mayPublish else { return list }
            let link = VolunteeringRoutes.new.link()
            return "\(list)<p><a class=\"button\" href=\"\(link)\">\(visit.words("volunteering.new"))</a></p>"
        case "action":
            // What people do for an action stands on its trail; here a coordinator starts it.
            let roles = try await house.database.read { s in try visit.roles(in: s) }
            guard roles.contains(where: { $0.name == .coordinator || $0.name == .administrator }) else { return "" }
            let link = VolunteeringRoutes.new.link().with("from", subject)
            return "<p><a class=\"button\" href=\"\(link)\">\(visit.words("volunteering.new"))</a></p>"
        case .person: return try await own(PersonID(subject.id), visit)
        default: return ""
        }
    }

    private func listings(_ search: Search, _ visit: Visit, most: Int = Self.most) async throws -> [Listing] {
        try await house.database.read { s in try search.listings(after: visit.now, most: most, in: s) }
    }

    private func own(_ person: PersonID, _ visit: Visit) async throws -> HTML {
        let (coming, done, number) = try await house.database.read { s in
            (
                try SignUpStore.coming(of: person, now: visit.now, in: s).compactMap { signUp, shift in
                    try ShiftStore.card(shift, in: s).map { (signUp, $0) }
                }, try DayStore.confirmed(.person(person), in: s), try CalendarStore.number(of: person, in: s)
            )
        }
        return MyShiftsView(visit, keys).panel(
            coming, done, calendar: visit.absolute(keys.calendar(of: person, number: number)))
    }
}
