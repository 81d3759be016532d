import Community
import Kernel
import Storage

extension Campaign {
    /// The campaign, for one of its team, while it goes on.
    ///
    /// - Throws: `CampaignRefusal.notYours`, `.closedAlready`
    static func checked(_ id: CampaignID, by person: PersonID, in s: any Session) throws -> Campaign {
        guard let campaign = try CampaignStore.find(id, in: s),
            let organisation = try OrganisationStore.find(campaign.organisation, in: s),
            CampaignPolicy.isTeam(
                try RoleStore.roles(of: person, in: s), try OrganisationStore.belonging(organisation, in: s))
        else { throw CampaignRefusal.notYours }
        guard campaign.closed == nil else { throw CampaignRefusal.closedAlready }
        return campaign
    }
}

/// Opening the workspace of a campaign.
struct StartCampaign: Sendable {
    let campaign: Campaign
    let person: PersonID

    /// - Throws: `CampaignRefusal.titleWrong`, `.notYours`
    func apply(in s: any Session) throws {
        guard (1...Campaign.longestTitle).contains(campaign.title.count) else {
            throw CampaignRefusal.titleWrong(most: Campaign.longestTitle)
        }
        try CampaignStore.insert(campaign, in: s)
        _ = try Campaign.checked(campaign.id, by: person, in: s)
        try AuditLog.record(
            .init("campaign/started", campaign.subject, by: .person(person), at: campaign.started), in: s)
        try Follows.follow(campaign.subject, person: person, at: campaign.started, in: s)
    }
}

/// Saving the texts of a step, whole or in part, to go on later.
struct WriteStep: Sendable {
    let id: CampaignID
    let step: Campaign.Step
    let words: [Campaign.Field: String]
    /// The revision that the writer had before them.
    let basedOn: Int
    let person: PersonID
    let at: Moment

    /// - Throws: `CampaignRefusal.notYours`, `.closedAlready`, `.tooEarly`, `.textWrong`, `.changed`
    func apply(in s: any Session) throws {
        let campaign = try Campaign.checked(id, by: person, in: s)
        guard campaign.isOpen(step) else { throw CampaignRefusal.tooEarly }
        for field in step.fields where (words[field] ?? "").count > Campaign.longestText {
            throw CampaignRefusal.textWrong(field, most: Campaign.longestText)
        }
        guard try CampaignStore.raise(id, from: basedOn, in: s) else {
            throw CampaignRefusal.changed(revision: campaign.revision)
        }
        for field in step.fields { try CampaignStore.write(words[field] ?? "", field, of: id, in: s) }
        try AuditLog.record(
            .init("campaign/\(step.rawValue)", campaign.subject, by: .person(person), at: at), in: s)
    }
}

/// Writing down what was put before people, and what it was made of.
struct AddMaterial: Sendable {
    let id: CampaignID
    let material: Material
    /// Whether its source can be named here.
    let knowsSource: Bool
    let person: PersonID
    let at: Moment

    /// - Throws: `CampaignRefusal`
    func apply(in s: any Session) throws {
        let campaign = try Campaign.checked(id, by: person, in: s)
        guard campaign.isOpen(.publication) else { throw CampaignRefusal.tooEarly }
        guard (1...Material.longestTitle).contains(material.title.count) else {
            throw CampaignRefusal.materialWrong(most: Material.longestTitle)
        }
        let isAddress = ["https://", "http://"].contains { material.link.hasPrefix($0) }
        guard material.link.isEmpty || isAddress, material.link.count <= Material.longestLink else {
            throw CampaignRefusal.linkWrong(most: Material.longestLink)
        }
        guard knowsSource else { throw CampaignRefusal.sourceUnknown }
        guard try CampaignStore.materials(of: id, in: s).count < Material.most else {
            throw CampaignRefusal.full(most: Material.most)
        }
        try CampaignStore.insert(material, of: id, in: s)
        if let source = material.source {
            try Trail.link(source, .ledTo, campaign.subject, by: .person(person), at: at, in: s)
        }
        try AuditLog.record(.init("campaign/published", campaign.subject, by: .person(person), at: at), in: s)
    }
}

/// Entering how far it came; a day and channel entered again is corrected.
struct RecordMeasures: Sendable {
    let id: CampaignID
    let measures: [Measure]
    let person: PersonID
    let at: Moment

    /// - Throws: `CampaignRefusal.notYours`, `.closedAlready`, `.tooEarly`, `.measuresMissing`, `.full`
    func apply(in s: any Session) throws {
        let campaign = try Campaign.checked(id, by: person, in: s)
        guard campaign.isOpen(.monitoring) else { throw CampaignRefusal.tooEarly }
        guard !measures.isEmpty else { throw CampaignRefusal.measuresMissing }
        guard measures.count <= Measure.mostLines else { throw CampaignRefusal.full(most: Measure.mostLines) }
        for measure in measures { try CampaignStore.record(measure, of: id, in: s) }
        try AuditLog.record(.init("campaign/measured", campaign.subject, by: .person(person), at: at), in: s)
    }
}

/// Ending a campaign with what was learned.
struct CloseCampaign: Sendable {
    let id: CampaignID
    let lessons: String
    let event: Notices.EventID
    let person: PersonID
    let at: Moment

    /// - Throws: `CampaignRefusal.notYours`, `.closedAlready`, `.tooEarly`, `.materialMissing`, `.lessonsMissing`,
    ///   `.textWrong`
    func apply(in s: any Session) throws {
        let campaign = try Campaign.checked(id, by: person, in: s)
        guard campaign.isOpen(.lessons) else { throw CampaignRefusal.tooEarly }
        guard try !CampaignStore.materials(of: id, in: s).isEmpty else { throw CampaignRefusal.materialMissing }
        guard !lessons.isEmpty else { throw CampaignRefusal.lessonsMissing }
        guard lessons.count <= Campaign.longestText else {
            throw CampaignRefusal.textWrong(.lessons, most: Campaign.longestText)
        }
        guard try CampaignStore.close(id, at: at, in: s) else { throw CampaignRefusal.closedAlready }
        try CampaignStore.write(lessons, .lessons, of: id, in: s)
        try AuditLog.record(.init("campaign/closed", campaign.subject, by: .person(person), at: at), in: s)
        try Notices.post("campaign/closed", about: campaign.subject, id: event, at: at, in: s)
    }
}
