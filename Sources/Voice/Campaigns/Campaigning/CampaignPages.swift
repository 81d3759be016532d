import Community
import Kernel
import Speech
import Storage
import Web

/// Campaigns: the list, the workspace with its steps, what others see of it.
struct CampaignPages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.get(CampaignRoutes.campaigns, list)
        routes.get(CampaignRoutes.newCampaign) { try await new($0, FormErrors()) }
        routes.post(CampaignRoutes.campaigns, limit: .statements, start)
        routes.get(CampaignRoutes.campaign) { try await show($0) }
        routes.get(CampaignRoutes.step) { try await step($0, FormErrors()) }
        routes.post(CampaignRoutes.step, write)
        routes.get(CampaignRoutes.revision) { visit in
            .text("\(try await one(visit, team: true).campaign.revision)\n", type: "text/plain")
        }
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let (items, mayStart) = try await house.database.read { s in
            let roles = try visit.roles(in: s)
            let items = try CampaignStore.all(in: s).filter { item in
                try CampaignPolicy.isPublic(item.campaign, materials: item.materials)
                    || isTeam(item.campaign, roles, s)
            }.map(\.campaign)
            return (items, !roles.isEmpty)
        }
        return visit.reply(CampaignListView(visit).page(items, mayStart: mayStart))
    }

    private func isTeam(_ campaign: Campaign, _ roles: [Role], _ s: any Storage.Session) throws -> Bool {
        guard let organisation = try OrganisationStore.find(campaign.organisation, in: s) else { return false }
        return CampaignPolicy.isTeam(roles, try OrganisationStore.belonging(organisation, in: s))
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        _ = try visit.signedIn()
        let organisations = try await house.database.read { s in
            let roles = try visit.roles(in: s)
            return try OrganisationStore.all(in: s).filter {
                CampaignPolicy.isTeam(roles, try OrganisationStore.belonging($0, in: s))
            }
        }
        guard !organisations.isEmpty else { throw Problem.notFound }
        return visit.reply(CampaignFormView(visit, errors).page(organisations))
    }

    private func start(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let organisation = OrganisationID(visit.form["organisation"]) else { throw Problem.malformed }
        let campaign = Campaign(
            id: house.ids.next(), organisation: organisation, language: visit.language, title: visit.form["title"],
            claim: ArgumentLibrary.shipped.claim(visit.form["claim-id"])?.id, revision: 1, started: visit.now,
            closed: nil, words: [:])
        do {
            try await house.database.write { s in
                guard try OrganisationStore.find(organisation, in: s) != nil else { throw CampaignRefusal.notYours }
                try StartCampaign(campaign: campaign, person: person.id).apply(in: s)
            }
        } catch CampaignRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as CampaignRefusal {
            return try await new(visit, CampaignWording(visit.words).errors(refusal))
        }
        return .see(
            CampaignRoutes.step.link(campaign.id, Campaign.Step.assessment.rawValue), flash: "campaigns.started")
    }

    /// A campaign that the visitor may see.
    ///
    /// - team: only for those who work on it
    /// - Throws: `Problem.notFound`
    private func one(_ visit: Visit, team: Bool) async throws -> CampaignView.One {
        let id = try visit.id("campaign", of: CampaignKind.self)
        let one = try await house.database.read { [house] s -> CampaignView.One? in
            guard let campaign = try CampaignStore.find(id, in: s) else { return nil }
            let materials = try CampaignStore.materials(of: id, in: s)
            let isTeam = try isTeam(campaign, try visit.roles(in: s), s)
            guard isTeam || (!team && CampaignPolicy.isPublic(campaign, materials: materials.count)) else { return nil }
            return CampaignView.One(
                campaign: campaign, organisation: try OrganisationStore.find(campaign.organisation, in: s),
                materials: materials, measures: try CampaignStore.measures(of: id, in: s), isTeam: isTeam,
                cards: try house.subjects.cards(materials.compactMap(\.source), in: s),
                around: try TrailAround.read(campaign.subject, house, in: s),
                follows: try FollowButton.read(visit, campaign.subject, in: s))
        }
        guard let one else { throw Problem.notFound }
        return one
    }

    private func show(_ visit: Visit) async throws -> Reply {
        visit.reply(CampaignView(visit, try await one(visit, team: false)).page)
    }

    private func step(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        guard let step = Campaign.Step(rawValue: try visit.parameter("step")) else { throw Problem.notFound }
        if visit.person == nil { throw Problem.signInNeeded(Link(visit.path)) }
        return visit.reply(StepView(visit, try await one(visit, team: true), step, errors).page)
    }

    private func write(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let id = try visit.id("campaign", of: CampaignKind.self)
        guard let step = Campaign.Step(rawValue: try visit.parameter("step")) else { throw Problem.notFound }
        do {
            let act = try await act(step, id, visit, person.id)
            try await house.database.write(act)
        } catch CampaignRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as CampaignRefusal {
            return try await self.step(visit, CampaignWording(visit.words).errors(refusal))
        }
        let next = step == .lessons ? CampaignRoutes.campaign.link(id) : CampaignRoutes.step.link(id, step.rawValue)
        return .see(next, flash: "campaigns.saved")
    }

    /// What a posted form of a step asks for.
    private func act(
        _ step: Campaign.Step, _ id: CampaignID, _ visit: Visit, _ person: PersonID
    ) async throws -> @Sendable (any Storage.Session) throws -> Void {
        let form = visit.form
        switch step {
        case .assessment, .design:
            let words = Dictionary(step.fields.map { ($0, form[$0.rawValue]) }) { first, _ in first }
            let act = WriteStep(
                id: id, step: step, words: words, basedOn: Int(form["revision"]) ?? 0, person: person, at: visit.now)
            return { s in try act.apply(in: s) }
        case .publication: return try await addition(id, visit, person)
        case .monitoring:
            let measures: [Measure]
            do throws(MeasureTable.Problem) {
                measures = try MeasureTable.measures(form["measures"])
            } catch {
                throw CampaignRefusal.measureWrong(error)
            }
            let act = RecordMeasures(id: id, measures: measures, person: person, at: visit.now)
            return { s in try act.apply(in: s) }
        case .lessons:
            let act = CloseCampaign(
                id: id, lessons: form["lessons"], event: house.ids.next(), person: person, at: visit.now)
            return { s in try act.apply(in: s) }
        }
    }

    private func addition(
        _ id: CampaignID, _ visit: Visit, _ person: PersonID
    ) async throws -> @Sendable (any Storage.Session) throws -> Void {
        let form = visit.form
        guard let day = CalendarDay(form["day"]) else { throw CampaignRefusal.dayWrong }
        let source = subject(form["source"])
        let isKnown = try await house.database.read { [house] s in
            try source.map { try house.subjects.card($0, in: s) != nil } ?? form["source"].isEmpty
        }
        let material = Material(
            id: house.ids.next(), title: form["material"], link: form["link"], day: day, source: source)
        let act = AddMaterial(id: id, material: material, knowsSource: isKnown, person: person, at: visit.now)
        return { s in try act.apply(in: s) }
    }

    /// A thing of this site, by the address of its trail or by its short name: `story/…`.
    private func subject(_ text: String) -> Subject? {
        let parts = text.split(separator: "/")
        guard parts.count >= 2 else { return nil }
        return Subject(parts.suffix(2).joined(separator: "/"))
    }
}
