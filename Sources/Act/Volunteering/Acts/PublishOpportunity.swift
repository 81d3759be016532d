import Community
import Kernel
import Storage

extension Opportunity {
    /// - Throws: `VolunteeringRefusal` for the first thing that is missing or too long
    func checkTexts() throws(VolunteeringRefusal) {
        guard (1...Self.longestTitle).contains(words.title.count) else { throw .titleWrong(most: Self.longestTitle) }
        guard (1...Self.longestText).contains(words.what.count) else { throw .textWrong(most: Self.longestText) }
        guard
            [words.company, requirements.training, requirements.background].allSatisfy({
                $0.count <= Self.longestNote
            })
        else { throw .noteTooLong(most: Self.longestNote) }
        guard (1...Self.longestNote).contains(safeguarding.count) else { throw .safeguardingMissing }
        guard requirements.minimumAge.map(Self.ages.contains) ?? true else { throw .ageWrong }
        guard !tags.interests.isEmpty else { throw .interestMissing }
    }
}

/// Publishing an opportunity, which may carry out an action.
struct PublishOpportunity: Sendable {
    let opportunity: Opportunity
    /// What it carries out or came from.
    let origin: Subject?
    let event: Notices.EventID
    let announce: Announce
    let actor: Actor
    let at: Moment

    /// - Throws: `VolunteeringRefusal`
    func apply(in s: any Session) throws {
        try opportunity.checkTexts()
        try OpportunityStore.insert(opportunity, at: at, in: s)
        try AuditLog.record(.init("opportunity/published", opportunity.subject, by: actor, at: at), in: s)
        _ = try announce(opportunity.subject, at, s)
        if let origin {
            // An action of a plan is carried out by what people do; anything else grew into it.
            let kind: Trail.Kind = origin.kind == "action" ? .fulfilled : .ledTo
            try Trail.link(origin, kind, opportunity.subject, by: actor, at: at, in: s)
        }
        try Notices.post("opportunity/published", about: opportunity.subject, id: event, at: at, in: s)
    }
}

/// Changing what an opportunity says.
struct EditOpportunity: Sendable {
    let opportunity: Opportunity
    let basedOn: Int
    let announce: Announce
    let actor: Actor
    let at: Moment

    /// - Throws: `VolunteeringRefusal`; `.changedMeanwhile` when somebody else saved first
    func apply(in s: any Session) throws {
        try opportunity.checkTexts()
        guard try OpportunityStore.update(opportunity, basedOn: basedOn, in: s) else {
            throw VolunteeringRefusal.changedMeanwhile
        }
        try AuditLog.record(.init("opportunity/edited", opportunity.subject, by: actor, at: at), in: s)
        _ = try announce(opportunity.subject, at, s)
    }
}

/// Ending an opportunity: it leaves the lists, and what was planned is cancelled.
struct EndOpportunity: Sendable {
    let id: OpportunityID
    let tell: Tell
    let actor: Actor
    let at: Moment

    func apply(in s: any Session) throws {
        for shift in try ShiftStore.coming(id, now: at, in: s) where shift.isOpen(at: at) {
            try CancelShift(id: shift.id, tell: tell, actor: actor, at: at).apply(in: s)
        }
        try OpportunityStore.end(id, at: at, in: s)
        try AuditLog.record(.init("opportunity/ended", Subject(.opportunity, id), by: actor, at: at), in: s)
    }
}
