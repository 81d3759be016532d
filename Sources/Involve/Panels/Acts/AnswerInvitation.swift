import Community
import Deliberation
import Kernel
import Storage

/// Saying whether one comes, after having been drawn.
struct AnswerInvitation: Sendable {
    let panel: CitizensPanelID
    let answer: Answer
    let tell: TellDrawn
    let person: PersonID
    let at: Moment

    enum Answer: String, Sendable, CaseIterable {
        case accept, decline
    }

    /// - Throws: `PanelRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        guard let panel = try PanelStore.find(panel, in: s) else { throw PanelRefusal.notYours }
        try PanelPolicy.check(.answer, on: panel, at: at)
        let volunteers = try VolunteerStore.all(of: panel.id, in: s)
        guard let own = volunteers.first(where: { $0.person == person }),
            own.state == .invited || own.state == .accepted
        else { throw PanelRefusal.notYours }
        switch answer {
        case .accept: try VolunteerStore.set(.accepted, of: own.id, in: s)
        case .decline: try Replacement(panel: panel, tell: tell).decline(own.id, in: s)
        }
        try AuditLog.record(
            .init("citizens-panel/\(answer == .accept ? "accepted" : "declined")", panel.subject, by: .system, at: at),
            in: s)
    }
}

/// Who comes in when somebody does not: the next of the same kind in the order of the draw, so that the quotas still hold
/// and anybody can work it out. Where nobody of the kind is left the place stays empty.
struct Replacement: Sendable {
    let panel: CitizensPanel
    let tell: TellDrawn

    func decline(_ id: PanelVolunteerID, in s: any Session) throws {
        try VolunteerStore.set(.declined, of: id, in: s)
        let volunteers = try VolunteerStore.all(of: panel.id, in: s)
        guard let leaver = volunteers.first(where: { $0.id == id }), let seed = panel.wholeSeed else { return }
        guard let next = Self.next(after: leaver, among: volunteers, seed: seed) else { return }
        try VolunteerStore.set(.invited, of: next.id, in: s)
        if let person = next.person { try tell(panel, person, s) }
    }

    static func next(
        after leaver: PanelVolunteer, among volunteers: [PanelVolunteer], seed: String
    ) -> PanelVolunteer? {
        volunteers.filter { $0.traits == leaver.traits && $0.state == .volunteered && $0.person != nil }
            .map { (key: PublicDraw.fingerprint(seed + "\n" + $0.listed.id), volunteer: $0) }
            .min { $0.key < $1.key }?.volunteer
    }
}
