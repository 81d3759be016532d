import Community
import Kernel
import Storage

/// Adapting an EU action to a place, as an answer to what people asked for where there is such an answer.
struct AdaptAction: Sendable {
    let action: LocalAction
    /// Suggestions and answers that it responds to.
    let respondsTo: [Subject]
    let content: PlanContent
    let house: House
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    /// The rules on its words and figures.
    static func check(_ action: LocalAction) throws(ActionRefusal) {
        guard !action.title.isEmpty, action.title.count <= LocalAction.longestTitle else {
            throw .titleMissing(most: LocalAction.longestTitle)
        }
        guard !action.here.isEmpty, action.here.count <= LocalAction.longestText,
            action.difference.count <= LocalAction.longestText
        else { throw .textMissing(most: LocalAction.longestText) }
        if let starts = action.starts, let ends = action.ends, ends < starts { throw .endsBeforeStart }
        guard action.budget.map({ $0 >= 0 }) ?? true else { throw .budgetWrong }
    }

    /// - Throws: `ActionRefusal`
    func apply(in s: any Session) throws {
        try Self.check(action)
        guard let origin = content.action(action.adapts) else { throw ActionRefusal.unknownAction }
        let known = try house.subjects.cards(respondsTo, in: s)
        guard respondsTo.allSatisfy({ known[$0] != nil }) else { throw ActionRefusal.sourceGone }
        try ActionStore.insert(action, at: at, in: s)
        try AuditLog.record(.init("action/adapted", action.subject, by: actor, at: at), in: s)
        try Trail.link(origin.subject, .adapted, action.subject, by: actor, at: at, in: s)
        for source in respondsTo {
            try Trail.link(source, .ledTo, action.subject, by: actor, at: at, in: s)
        }
        try Notices.post("action/adapted", about: action.subject, id: event, at: at, in: s)
    }
}

/// Mending the words of an action, while nobody else has; each change stays in the log.
struct EditAction: Sendable {
    let action: LocalAction
    let basedOn: Int
    let actor: Actor
    let at: Moment

    /// - Throws: `ActionRefusal`
    func apply(in s: any Session) throws {
        try AdaptAction.check(action)
        guard try ActionStore.rewrite(action, basedOn: basedOn, in: s) else { throw ActionRefusal.changedMeanwhile }
        try AuditLog.record(.init("action/edited", action.subject, by: actor, at: at), in: s)
    }
}
