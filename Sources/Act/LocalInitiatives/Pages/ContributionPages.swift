import Community
import Kernel
import Media
import Storage
import Web

/// What neighbours bring: offers and the word on them, tasks, pictures.
struct ContributionPages: Sendable {
    let house: House
    /// Where a reader returns to.
    let pages: LocalInitiativePages

    func add(to routes: inout Routes) {
        routes.post(LocalInitiativeRoutes.offers, limit: .statements, offer)
        routes.post(LocalInitiativeRoutes.decision, decide)
        routes.post(LocalInitiativeRoutes.withdrawal, withdraw)
        routes.post(LocalInitiativeRoutes.tasks, addTask)
        routes.post(LocalInitiativeRoutes.taking, take)
        routes.post(LocalInitiativeRoutes.takingEnd) { try await tick($0, .givenBack) }
        routes.post(LocalInitiativeRoutes.completion) { try await tick($0, .done) }
        routes.postFiles(LocalInitiativeRoutes.pictures, bodyLimit: CleanPicture.largest + 64 * 1024, addPicture)
        routes.post(LocalInitiativeRoutes.pictureRemoval, removePicture)
        routes.get(LocalInitiativeRoutes.picture, picture)
    }

    private func offer(_ visit: Visit) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        guard let asked = NeedID(visit.form["need"]) else { throw Problem.malformed }
        let needs = try await house.database.read { s in try ContributionStore.needs(of: id, in: s) }
        guard let need = needs.first(where: { $0.id == asked }) else { throw Problem.notFound }
        let reading = LocalInitiativeReading(visit.form, ids: house.ids)
        let offer = Contribution(
            id: house.ids.next(), need: need.id, person: person, name: visit.person?.name ?? "",
            showsName: reading.showsName, amount: reading.amount("amount", need.kind), word: visit.form["word"],
            wouldOrganise: visit.form["organise"] == "yes", state: .open, answer: "")
        let act = MakeOffer(id: id, offer: offer, tell: Letters(visit, house).tell, at: visit.now)
        return try await pages.finish(visit, "neighbours.offered") { s in try act.apply(in: s) }
    }

    private func decide(_ visit: Visit) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        guard let decision = DecideOffer.Decision(rawValue: visit.form["decision"]) else { throw Problem.malformed }
        let offer = try visit.id("offer", of: ContributionKind.self)
        let act = DecideOffer(
            id: id, offer: offer, decision: decision, answer: visit.form["answer-\(offer)"], person: person,
            tell: Letters(visit, house).tell, at: visit.now)
        return try await pages.finish(visit, "neighbours.decided") { s in try act.apply(in: s) }
    }

    private func withdraw(_ visit: Visit) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        let act = WithdrawOffer(
            id: id, offer: try visit.id("offer"), person: person, tell: Letters(visit, house).tell, at: visit.now)
        return try await pages.finish(visit, "neighbours.withdrawn") { s in try act.apply(in: s) }
    }

    private func addTask(_ visit: Visit) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        let task = LocalInitiativeReading(visit.form, ids: house.ids).task(visit.form["task"])
        if let warning = PersonalDataWarning(visit, house).errors(["task"]) {
            return try await pages.show(visit, warning)
        }
        let act = AddTask(
            id: id, task: task, announce: house.moderation.announce, person: person, at: visit.now)
        return try await pages.finish(visit, "neighbours.saved") { s in try act.apply(in: s) }
    }

    private func take(_ visit: Visit) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        let act = TakeTask(id: id, task: try visit.id("task"), person: person)
        return try await pages.finish(visit, "neighbours.saved") { s in try act.apply(in: s) }
    }

    private func tick(_ visit: Visit, _ step: TickTask.Step) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        let act = TickTask(id: id, task: try visit.id("task"), step: step, person: person, at: visit.now)
        return try await pages.finish(visit, "neighbours.saved") { s in try act.apply(in: s) }
    }

    private func addPicture(_ visit: Visit) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        let clean: CleanPicture
        do {
            clean = try Self.clean(visit.form.file("picture"))
        } catch {
            return try await pages.show(visit, LocalInitiativeWording(visit.words).errors(error))
        }
        let act = AddPicture(
            id: id, picture: Picture(id: house.ids.next(), description: visit.form["description"]), clean: clean,
            file: house.ids.next(), announce: house.moderation.announce, person: person, at: visit.now)
        return try await pages.finish(visit, "neighbours.shown") { s in try act.apply(in: s) }
    }

    /// - Throws: `.pictureWrong`, `.pictureTooLarge`
    private static func clean(_ chosen: PostedFile?) throws(LocalInitiativeRefusal) -> CleanPicture {
        guard let chosen else { throw .pictureWrong }
        do {
            return try CleanPicture(from: chosen.bytes)
        } catch .tooManyBytes(let most) {
            throw .pictureTooLarge(megabytes: most / 1024 / 1024)
        } catch {
            throw .pictureWrong
        }
    }

    private func removePicture(_ visit: Visit) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        let act = RemovePicture(
            id: id, picture: try visit.id("picture"), retract: house.moderation.retract, person: person,
            at: visit.now)
        return try await pages.finish(visit, "neighbours.saved") { s in try act.apply(in: s) }
    }

    private func picture(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("initiative", of: LocalInitiativeKind.self)
        let picture = try visit.id("picture", of: PictureKind.self)
        let (file, isShared) = try await house.database.read { s -> (KeptFile?, Bool) in
            let isShared = try [Subject(.localInitiative, id), Subject(.localPicture, picture)].allSatisfy {
                try Withheld.exposure(of: $0, in: s) == .shown
            }
            guard try isShared || Self.maySeeHidden(id, visit, in: s) else { return (nil, false) }
            return (
                try LocalInitiativeStore.file(of: picture, in: id, in: s).flatMap { try KeptFiles.find($0, in: s) },
                isShared
            )
        }
        guard let file else { throw Problem.notFound }
        // It may be taken away or hidden, and is then gone soon everywhere.
        return .bytes(file.bytes, type: file.type.rawValue, cache: isShared ? .shared(seconds: 60) : .never)
    }

    /// Organisers see what is theirs, and moderators what they decide on.
    private static func maySeeHidden(
        _ id: LocalInitiativeID, _ visit: Visit, in s: any Storage.Session
    ) throws -> Bool {
        guard let person = visit.person, let initiative = try LocalInitiativeStore.find(id, in: s) else { return false }
        return try initiative.isOrganised(by: person.id)
            || visit.roles(in: s).moderate(ModeratedLocalInitiative.belonging(initiative, in: s))
    }
}
