import Community
import Kernel
import Media
import Storage

/// Showing a picture of how it went.
struct AddPicture: Sendable {
    let id: LocalInitiativeID
    let picture: Picture
    /// Drawn anew before, outside of the transaction.
    let clean: CleanPicture
    let file: KeptFileID
    let announce: Announce
    let person: PersonID
    let at: Moment

    /// - Throws: `LocalInitiativeRefusal.notNow`, `.notYours`, `.picturesFull`, `.descriptionMissing`
    func apply(in s: any Session) throws {
        let initiative = try Standing.checked(.addPicture, on: id, by: person, in: s).initiative
        guard try LocalInitiativeStore.pictures(of: id, in: s).count < Picture.most else {
            throw LocalInitiativeRefusal.picturesFull(most: Picture.most)
        }
        guard (1...Picture.longestDescription).contains(picture.description.count) else {
            throw LocalInitiativeRefusal.descriptionMissing(most: Picture.longestDescription)
        }
        let kept = KeptFile(id: file, name: "\(picture.id).jpg", type: .jpeg, bytes: clean.bytes)
        try KeptFiles.insert(kept, at: at, in: s)
        try LocalInitiativeStore.insert(picture, file: file, of: id, in: s)
        try AuditLog.record(
            .init(
                "local-initiative/picture-added", initiative.subject, by: .person(person), at: at,
                details: "sha256:\(kept.hash)"), in: s)
        _ = try announce(Subject(.localPicture, picture.id), at, s)
    }
}

/// Taking a picture away, for good.
struct RemovePicture: Sendable {
    let id: LocalInitiativeID
    let picture: PictureID
    let retract: @Sendable (Subject, Moment, any Storage.Session) throws -> Void
    let person: PersonID
    let at: Moment

    /// - Throws: `LocalInitiativeRefusal.notNow`, `.notYours`
    func apply(in s: any Session) throws {
        let initiative = try Standing.checked(.removePicture, on: id, by: person, in: s).initiative
        guard let file = try LocalInitiativeStore.file(of: picture, in: id, in: s) else {
            throw LocalInitiativeRefusal.notYours
        }
        try KeptFiles.destroy(file, in: s)
        try retract(Subject(.localPicture, picture), at, s)
        try AuditLog.record(
            .init("local-initiative/picture-removed", initiative.subject, by: .person(person), at: at), in: s)
    }
}
