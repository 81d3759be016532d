import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// Participatory budgets by pages: ideas, co-design, feasibility, voting, result, delivery.
public struct Budgets: Sendable {
    private let house: House
    private let secrets: Secrets
    private let shelf = ResultShelf()

    /// - secrets: hash who votes and the codes of letters
    public init(_ house: House, secrets: Secrets) {
        self.house = house
        self.secrets = secrets
    }

    public static let describers = [
        SubjectDescriber(.budgetProcess) { ids, s in try ProcessStore.cards(ids, in: s) },
        SubjectDescriber(.budgetProject) { ids, s in try ProjectStore.cards(ids, in: s) },
        SubjectDescriber(.budgetDelivery) { ids, s in try ProjectStore.deliveryCards(ids, in: s) },
    ]

    /// What of this room moderators look at.
    public static let moderated = ModeratedBudget.contents

    /// Takes back ballots of open votes, comments and authorship when an account is erased.
    public var eraser: Eraser {
        { [secrets] person, _, s in
            try LeaveBudgets(person: person, mark: { .person(person, in: $0, secrets) }).apply(in: s)
        }
    }

    /// What this room shows on the page of a place.
    public var panel: Panel {
        let panel = BudgetPanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    /// - panels: what other rooms show on the page of a project
    public func feature(panels: [Panel]) -> Feature {
        Feature(
            "budgets", migrations: BudgetSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.involve, BudgetRoutes.list.link(), label: "budget.title")],
            openData: { [house, shelf] write in try await BudgetData(house: house, shelf: shelf).write(write) },
            routes: { [house, secrets, shelf] routes in
                ProcessPages(house: house, secrets: secrets).add(to: &routes)
                ProjectPages(house: house, panels: panels).add(to: &routes)
                VotingPages(house: house, secrets: secrets).add(to: &routes)
                ResultPages(house: house, shelf: shelf).add(to: &routes)
            })
    }
}

/// Open data: every project that is shown, and the ballots of closed votes without persons.
struct BudgetData: Sendable {
    let house: House
    let shelf: ResultShelf

    func write(_ write: (OpenDataFile) throws -> Void) async throws {
        let processes = try await house.database.read { s in try ProcessStore.all(most: 100_000, in: s) }
        for process in processes {
            let all = try await house.database.read { s in try ProjectStore.all(of: process.id, in: s) }
            let projects = all.filter(\.isShown)
            let hidden = Set(all.filter { !$0.isShown }.map(\.id))
            let lines = projects.map { project in
                CSV.line([
                    project.id.description, project.number ?? "", project.title, project.language.code,
                    project.area.description, project.cost.map { "\($0)" } ?? "",
                    project.mergedInto?.description ?? "", project.check?.verdict.rawValue ?? "",
                    project.rank.map { "\($0)" } ?? "",
                ])
            }
            let head = CSV.line([
                "id", "number", "title", "language", "area", "cost_minor_units", "merged_into", "verdict", "rank",
            ])
            try write(OpenDataFile("budgets/\(process.id)/projects.csv", head + lines.joined()))
            guard process.phase.isCounted else { continue }
            for area in try await shelf.result(of: process, house) {
                let text = area.file(of: process, hidden: hidden)
                try write(OpenDataFile("budgets/\(process.id)/\(area.area.id).pb", text))
            }
        }
    }
}
