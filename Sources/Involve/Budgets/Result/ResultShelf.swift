import Community
import Deliberation
import Kernel
import Storage
import Synchronization

/// Results that were looked at lately: ballots of a closed vote do not change, so each is computed once.
final class ResultShelf: Sendable {
    private let kept = Mutex<[(id: BudgetProcessID, result: [AreaElection])]>([])
    /// A guess to be measured: what people read at the same time.
    private static let most = 16

    /// - Throws: `BudgetElection.Refusal`
    func result(of process: BudgetProcess, _ house: House) async throws -> [AreaElection] {
        if let known = kept.withLock({ $0.first { $0.id == process.id }?.result }) { return known }
        let (projects, ballots) = try await house.database.read { s in
            (
                try ProjectStore.all(of: process.id, in: s),
                try BudgetBallotStore.all(of: process.id, in: s)
            )
        }
        let result = try process.areas.map { area in
            try AreaElection(area, of: process, projects: projects, ballots: ballots)
        }
        kept.withLock { kept in
            kept.removeAll { $0.id == process.id }
            kept.insert((process.id, result), at: 0)
            kept = Array(kept.prefix(Self.most))
        }
        return result
    }
}
