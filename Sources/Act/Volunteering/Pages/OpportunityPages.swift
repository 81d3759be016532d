import Community
import Kernel
import Storage
import Web

/// Opportunities: finding them, and what coordinators write.
struct OpportunityPages: Sendable {
    let house: House
    let keys: SignUpKeys

    func add(to routes: inout Routes) {
        routes.get(VolunteeringRoutes.list, list)
        routes.get(VolunteeringRoutes.new) { try await new($0, FormErrors()) }
        routes.post(VolunteeringRoutes.list, publish)
        routes.get(VolunteeringRoutes.opportunity, show)
        routes.get(VolunteeringRoutes.words) { try await edit($0, FormErrors()) }
        routes.post(VolunteeringRoutes.words, save)
        routes.post(VolunteeringRoutes.end, end)
    }

    /// What is looked through for personal data; whom to tell when something is wrong is meant to be public.
    private static let fields = ["title", "what", "company", "training", "background"]

    private func list(_ visit: Visit) async throws -> Reply {
        let search = Search(visit.query)
        let wishes = Wishes(visit.query)
        let (listings, fits, places, mayPublish) = try await house.database.read { s in
            let roles = try visit.roles(in: s)
            return (
                try search.listings(after: visit.now, most: 60, in: s),
                wishes.isEmpty ? [] : try Fit.shortList(wishes, now: visit.now, in: s), try PlaceStore.all(in: s),
                roles.contains { $0.name == .coordinator || $0.name == .administrator }
            )
        }
        let forms = SearchView(visit, places: places)
        return visit.reply(
            OpportunityListView(visit).page(
                listings, above: "\(forms.form(search))\(forms.wishes(wishes))", fits: forms.fits(fits, wishes),
                mayPublish: mayPublish, isSearch: search != Search()))
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("opportunity", of: OpportunityKind.self)
        let one = try await house.database.read { [house] s -> OpportunityView.One? in
            guard let opportunity = try OpportunityStore.find(id, in: s),
                let organisation = try OrganisationStore.find(opportunity.organisation, in: s)
            else { return nil }
            let belonging = try OrganisationStore.belonging(organisation, in: s)
            let note = try ExposureNote.read(opportunity.subject, house, in: s)
            let mayCoordinate = VolunteeringPolicy.mayCoordinate(try visit.roles(in: s), for: belonging)
            guard note.isShown || mayCoordinate else { return nil }
            return OpportunityView.One(
                opportunity: opportunity, organisation: organisation,
                path: try PlaceStore.path(opportunity.place, in: s),
                shifts: try ShiftStore.coming(id, now: visit.now, in: s),
                mayCoordinate: mayCoordinate, note: note,
                around: try TrailAround.read(opportunity.subject, house, in: s),
                follows: try FollowButton.read(visit, opportunity.subject, in: s))
        }
        guard let one else { throw Problem.notFound }
        return visit.reply(OpportunityView(visit, one).page)
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let choices = try await choices(visit)
        let origin = try await origin(visit)
        return visit.reply(OpportunityFormView(visit, errors: errors).new(choices, origin))
    }

    private func publish(_ visit: Visit) async throws -> Reply {
        let choices = try await choices(visit)
        guard
            let organisation = choices.organisations.first(where: { $0.id.description == visit.form["organisation"] }),
            let place = choices.places.first(where: { $0.id.description == visit.form["place"] })
        else { throw Problem.malformed }
        let spoken = Language(tag: visit.form["language"]) ?? visit.language
        if let warning = PersonalDataWarning(visit, house).errors(Self.fields, in: spoken) {
            return try await new(visit, warning)
        }
        let written = visit.form.opportunity
        let opportunity = Opportunity(
            id: house.ids.next(), organisation: organisation.id, place: place.id,
            language: spoken, words: written.words,
            tags: written.tags, requirements: written.requirements, safeguarding: written.safeguarding, revision: 1,
            ended: nil)
        let act = PublishOpportunity(
            opportunity: opportunity, origin: try await origin(visit)?.subject, event: house.ids.next(),
            announce: house.moderation.announce, actor: visit.actor, at: visit.now)
        do {
            if visit.form.hasStrangeAge { throw VolunteeringRefusal.ageWrong }
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            return try await new(visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(VolunteeringRoutes.plan.link(opportunity.id), flash: "volunteering.published")
    }

    private func edit(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let (opportunity, _) = try await coordinated(visit)
        return visit.reply(OpportunityFormView(visit, errors: errors).edit(opportunity))
    }

    private func save(_ visit: Visit) async throws -> Reply {
        var (opportunity, _) = try await coordinated(visit)
        let written = visit.form.opportunity
        opportunity.words = written.words
        opportunity.tags = written.tags
        opportunity.requirements = written.requirements
        opportunity.safeguarding = written.safeguarding
        let act = EditOpportunity(
            opportunity: opportunity, basedOn: Int(visit.form["revision"]) ?? 0,
            announce: house.moderation.announce, actor: visit.actor, at: visit.now)
        if let warning = PersonalDataWarning(visit, house).errors(Self.fields, in: opportunity.language) {
            return try await edit(visit, warning)
        }
        do {
            if visit.form.hasStrangeAge { throw VolunteeringRefusal.ageWrong }
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            return try await edit(visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(VolunteeringRoutes.opportunity.link(opportunity.id), flash: "volunteering.saved")
    }

    private func end(_ visit: Visit) async throws -> Reply {
        let (opportunity, _) = try await coordinated(visit)
        let act = EndOpportunity(
            id: opportunity.id, tell: Letters(visit, keys, house).tell, actor: visit.actor, at: visit.now)
        try await house.database.write { s in try act.apply(in: s) }
        return .see(VolunteeringRoutes.opportunity.link(opportunity.id), flash: "volunteering.ended")
    }

    /// Where this coordinator may publish.
    struct Choices: Sendable {
        let organisations: [Organisation]
        let places: [Place]
    }

    /// - Throws: `Problem.signInNeeded`, `.notFound` for whoever coordinates nothing
    private func choices(_ visit: Visit) async throws -> Choices {
        _ = try visit.signedIn()
        let choices = try await house.database.read { s in
            let roles = try visit.roles(in: s)
            let organisations = try OrganisationStore.all(in: s).filter {
                VolunteeringPolicy.mayCoordinate(roles, for: try OrganisationStore.belonging($0, in: s))
            }
            return Choices(organisations: organisations, places: try PlaceStore.all(in: s))
        }
        guard !choices.organisations.isEmpty else { throw Problem.notFound }
        return choices
    }

    /// What the visitor starts from, where it can be named.
    private func origin(_ visit: Visit) async throws -> SubjectCard? {
        let asked = visit.form.contains("from") ? visit.form["from"] : visit.query["from"]
        guard let subject = Subject(asked) else { return nil }
        return try await house.database.read { [house] s in try house.subjects.card(subject, in: s) }
    }

    /// The opportunity of the address, for its coordinators; for others this page of it is not there.
    private func coordinated(_ visit: Visit) async throws -> (Opportunity, [Place]) {
        try await Coordinated(house: house, visit: visit).opportunity()
    }
}
