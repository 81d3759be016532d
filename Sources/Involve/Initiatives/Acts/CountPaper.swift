import Community
import Kernel
import Storage
import Web

/// What an official counted on paper, with the scan of the sheets.
struct CountPaper: Sendable {
    let id: InitiativeID
    let signatures: Int
    let scan: PostedFile?
    let file: KeptFileID
    let number: Int64
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    /// - Throws: `InitiativeRefusal.countWrong`, `.scanMissing`, `.closed`
    func apply(in s: any Storage.Session) throws {
        guard (1...1_000_000).contains(signatures) else { throw InitiativeRefusal.countWrong }
        guard let scan, scan.bytes.count <= PaperCount.largestScan, let type = FileType(of: scan.bytes) else {
            throw InitiativeRefusal.scanMissing
        }
        guard let initiative = try InitiativeStore.find(id, in: s), initiative.handedOver == nil else {
            throw InitiativeRefusal.closed
        }
        let kept = KeptFile(id: file, name: scan.name, type: type, bytes: scan.bytes)
        try KeptFiles.insert(kept, at: at, in: s)
        try InitiativeStore.insertPaper(signatures, scan: kept, of: id, number: number, at: at, in: s)
        try AuditLog.record(
            .init(
                "initiative/paper-counted", initiative.subject, by: actor, at: at,
                details: "\(signatures) sha256:\(kept.hash)"), in: s)
        try Threshold(initiative: initiative, event: event, at: at).check(in: s)
    }
}

/// Destroying scans whose time is over; their hashes stay in the counts and in the log.
struct DestroyScans: Sendable {
    let at: Moment

    func apply(in s: any Storage.Session) throws {
        for file in try InitiativeStore.expiredScans(at: at, in: s) { try KeptFiles.destroy(file, in: s) }
    }
}
