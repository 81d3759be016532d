import Community
import Kernel
import Media
import Storage

/// Adding a picture, drawn anew before, to a story that is not agreed to yet.
struct AddStoryPicture: Sendable {
    let id: StoryID
    let picture: StoryPicture
    let clean: CleanPicture
    let file: KeptFileID
    let person: PersonID
    let at: Moment

    /// - Throws: `StoryRefusal.notYours`, `.notNow`, `.picturesFull`, `.descriptionMissing`
    func apply(in s: any Session) throws {
        let story = try StoryStanding.checked(.change, on: id, by: person, in: s).story
        // What a private person looks like does not belong to what is publicly known of somebody.
        guard story.telling != .portrait else { throw StoryRefusal.notNow }
        guard try StoryPartStore.pictures(of: id, in: s).count < StoryPicture.most else {
            throw StoryRefusal.picturesFull(most: StoryPicture.most)
        }
        guard (1...StoryPicture.longestDescription).contains(picture.description.count) else {
            throw StoryRefusal.descriptionMissing(most: StoryPicture.longestDescription)
        }
        let kept = KeptFile(id: file, name: "\(picture.id).jpg", type: .jpeg, bytes: clean.bytes)
        try KeptFiles.insert(kept, at: at, in: s)
        try StoryPartStore.insert(picture, file: file, of: id, in: s)
        try ChangeStory.reopen(story, at: at, in: s)
        try AuditLog.record(
            .init(
                "story/picture-added", story.subject, by: .person(person), at: at, details: "sha256:\(kept.hash)"),
            in: s)
    }
}

/// Taking a picture away, for good.
struct RemoveStoryPicture: Sendable {
    let id: StoryID
    let picture: StoryPictureID
    let person: PersonID
    let at: Moment

    /// - Throws: `StoryRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        let story = try StoryStanding.checked(.lessen, on: id, by: person, in: s).story
        guard let file = try StoryPartStore.file(of: picture, in: id, in: s) else { throw StoryRefusal.notYours }
        try KeptFiles.destroy(file, in: s)
        try AuditLog.record(.init("story/picture-removed", story.subject, by: .person(person), at: at), in: s)
    }
}

/// Putting a picture with a covered area in the place of the one that showed it, which is destroyed.
struct CoverPicture: Sendable {
    let id: StoryID
    let picture: StoryPictureID
    /// Which file was covered; another one means that somebody was faster.
    let old: KeptFileID
    let covered: CleanPicture
    let file: KeptFileID
    let faces: StoryPicture.Faces
    let person: PersonID
    let at: Moment

    /// - Throws: `StoryRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        let story = try StoryStanding.checked(.lessen, on: id, by: person, in: s).story
        guard let current = try StoryPartStore.file(of: picture, in: id, in: s) else { throw StoryRefusal.notYours }
        guard current == old else { throw StoryRefusal.notNow }
        let kept = KeptFile(id: file, name: "\(picture).jpg", type: .jpeg, bytes: covered.bytes)
        try KeptFiles.insert(kept, at: at, in: s)
        try StoryPartStore.replace(picture, with: file, faces: faces, in: s)
        try KeptFiles.destroy(old, in: s)
        try AuditLog.record(
            .init(
                "story/picture-covered", story.subject, by: .person(person), at: at, details: "sha256:\(kept.hash)"),
            in: s)
    }
}

/// Keeping a recording, or none any more.
struct KeepSound: Sendable {
    let id: StoryID
    /// Nil: it is taken away.
    let sound: CleanSound?
    let person: PersonID
    let at: Moment

    /// - Throws: `StoryRefusal.notYours`, `.notNow`
    func apply(in s: any Session) throws {
        let story = try StoryStanding.checked(sound == nil ? .lessen : .change, on: id, by: person, in: s).story
        guard story.telling != .portrait else { throw StoryRefusal.notNow }
        if let sound {
            try StoryPartStore.keep(sound, of: id, in: s)
            try ChangeStory.reopen(story, at: at, in: s)
        } else {
            try StoryPartStore.removeSound(of: id, in: s)
        }
        try AuditLog.record(
            .init(
                "story/sound-\(sound == nil ? "removed" : "added")", story.subject, by: .person(person), at: at), in: s)
    }
}
