import Community
import Kernel
import Media
import Storage
import Web

/// Writing a story and looking after it, by its author and by the facilitators of its organisation.
struct StoryDeskPages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.get(StoryRoutes.new) { try await new($0, FormErrors()) }
        routes.post(StoryRoutes.list, limit: .statements, start)
        routes.get(StoryRoutes.desk) { try await show($0, FormErrors()) }
        routes.get(StoryRoutes.words) { try await edit($0, FormErrors()) }
        routes.post(StoryRoutes.words, change)
        routes.post(StoryRoutes.publication, publish)
        routes.post(StoryRoutes.ownWithdrawal, withdraw)
        routes.get(StoryRoutes.translations) { try await askTranslation($0, FormErrors()) }
        routes.post(StoryRoutes.translations, translate)
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        guard visit.person != nil else {
            throw Problem.signInNeeded(StoryRoutes.new.link().with("way", visit.query["way"]))
        }
        let choice = try await house.database.read { s in
            let roles = try visit.roles(in: s)
            let all = try OrganisationStore.all(in: s).filter { $0.sector != .publicInstitution }
            return StoryFormView.Choice(
                organisations: try all.map { ($0, try PlaceStore.find($0.place, in: s)) },
                series: try StoryPartStore.allSeries(in: s),
                mayPortray: try all.contains {
                    StoryPolicy.maySetUp(roles, try OrganisationStore.belonging($0, in: s))
                })
        }
        return visit.reply(StoryFormView(visit, errors: errors).new(choice))
    }

    /// What others will read; a name is shown with consent alone.
    private static let fields = ["title", "label", "text"] + Story.questions.map { "answer-\($0)" }

    private func start(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let asked = OrganisationID(visit.form["organisation"]),
            let telling = Story.Telling(rawValue: visit.form["telling"]),
            let organisation = try await house.database.read({ s in try OrganisationStore.find(asked, in: s) })
        else { throw Problem.malformed }
        let story = Story(
            id: house.ids.next(), organisation: organisation.id, place: organisation.place, author: person.id,
            telling: telling, words: StoryReading(visit.form).words(or: visit.language), state: .draft,
            since: visit.now, published: nil, isHidden: false)
        if let warning = PersonalDataWarning(visit, house).errors(Self.fields) { return try await new(visit, warning) }
        let act = StartStory(story: story, person: person.id)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch StoryRefusal.notYours {
            throw Problem.forbidden
        } catch let refusal as StoryRefusal {
            return try await new(visit, StoryWording(visit.words).errors(refusal))
        }
        return .see(StoryRoutes.desk.link(story.id), flash: "story.kept")
    }

    /// The desk, with what was wrong with a form on it.
    func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        _ = try visit.signedIn()
        let one = try await house.story(visit)
        guard one.isInside, one.story.state != .withdrawn else { throw Problem.notFound }
        return visit.reply(StoryDeskView(visit, one, errors: errors).page)
    }

    private func edit(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let one = try await house.story(visit, for: .change)
        let series = try await house.database.read { s in try StoryPartStore.allSeries(in: s) }
        return visit.reply(StoryFormView(visit, errors: errors).edit(one.story, series))
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let one = try await house.story(visit, for: .change)
        let person = try visit.signedIn()
        if let warning = PersonalDataWarning(visit, house).errors(Self.fields, in: one.story.words.language) {
            return try await edit(visit, warning)
        }
        let act = ChangeStory(
            id: one.story.id, words: StoryReading(visit.form).words(or: one.story.words.language), person: person.id,
            at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as StoryRefusal {
            return try await edit(visit, StoryWording(visit.words).errors(refusal))
        }
        return .see(StoryRoutes.desk.link(one.story.id), flash: "story.kept")
    }

    private func publish(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let act = PublishStory(
            id: id, event: house.ids.next(), announce: house.moderation.announce, person: person, at: visit.now)
        return try await finish(visit, "story.published") { s in try act.apply(in: s) }
    }

    private func withdraw(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let act = WithdrawOwnStory(
            id: id,
            withdrawal: WithdrawStory(
                ending: .withdrawn, tell: UserLetters(house, visit).tell, retract: house.moderation.retract,
                actor: .person(person), at: visit.now),
            person: person)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch is StoryRefusal {
            throw Problem.notFound
        }
        return .see(StoryRoutes.list.link(), flash: "story.withdrawn")
    }

    private func askTranslation(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let one = try await house.story(visit, for: .translate)
        return visit.reply(StoryFormView(visit, errors: errors).translate(one))
    }

    private func translate(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        guard let language = Language(tag: visit.form["language"]),
            let maker = StoryTranslation.Maker(rawValue: visit.form["maker"])
        else { throw Problem.malformed }
        let translation = StoryTranslation(
            language: language, title: visit.form["title"], text: visit.form["text"], maker: maker,
            madeBy: visit.form["made-by"])
        let act = TranslateStory(id: id, translation: translation, person: person, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch StoryRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as StoryRefusal {
            return try await askTranslation(visit, StoryWording(visit.words).errors(refusal))
        }
        return .see(StoryRoutes.desk.link(id), flash: "story.kept")
    }

    /// Which story the address names, and who acts.
    func address(_ visit: Visit) throws -> (StoryID, PersonID) {
        let id = try visit.id("story", of: StoryKind.self)
        guard let person = visit.person else { throw Problem.signInNeeded(StoryRoutes.desk.link(id)) }
        return (id, person.id)
    }

    /// Writes, and returns to the desk; a refusal stands beside its field with what was typed.
    func finish(
        _ visit: Visit, _ flash: String, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        try await house.write(
            apply, hiding: StoryRefusal.notYours, then: StoryRoutes.desk.link(try address(visit).0), flash: flash
        ) { try await show(visit, StoryWording(visit.words).errors($0)) }
    }
}
