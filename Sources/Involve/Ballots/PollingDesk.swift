import Community
import Kernel
import Storage
import Synchronization
import Web

/// Where devices come: signs their credentials and takes their ballots.
///
/// What costs time, the signatures, is made and checked beside the database; what is written is committed in groups, so
/// a reply is sent only for what is kept, and neighbours in time share one commit.
final class PollingDesk: Sendable {
    private let database: Database
    private let secrets: Secrets
    private let issues: GroupCommit<IssueCredential, Result<[UInt8], BallotRefusal>>
    private let casts: GroupCommit<CastBallot, Result<String, BallotRefusal>>
    private let memory = Mutex(Memory())

    private struct Memory {
        var openings: [BallotID: OpenedBallot] = [:]
        var keys: [BallotID: BallotKeys] = [:]
        /// Whether the files of the database may tell more of closed ballots than its tables; at start nobody knows.
        var hasPast = true
    }

    /// Ballots remembered at the same time.
    private static let most = 1_000

    init(_ database: Database, _ secrets: Secrets) {
        self.database = database
        self.secrets = secrets
        issues = GroupCommit(database) { issues, s in try IssueCredential.note(issues, in: s) }
        casts = GroupCommit(database) { casts, s in try CastBallot.put(casts, in: s) }
    }

    /// The blind signature, once it is committed that this person has it.
    ///
    /// - Throws: `BallotRefusal`, `GroupCommitError`
    func issue(_ issue: IssueCredential) async throws -> [UInt8] {
        try issue.check(await opening(of: issue.ballot))
        let sealed = try await issues.submit(issue).get()
        return try keys(of: issue.ballot, sealed).sign(blinded: issue.blinded)
    }

    /// The receipt, once the ballot is committed.
    ///
    /// - Throws: `BallotRefusal`, `GroupCommitError`
    func cast(_ cast: CastBallot) async throws -> String {
        try cast.check(await opening(of: cast.ballot))
        return try await casts.submit(cast).get()
    }

    /// Forgets the keys of ballots that were closed, here or by another server.
    func forgetKeys() async throws {
        guard memory.withLock({ !$0.keys.isEmpty }) else { return }
        let open = try await database.read { s in Set(try BallotStore.withKeys(in: s)) }
        memory.withLock { memory in memory.keys = memory.keys.filter { open.contains($0.key) } }
    }

    /// To be called once a ballot is closed.
    func ballotClosed() {
        memory.withLock { $0.hasPast = true }
    }

    /// Takes the order in which credentials were issued and ballots cast out of the files of the database, too.
    func forgetPast() async throws {
        guard memory.withLock({ $0.hasPast }) else { return }
        do {
            try await database.forgetPast(of: ["ballot_cast", "ballot_voter"])
            memory.withLock { $0.hasPast = false }
        } catch StorageError.conflict {
            // Others are at work; the next round tries again.
        }
    }

    /// Finishes what was acknowledged.
    func drain() async {
        await issues.drain()
        await casts.drain()
    }

    private func opening(of id: BallotID) async throws -> OpenedBallot {
        if let known = memory.withLock({ $0.openings[id] }) { return known }
        guard let read = try await database.read({ s in try OpenedBallot.read(id, in: s) }) else {
            throw BallotRefusal.notFound
        }
        memory.withLock { memory in
            if memory.openings.count >= Self.most { memory.openings = [:] }
            memory.openings[id] = read
        }
        return read
    }

    /// Opened once: taking them out of their seal costs as much as a signature.
    private func keys(of id: BallotID, _ sealed: [UInt8]) throws -> BallotKeys {
        if let known = memory.withLock({ $0.keys[id] }) { return known }
        let keys = try BallotKeys(sealed: sealed, for: id, secrets)
        memory.withLock { $0.keys[id] = keys }
        return keys
    }
}
