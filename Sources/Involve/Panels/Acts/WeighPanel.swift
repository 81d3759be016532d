import Community
import Deliberation
import Kernel
import Storage

/// The list of volunteers as it is drawn from, and the lottery over it: worked out beside the database, since it may take
/// seconds, and published in one transaction if the list is still the same.
struct WeighPanel: Sendable {
    let panel: CitizensPanel
    /// In the order of the published list.
    let list: [PanelVolunteer]
    let lottery: Sortition.Lottery
    let event: Notices.EventID
    let person: PersonID
    let at: Moment

    /// - Throws: `PanelRefusal.tooFewVolunteers`, `.quotasConflict`, `.unsolved`
    init(
        _ panel: CitizensPanel, _ volunteers: [PanelVolunteer], event: Notices.EventID, person: PersonID, at: Moment
    ) throws(PanelRefusal) {
        self.panel = panel
        list = Self.numbered(volunteers, seed: panel.seed)
        self.event = event
        self.person = person
        self.at = at
        do {
            lottery = try Sortition.lottery(list.map(\.listed), quotas: panel.quotas, size: panel.size)
        } catch {
            throw Self.refusal(error)
        }
    }

    /// Shuffled by the secret seed, so that neither a number nor its place says when somebody signed up.
    static func numbered(_ volunteers: [PanelVolunteer], seed: String) -> [PanelVolunteer] {
        let keyed = volunteers.map { (key: PublicDraw.fingerprint("\(seed)\nlist\n\($0.id)"), volunteer: $0) }
        return keyed.sorted { $0.key < $1.key }.enumerated().map { position, entry in
            let one = entry.volunteer
            return PanelVolunteer(
                id: one.id, person: one.person, traits: one.traits, number: position + 1, state: one.state)
        }
    }

    private static func refusal(_ refusal: Sortition.Refusal) -> PanelRefusal {
        switch refusal {
        case .tooFewVolunteers(let are, let needed): .tooFewVolunteers(are: are, needed: needed)
        case .quotasConflict(let relaxed): .quotasConflict(relaxed)
        case .sameIDTwice, .noQuotaFor, .unsolved: .unsolved
        }
    }

    /// - Throws: `PanelRefusal.notYours`, `.notNow`, `.listChanged`
    func apply(in s: any Session) throws {
        let current = try LedPanel.find(panel.id, by: person, for: .weigh, at: at, in: s)
        let volunteers = try VolunteerStore.all(of: panel.id, in: s)
        guard Set(volunteers.map(\.id)) == Set(list.map(\.id)), current.quotas == panel.quotas else {
            throw PanelRefusal.listChanged
        }
        for volunteer in list { try VolunteerStore.number(volunteer.id, as: volunteer.number ?? 0, in: s) }
        try PanelStore.publish(lottery, of: panel.id, in: s)
        let fingerprint = PublicDraw.fingerprint(of: lottery, list.map(\.listed))
        try AuditLog.record(
            .init("citizens-panel/weighed", panel.subject, by: .person(person), at: at, details: fingerprint), in: s)
        try Notices.post("citizens-panel/weighed", about: panel.subject, id: event, at: at, in: s)
    }
}

/// A panel for whoever may lead it.
enum LedPanel {
    /// - Throws: `PanelRefusal.notYours`, `.notNow`
    static func find(
        _ id: CitizensPanelID, by person: PersonID, for act: PanelPolicy.Act, at: Moment, in s: any Session
    ) throws -> CitizensPanel {
        guard let panel = try PanelStore.find(id, in: s), try isLed(panel, by: person, in: s) else {
            throw PanelRefusal.notYours
        }
        try PanelPolicy.check(act, on: panel, at: at)
        return panel
    }

    static func isLed(_ panel: CitizensPanel, by person: PersonID, in s: any Session) throws -> Bool {
        guard let organisation = try OrganisationStore.find(panel.organisation, in: s) else { return false }
        return try PanelPolicy.mayLead(
            RoleStore.roles(of: person, in: s), OrganisationStore.belonging(organisation, in: s))
    }
}
