import Community
import Kernel
import Storage

/// Bringing the actions of a place in from a table: all of them or none.
struct ImportActions: Sendable {
    let entries: [ActionTable.Entry]
    let place: PlaceID
    let organisation: OrganisationID
    let language: Language
    let content: PlanContent
    let house: House
    let actor: Actor
    let at: Moment

    /// A row that breaks a rule of actions.
    struct Refusal: Error, Sendable {
        let line: Int
        let reason: ActionRefusal
    }

    /// - Throws: `Refusal`, and nothing is kept
    func apply(in s: any Session) throws {
        for entry in entries {
            let action = LocalAction(
                id: house.ids.next(), place: place, organisation: organisation, adapts: entry.adapts,
                language: language, title: entry.title, here: entry.here, difference: entry.difference,
                budget: entry.budget, starts: entry.starts, ends: entry.ends, indicator: entry.indicator,
                state: .planned, reason: nil, revision: 1, milestones: [])
            do {
                try AdaptAction(
                    action: action, respondsTo: [], content: content, house: house, event: house.ids.next(),
                    actor: actor, at: at
                ).apply(in: s)
            } catch let refusal as ActionRefusal {
                throw Refusal(line: entry.line, reason: refusal)
            }
        }
    }
}
