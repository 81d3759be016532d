import Community
import Kernel
import Media
import Print
import Storage
import Web

/// What everybody reads. No page of this room is kept ready: what is withdrawn is gone with the next request.
struct StoryPages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.get(StoryRoutes.list, list)
        routes.get(StoryRoutes.feed, feed)
        routes.get(StoryRoutes.one) { try await show($0, FormErrors()) }
        routes.get(StoryRoutes.picture, picture)
        routes.get(StoryRoutes.sound, sound)
        routes.get(StoryRoutes.embed, embed)
        routes.get(StoryRoutes.panel, panel)
        routes.post(StoryRoutes.uses, use)
    }

    private func query(_ visit: Visit) -> StoryStore.Query {
        StoryStore.Query(
            text: String(visit.query["q"].prefix(100)), topic: Story.Topic(rawValue: visit.query["topic"]),
            place: PlaceID(visit.query["place"]), series: SeriesID(visit.query["series"]))
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let query = query(visit)
        let (items, series, places) = try await house.database.read { s in
            (
                try StoryItem.read(query, visit.now, in: s), try StoryPartStore.allSeries(in: s),
                try PlaceStore.all(in: s)
            )
        }
        return visit.reply(StoryListView(visit).page(items, series, places, query))
    }

    private func feed(_ visit: Visit) async throws -> Reply {
        var query = query(visit)
        query.onlyShared = true
        query.most = 50
        let items = try await house.database.read { [query] s in try StoryItem.read(query, visit.now, in: s) }
        return .text(StoryFeed(visit, items).atom, type: "application/atom+xml; charset=utf-8")
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let one = try await house.story(visit)
        guard one.story.state != .withdrawn else { return visit.reply(StoryView.gone(visit)) }
        guard one.showing.isHere else {
            // Whoever looks after it finds what to do with it on its desk.
            guard one.isInside else { throw Problem.notFound }
            return .see(StoryRoutes.desk.link(one.story.id))
        }
        return visit.reply(StoryView(visit, one, errors: errors).page)
    }

    private func picture(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit)
        let id = try visit.id("picture", of: StoryPictureKind.self)
        guard let picture = one.pictures.first(where: { $0.id == id }), one.isInside || one.showing.shows(picture),
            let file = try await house.database.read({ s in
                try StoryPartStore.file(of: id, in: one.story.id, in: s).flatMap { try KeptFiles.find($0, in: s) }
            })
        else { throw Problem.notFound }
        return .bytes(file.bytes, type: file.type.rawValue)
    }

    private func sound(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit)
        guard one.isInside || one.showing.playsVoice,
            let sound = try await house.database.read({ s in try StoryPartStore.sound(of: one.story.id, in: s) })
        else { throw Problem.notFound }
        var reply = Reply.bytes(sound.bytes, type: sound.type.rawValue).part(for: visit)
        reply.headers.append(("content-disposition", "inline; filename=\"recording.\(sound.type.suffix)\""))
        return reply
    }

    private func embed(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit)
        guard one.showing.isShared else {
            var page = StoryView.gone(visit)
            page.frame = .embed
            return visit.reply(page)
        }
        return visit.reply(StoryView(visit, one, errors: FormErrors()).embed)
    }

    private func panel(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit)
        guard one.showing.isPrinted else { throw Problem.notFound }
        let shown = one.pictures.first { one.showing.shows($0) }
        let file = try await house.database.read { s in
            try shown.flatMap { try StoryPartStore.file(of: $0.id, in: one.story.id, in: s) }
                .flatMap { try KeptFiles.find($0, in: s) }
        }
        let picture = try file.map { try CleanPicture(from: $0.bytes) }
        let paper = StoryPaper(visit, one.story)
        return .bytes(try PDF.render(paper.panel(one, picture)), type: "application/pdf").download("story.pdf")
    }

    private func use(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("story", of: StoryKind.self)
        let person = try visit.signedIn()
        guard let organisation = OrganisationID(visit.form["organisation"]) else { throw Problem.malformed }
        let use = StoryUse(
            id: house.ids.next(), organisation: organisation, person: person.id, address: visit.form["address"])
        let act = UseStory(id: id, use: use, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch StoryRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as StoryRefusal {
            return try await show(visit, StoryWording(visit.words).errors(refusal))
        }
        return .see(StoryRoutes.one.link(id), flash: "story.use.noted")
    }
}

/// A story as lists and feeds have it.
struct StoryItem: Sendable {
    let told: Told
    let showing: Showing
    /// Nil where it may not be said.
    let place: String?

    static func read(_ query: StoryStore.Query, _ now: Moment, in s: any Storage.Session) throws -> [StoryItem] {
        try StoryStore.published(query, today: CalendarDay(now), in: s).map { told in
            let showing = told.showing(at: now)
            return StoryItem(
                told: told, showing: showing,
                place: showing.showsPlace ? try PlaceStore.find(told.story.place, in: s)?.name : nil)
        }
    }
}
