import Community
import Deliberation
import Kernel
import Storage
import Web

/// Results: what was decided and why, and the ballots as files.
struct ResultPages: Sendable {
    let house: House
    let shelf: ResultShelf

    func add(to routes: inout Routes) {
        routes.get(BudgetRoutes.result, show)
        routes.get(BudgetRoutes.file, file)
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let process = try await counted(visit)
        let areas = try await shelf.result(of: process, house)
        return visit.reply(BudgetResultView(visit, process, areas, hidden: try await hidden(process)).page)
    }

    /// Projects whose words a moderator has hidden since the count: what is kept on the shelf still has them.
    private func hidden(_ process: BudgetProcess) async throws -> Set<BudgetProjectID> {
        try await house.database.read { s in try ProjectStore.hidden(of: process.id, in: s) }
    }

    private func file(_ visit: Visit) async throws -> Reply {
        let process = try await counted(visit)
        let id = try visit.id("area", of: BudgetAreaKind.self)
        guard let area = try await shelf.result(of: process, house).first(where: { $0.area.id == id }) else {
            throw Problem.notFound
        }
        return .text(area.file(of: process, hidden: try await hidden(process)), type: "text/plain; charset=utf-8")
            .download("ballots.pb")
    }

    /// Nothing is to be had before the vote is closed.
    private func counted(_ visit: Visit) async throws -> BudgetProcess {
        let id = try visit.id("process", of: BudgetProcessKind.self)
        let process = try await house.database.read { s in try ProcessStore.find(id, in: s) }
        guard let process, process.phase.isCounted else { throw Problem.notFound }
        return process
    }
}

extension AreaElection {
    /// The ballots as a Pabulib file.
    ///
    /// - hidden: projects whose names are not to be read
    func file(of process: BudgetProcess, hidden: Set<BudgetProjectID>) -> String {
        let name = area.name.isEmpty ? process.title : "\(process.title): \(area.name)"
        return PabulibWriter(
            election, kind: process.ballots,
            meta: [
                ("description", name), ("currency", process.currency), ("rule", process.method.rule.rawValue),
                ("satisfaction", process.method.satisfaction.rawValue),
                ("completion", process.method.completion.rawValue),
            ],
            unnamed: Set(projects.indices.filter { hidden.contains(projects[$0].id) })
        ).text
    }
}
