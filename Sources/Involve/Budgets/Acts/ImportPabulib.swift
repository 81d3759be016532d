import Community
import Deliberation
import Kernel
import Storage

/// Bringing in an election as a finished process: all of it in one transaction, and only once.
public struct ImportPabulib: Sendable {
    let file: PabulibElection
    /// What names it: the file's name.
    let name: String
    let method: BudgetProcess.Method
    let language: Language
    let organisation: OrganisationID
    let place: PlaceID

    public init(
        _ file: PabulibElection, name: String, rule: BudgetRule, satisfaction: Satisfaction, completion: Completion,
        language: Language, organisation: OrganisationID, place: PlaceID
    ) {
        self.file = file
        self.name = name
        method = .init(rule: rule, satisfaction: satisfaction, completion: completion, ties: .identifier)
        self.language = language
        self.organisation = organisation
        self.place = place
    }

    private var source: String {
        "pabulib:\(name) \(method.rule.rawValue) \(method.satisfaction.rawValue) \(method.completion.rawValue)"
    }

    /// Returns the process, and whether it is new.
    ///
    /// - random: 64 random bits for each ballot
    public func run(
        _ house: House, random: @escaping @Sendable () -> UInt64
    ) async throws -> (id: BudgetProcessID, isNew: Bool) {
        let process = process(house)
        let ids = file.election.projects.map { _ in house.ids.next(BudgetProjectKind.self) }
        return try await house.database.write { s in
            if let known = try ProcessStore.imported(source, in: s) { return (known, false) }
            try ProcessStore.insert(process, source: source, in: s)
            let projects = projects(ids, of: process)
            let ballots = file.election.groups.flatMap { group in
                (0..<group.voters).map { _ in
                    group.choices.map { (project: ids[$0.project], points: $0.points) }
                }
            }
            try ProjectStore.insert(projects, at: process.opened, in: s)
            try BudgetBallotStore.insertImported(
                ballots.map { (BudgetBallotID(Int64(random() >> 1)), $0) }, of: process.id, in: s)
            for area in process.areas {
                let counted = try AreaElection(area, of: process, projects: projects, ballots: ballots)
                for (index, winner) in counted.winners.enumerated() {
                    try ProjectStore.setRank(index + 1, of: winner.id, in: s)
                }
            }
            try AuditLog.record(
                .init("budget/imported", process.subject, by: .system, at: process.opened, details: source), in: s)
            return (process.id, true)
        }
    }

    private func process(_ house: House) -> BudgetProcess {
        let meta = file.meta
        let parts = ["unit", "subunit", "instance"].compactMap { meta[$0] }.filter { !$0.isEmpty }
        let title = parts.isEmpty ? name : parts.joined(separator: " · ")
        return BudgetProcess(
            id: house.ids.next(), organisation: organisation, checker: organisation, place: place, language: language,
            title: String(title.prefix(BudgetProcess.longestTitle)), what: meta["description"] ?? "",
            currency: meta["currency"] ?? "", decimals: file.election.decimals, ballots: file.kind, method: method,
            access: .accounts, phase: .done, plan: [:], opened: house.now(), since: house.now(),
            areas: [.init(id: house.ids.next(), name: "", amount: file.election.budget)])
    }

    private func projects(_ ids: [BudgetProjectID], of process: BudgetProcess) -> [BudgetProject] {
        zip(ids, file.election.projects).map { id, project in
            BudgetProject(
                id: id, process: process.id, area: process.areas[0].id, language: language,
                title: project.name.isEmpty ? project.id : project.name, what: "", author: nil, cost: project.cost,
                mergedInto: nil, check: nil, number: project.id, rank: nil, isShown: true)
        }
    }
}
