import Community
import Kernel
import Storage

/// Volunteering for a panel, or saying again what one is.
struct SignUpForPanel: Sendable {
    let panel: CitizensPanelID
    let id: PanelVolunteerID
    /// As they were sent; only what the quotas ask for is kept.
    let answers: [String: String]
    let person: PersonID
    let at: Moment

    /// - Throws: `PanelRefusal.notYours`, `.notNow`, `.answerMissing`, `.full`
    func apply(in s: any Session) throws {
        guard let panel = try PanelStore.find(panel, in: s) else { throw PanelRefusal.notYours }
        try PanelPolicy.check(.signUp, on: panel, at: at)
        var traits: [String: String] = [:]
        for trait in panel.traits {
            guard let value = answers[trait.rawValue], trait.values.contains(value) else {
                throw PanelRefusal.answerMissing(trait)
            }
            traits[trait.rawValue] = value
        }
        try VolunteerStore.remove(person, from: panel.id, in: s)
        guard try VolunteerStore.count(of: panel.id, in: s) < CitizensPanel.mostVolunteers else {
            throw PanelRefusal.full(most: CitizensPanel.mostVolunteers)
        }
        try VolunteerStore.insert(
            PanelVolunteer(id: id, person: person, traits: traits, number: nil, state: .volunteered), of: panel.id,
            in: s)
        // By nobody: the log stays for good, and need not say who volunteered.
        try AuditLog.record(.init("citizens-panel/signed-up", panel.subject, by: .system, at: at), in: s)
    }
}

/// Taking it back, before the lottery is published.
struct WithdrawFromPanel: Sendable {
    let panel: CitizensPanelID
    let person: PersonID
    let at: Moment

    /// - Throws: `PanelRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        guard let panel = try PanelStore.find(panel, in: s) else { throw PanelRefusal.notYours }
        try PanelPolicy.check(.withdraw, on: panel, at: at)
        try VolunteerStore.remove(person, from: panel.id, in: s)
        try AuditLog.record(.init("citizens-panel/withdrawn", panel.subject, by: .system, at: at), in: s)
    }
}
