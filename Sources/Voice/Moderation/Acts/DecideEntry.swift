import Community
import Kernel
import Storage

/// A moderator's word on something: it is shown, or hidden for a rule and with reasons; everybody concerned is told.
struct DecideEntry: Sendable {
    let entry: EntryID
    let outcome: Decision.Outcome
    let rule: HouseRule?
    let facts: String
    let id: DecisionID
    let bench: Bench
    let tell: Tell
    let person: PersonID
    let at: Moment

    /// - Throws: `ModerationRefusal.decidedAlready`, `.notYours`, `.ruleMissing`, `.factsMissing`
    func apply(in s: any Session) throws {
        guard let entry = try QueueStore.find(entry, in: s) else { throw ModerationRefusal.decidedAlready }
        let belonging = try Bench.belonging(of: entry.place, entry.organisation, in: s)
        let roles = try RoleStore.roles(of: person, in: s)
        guard ModerationPolicy.mayModerate(roles, for: belonging) else { throw ModerationRefusal.notYours }
        guard let text = try bench.read(entry.subject, in: s) else {
            try QueueStore.close(entry.id, by: person, at: at, in: s)
            return
        }
        guard
            ModerationPolicy.mayDecide(
                person, roles: roles, for: belonging, authors: text.authors,
                excluded: try QueueStore.excluded(from: entry.id, in: s))
        else { throw ModerationRefusal.notYours }
        if outcome == .hidden {
            guard rule != nil else { throw ModerationRefusal.ruleMissing }
            guard !facts.isEmpty else { throw ModerationRefusal.factsMissing(most: Decision.longestFacts) }
        }
        guard facts.count <= Decision.longestFacts else {
            throw ModerationRefusal.factsMissing(most: Decision.longestFacts)
        }
        let appeal = try entry.appeal.flatMap { try DecisionStore.appeal($0, in: s) }
        let before = try bench.exposure(of: entry.subject, in: s)
        let decision = Decision(
            id: id, subject: entry.subject, space: entry.space, place: entry.place,
            organisation: entry.organisation, language: entry.language, outcome: outcome,
            rule: outcome == .hidden ? rule : nil, facts: facts, text: text.text,
            role: ModerationPolicy.role(of: roles, for: belonging), moderator: person, cause: entry.cause,
            triage: entry.triage, opened: entry.opened, decided: at, answers: appeal?.side)
        try DecisionStore.insert(decision, authors: text.authors, in: s)
        try bench.expose(outcome == .hidden ? .hidden : .shown, entry.subject, at: at, in: s)
        try QueueStore.close(entry.id, by: person, at: at, in: s)
        try ReportStore.answer(reportsOn: entry.id, with: id, in: s)
        if let appeal { try DecisionStore.answer(appeal.id, with: id, in: s) }
        try AuditLog.record(
            .init(
                "moderation/\(outcome.rawValue)", entry.subject, by: .person(person), at: at,
                details: rule.map { outcome == .hidden ? $0.rawValue : "" } ?? ""), in: s)
        try tellAll(decision, appeal, text.authors, before, entry, s)
    }

    /// Authors of what was not shown before, or no longer is; who reported it; and who appealed.
    private func tellAll(
        _ decision: Decision, _ appeal: Appeal?, _ authors: [PersonID], _ before: Exposure, _ entry: Entry,
        _ s: any Session
    ) throws {
        if decision.outcome == .hidden || before != .shown {
            for author in authors { try tell(.decided(decision, to: author), s) }
        }
        for report in try ReportStore.reports(on: entry.id, in: s) { try tell(.answered(report, decision), s) }
        guard let appeal else { return }
        // Who reported it first hears what came of the appeal, whichever side made it.
        for report in try ReportStore.reports(answeredBy: appeal.decision, in: s) {
            try tell(.answered(report, decision), s)
        }
    }
}

/// Giving one's share of something to somebody else; it never comes back.
struct PassEntry: Sendable {
    let entry: EntryID
    let bench: Bench
    let person: PersonID
    let at: Moment

    /// - Throws: `ModerationRefusal.decidedAlready`, `.notYours`
    func apply(in s: any Session) throws {
        guard let entry = try QueueStore.find(entry, in: s) else { throw ModerationRefusal.decidedAlready }
        let belonging = try Bench.belonging(of: entry.place, entry.organisation, in: s)
        guard ModerationPolicy.mayModerate(try RoleStore.roles(of: person, in: s), for: belonging) else {
            throw ModerationRefusal.notYours
        }
        try QueueStore.exclude(person, from: entry.id, in: s)
        let authors = try bench.read(entry.subject, in: s)?.authors ?? []
        try bench.share(entry.id, belonging, authors: authors, at: at, in: s)
        try AuditLog.record(.init("moderation/passed", entry.subject, by: .person(person), at: at), in: s)
    }
}
