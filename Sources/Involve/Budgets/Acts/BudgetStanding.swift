import Community
import Kernel
import Storage

/// What somebody is to one budget process, read in the transaction of their act.
struct BudgetStanding: Sendable {
    let process: BudgetProcess
    let parts: Set<BudgetPolicy.Part>

    func may(_ act: BudgetPolicy.Act) -> Bool { BudgetPolicy.allows(act, in: process.phase, as: parts) }

    /// - Throws: `BudgetRefusal.notYours`, `.notNow`
    static func checked(
        _ act: BudgetPolicy.Act, on id: BudgetProcessID, by person: PersonID?, project: BudgetProject? = nil,
        in s: any Session
    ) throws -> BudgetStanding {
        guard let process = try ProcessStore.find(id, in: s) else { throw BudgetRefusal.notYours }
        let standing = try of(person, in: process, project: project, s)
        try BudgetPolicy.check(act, in: process.phase, as: standing.parts)
        return standing
    }

    /// - Throws: `BudgetRefusal.notYours` too where the project is not shown or has become a part of another
    static func checked(
        _ act: BudgetPolicy.Act, on id: BudgetProjectID, by person: PersonID?, in s: any Session
    ) throws -> (standing: BudgetStanding, project: BudgetProject) {
        guard let project = try ProjectStore.find(id, in: s), project.mergedInto == nil,
            project.isShown || project.author == person
        else { throw BudgetRefusal.notYours }
        return (try checked(act, on: project.process, by: person, project: project, in: s), project)
    }

    static func of(
        _ person: PersonID?, in process: BudgetProcess, project: BudgetProject? = nil, _ s: any Session
    ) throws -> BudgetStanding {
        guard let person else { return BudgetStanding(process: process, parts: [.visitor]) }
        var parts: Set<BudgetPolicy.Part> = [.person]
        let roles = try RoleStore.roles(of: person, in: s)
        let places = try PlaceStore.path(process.place, in: s).map(\.id)
        let own = Belonging(organisation: process.organisation, places: places)
        let checker = Belonging(organisation: process.checker, places: places)
        if roles.include([.facilitator, .official], for: own) { parts.insert(.organiser) }
        if roles.include([.official], for: checker) { parts.insert(.checker) }
        let desk: Set<Role.Name> = [.facilitator, .official, .coordinator]
        if roles.include(desk, for: own) || roles.include(desk, for: checker) { parts.insert(.staff) }
        if let author = project?.author, author == person { parts.insert(.author) }
        return BudgetStanding(process: process, parts: parts)
    }

    /// The organisations in whose name somebody may open a process.
    static func organisations(of person: PersonID, in s: any Session) throws -> [Organisation] {
        let roles = try RoleStore.roles(of: person, in: s)
        return try OrganisationStore.all(in: s).filter {
            try roles.include([.facilitator, .official], for: OrganisationStore.belonging($0, in: s))
        }
    }
}
