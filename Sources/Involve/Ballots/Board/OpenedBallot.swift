import Kernel
import Storage

/// What issuing and casting must know of a ballot that was opened: it never changes.
struct OpenedBallot: Sendable {
    /// As published.
    let line: String
    let record: Opening
    let key: CredentialKey

    /// Nil while it is a draft.
    static func read(_ id: BallotID, in s: any Session) throws -> OpenedBallot? {
        guard let (_, line, record) = try BallotStore.opening(of: id, in: s) else { return nil }
        guard let key = CredentialKey(der: Array(record.credentialKey)) else {
            throw StorageError.misuse("ballot \(id) was opened with a key that is none")
        }
        return OpenedBallot(line: line, record: record, key: key)
    }
}
