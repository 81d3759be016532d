import Community
import Kernel
import Storage

/// Adding a sourced piece beside a claim; to one that everybody sees it is noted as a correction.
struct AddEntry: Sendable {
    let id: ClaimID
    let entry: Entry
    let correction: Identifier<Correction>
    /// How the addition reads in the log of corrections.
    let note: String
    let person: PersonID
    let at: Moment

    /// - Throws: `ClaimRefusal.notYours`, `.entryWrong`, `.dayWrong`, `.entriesFull`, `.unfair`
    func apply(in s: any Session) throws {
        let standing = try ClaimStanding.checked(.addEntry, on: id, by: person, in: s)
        guard (1...Entry.longestText).contains(entry.text.count),
            (1...PublicClaim.longestName).contains(entry.source.count), WebLink.isOne(entry.link)
        else { throw ClaimRefusal.entryWrong(most: Entry.longestText) }
        guard entry.day != nil else { throw ClaimRefusal.dayWrong(field: "day") }
        guard standing.entries.count < PublicClaim.mostEntries else {
            throw ClaimRefusal.entriesFull(most: PublicClaim.mostEntries)
        }
        guard Fairness.isCalm(entry.text) else { throw ClaimRefusal.unfair([.calm]) }
        try ClaimStore.insert(entry, of: id, in: s)
        if standing.claim.isPublic {
            try ClaimStore.insert(Correction(text: note, at: at), id: correction, of: id, in: s)
        }
        try AuditLog.record(
            .init("claim/entry-added", standing.claim.subject, by: .person(person), at: at), in: s)
    }
}

/// Taking a piece out of a draft.
struct RemoveEntry: Sendable {
    let id: ClaimID
    let entry: EntryID
    let person: PersonID
    let at: Moment

    /// - Throws: `ClaimRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        let claim = try ClaimStanding.checked(.removeEntry, on: id, by: person, in: s).claim
        guard try ClaimStore.remove(entry, of: id, in: s) else { throw ClaimRefusal.notYours }
        try AuditLog.record(.init("claim/entry-removed", claim.subject, by: .person(person), at: at), in: s)
    }
}
