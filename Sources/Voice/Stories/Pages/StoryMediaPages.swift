import Community
import Kernel
import Media
import Storage
import Web

/// Pictures and sound that come in: drawn anew or cleaned before anything is written.
struct StoryMediaPages: Sendable {
    let house: House
    let desk: StoryDeskPages

    func add(to routes: inout Routes) {
        routes.postFiles(StoryRoutes.pictures, bodyLimit: CleanPicture.largest + 64 * 1024, addPicture)
        routes.post(StoryRoutes.pictureRemoval, removePicture)
        routes.get(StoryRoutes.area) { try await askArea($0, FormErrors()) }
        routes.post(StoryRoutes.area, limit: .files, cover)
        routes.postFiles(StoryRoutes.sound, bodyLimit: CleanSound.largest + 64 * 1024, keepSound)
        routes.post(StoryRoutes.soundRemoval, removeSound)
    }

    private func addPicture(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit, for: .change)
        let person = try visit.signedIn()
        let picture: (StoryPicture, CleanPicture)
        do {
            guard let faces = StoryPicture.Faces(rawValue: visit.form["faces"]), faces != .covered else {
                throw StoryRefusal.facesNotSaid
            }
            picture = (
                StoryPicture(id: house.ids.next(), description: visit.form["description"], faces: faces),
                try StoryReading(visit.form).picture("picture")
            )
        } catch let refusal as StoryRefusal {
            return try await desk.show(visit, StoryWording(visit.words).errors(refusal))
        }
        let act = AddStoryPicture(
            id: one.story.id, picture: picture.0, clean: picture.1, file: house.ids.next(), person: person.id,
            at: visit.now)
        return try await desk.finish(visit, "story.kept") { s in try act.apply(in: s) }
    }

    private func removePicture(_ visit: Visit) async throws -> Reply {
        let (id, person) = try desk.address(visit)
        let act = RemoveStoryPicture(id: id, picture: try visit.id("picture"), person: person, at: visit.now)
        return try await desk.finish(visit, "story.kept") { s in try act.apply(in: s) }
    }

    private func askArea(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let one = try await house.story(visit, for: .lessen)
        let id = try visit.id("picture", of: StoryPictureKind.self)
        guard let picture = one.pictures.first(where: { $0.id == id }) else { throw Problem.notFound }
        return visit.reply(StoryDeskView(visit, one, errors: errors).area(picture))
    }

    private func cover(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit, for: .lessen)
        let person = try visit.signedIn()
        let id = try visit.id("picture", of: StoryPictureKind.self)
        let file = try await house.database.read { s in
            try StoryPartStore.file(of: id, in: one.story.id, in: s).flatMap { try KeptFiles.find($0, in: s) }
        }
        guard let file, let picture = one.pictures.first(where: { $0.id == id }) else { throw Problem.notFound }
        let covered: CleanPicture
        do {
            let area = try StoryReading(visit.form).area()
            covered = try CleanPicture(from: file.bytes).covering(area)
        } catch let refusal as StoryRefusal {
            return try await askArea(visit, StoryWording(visit.words).errors(refusal))
        }
        let faces: StoryPicture.Faces =
            picture.faces == .none ? .none : visit.form["all"] == "yes" ? .covered : .shown
        let act = CoverPicture(
            id: one.story.id, picture: id, old: file.id, covered: covered, file: house.ids.next(), faces: faces,
            person: person.id, at: visit.now)
        return try await desk.finish(visit, "story.covered") { s in try act.apply(in: s) }
    }

    private func keepSound(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit, for: .change)
        let person = try visit.signedIn()
        let sound: CleanSound
        do {
            sound = try StoryReading(visit.form).sound()
        } catch {
            return try await desk.show(visit, StoryWording(visit.words).errors(error))
        }
        let act = KeepSound(id: one.story.id, sound: sound, person: person.id, at: visit.now)
        return try await desk.finish(visit, "story.kept") { s in try act.apply(in: s) }
    }

    private func removeSound(_ visit: Visit) async throws -> Reply {
        let (id, person) = try desk.address(visit)
        let act = KeepSound(id: id, sound: nil, person: person, at: visit.now)
        return try await desk.finish(visit, "story.kept") { s in try act.apply(in: s) }
    }
}
