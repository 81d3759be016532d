import Community
import Kernel
import Storage

/// Ending a panel: nobody is linked to it any more.
struct EndPanel: Sendable {
    let panel: CitizensPanelID
    let person: PersonID
    let at: Moment

    /// - Throws: `PanelRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        let panel = try LedPanel.find(panel, by: person, for: .end, at: at, in: s)
        try Self.forget(panel.id, by: .person(person), at: at, in: s)
    }

    /// Once the work of a panel must be over.
    static func forgetOld(at now: Moment, in s: any Session) throws {
        for id in try PanelStore.drawn(before: now - CitizensPanel.peopleKept, most: 100, in: s) {
            try forget(id, by: .system, at: now, in: s)
        }
    }

    private static func forget(
        _ id: CitizensPanelID, by actor: Actor, at: Moment, in s: any Session
    ) throws {
        try VolunteerStore.forgetPeople(of: id, in: s)
        try PanelStore.end(id, in: s)
        try AuditLog.record(.init("citizens-panel/ended", Subject(.citizensPanel, id), by: actor, at: at), in: s)
    }
}

/// What is forgotten of a person whose account is erased.
struct LeavePanels: Sendable {
    let tell: TellDrawn
    let person: PersonID

    func apply(in s: any Session) throws {
        for id in try VolunteerStore.panels(of: person, in: s) {
            guard let panel = try PanelStore.find(id, in: s) else { continue }
            guard panel.phase != .open else {
                try VolunteerStore.remove(person, from: id, in: s)
                continue
            }
            guard let own = try VolunteerStore.all(of: id, in: s).first(where: { $0.person == person }) else {
                continue
            }
            try VolunteerStore.forget(own.id, in: s)
            if panel.phase == .drawn, own.state == .invited || own.state == .accepted {
                try Replacement(panel: panel, tell: tell).decline(own.id, in: s)
            }
        }
    }
}
