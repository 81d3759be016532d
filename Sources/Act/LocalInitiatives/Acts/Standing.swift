import Community
import Kernel
import Storage

/// What somebody is to one local initiative, read in the transaction of their act.
struct Standing: Sendable {
    let initiative: LocalInitiative
    let part: LocalInitiativePolicy.Part

    /// The standing of somebody who may do that now.
    ///
    /// - Throws: `LocalInitiativeRefusal.notYours`, `.notNow`
    static func checked(
        _ act: LocalInitiativePolicy.Act, on id: LocalInitiativeID, by person: PersonID, in s: any Session
    ) throws -> Standing {
        guard let initiative = try LocalInitiativeStore.find(id, in: s) else {
            throw LocalInitiativeRefusal.notYours
        }
        let part = try part(of: person, in: initiative, s)
        guard try part == .organiser || Withheld.exposure(of: initiative.subject, in: s) == .shown else {
            throw LocalInitiativeRefusal.notYours
        }
        try LocalInitiativePolicy.check(act, in: initiative.phase, as: part)
        return Standing(initiative: initiative, part: part)
    }

    static func part(
        of person: PersonID, in initiative: LocalInitiative, _ s: any Session
    ) throws -> LocalInitiativePolicy.Part {
        if initiative.isOrganised(by: person) { return .organiser }
        return try ContributionStore.isHelper(person, of: initiative.id, in: s) ? .helper : .neighbour
    }
}
