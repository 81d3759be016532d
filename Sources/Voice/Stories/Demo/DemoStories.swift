import Community
import Kernel
import Storage

/// Stories of invented people in the demo towns, one of them withdrawn, and portraits of people whom everybody knows.
public struct DemoStories: Sendable {
    let towns: [(organisation: OrganisationID, place: PlaceID)]
    let author: PersonID
    let editor: PersonID

    /// - towns: the organisation of each that accompanies stories
    /// - author: who has written them down; - editor: a facilitator of all of them
    public init(towns: [(organisation: OrganisationID, place: PlaceID)], author: PersonID, editor: PersonID) {
        self.towns = towns
        self.author = author
        self.editor = editor
    }

    public func write(_ house: House) async throws {
        guard let first = towns.first else { return }
        try await house.database.write { s in
            let now = house.now()
            let day = try startSeries(
                "A day as an immigrant", "One day, from morning to evening, in the words of those who live it.", first,
                house, at: now - .days(90), in: s)
            let known = try startSeries(
                "They came from elsewhere",
                "Portraits of well-known people who lived in another country than the one they were born in. Written by us, from the sources named under each.",
                first, house, at: now - .days(80), in: s)
            for (index, text) in DemoStoryText.told.enumerated() {
                let story = try start(
                    text, towns[text.town % towns.count], series: text.isDay ? day : nil, house,
                    at: now - .days(Int64(60 - 8 * index)), in: s)
                try publish(story, text, house, in: s)
            }
            for (index, text) in DemoStoryText.portraits.enumerated() {
                let story = try start(
                    text, first, series: known, house, at: now - .days(Int64(30 - 4 * index)), in: s)
                try publish(story, text, house, in: s)
            }
        }
    }

    private func startSeries(
        _ title: String, _ about: String, _ town: (organisation: OrganisationID, place: PlaceID), _ house: House,
        at: Moment, in s: any Session
    ) throws -> SeriesID {
        let series = StorySeries(
            id: house.ids.next(), organisation: town.organisation, language: .english, title: title, about: about)
        try StartSeries(series: series, person: editor, at: at).apply(in: s)
        return series.id
    }

    private func start(
        _ text: DemoStoryText, _ town: (organisation: OrganisationID, place: PlaceID), series: SeriesID?,
        _ house: House,
        at: Moment, in s: any Session
    ) throws -> Story {
        let writer = text.telling == .portrait ? editor : author
        let story = Story(
            id: house.ids.next(), organisation: town.organisation, place: town.place, author: writer,
            telling: text.telling,
            words: .init(
                language: text.language, title: text.title, text: text.text, label: text.label, name: text.name,
                topic: text.topic, series: series, video: "", sources: text.sources), state: .draft, since: at,
            published: nil, isHidden: false)
        try StartStory(story: story, person: writer).apply(in: s)
        return story
    }

    private func publish(_ story: Story, _ text: DemoStoryText, _ house: House, in s: any Session) throws {
        let given = story.since + .days(1)
        if text.telling != .portrait {
            let consent = Consent(
                id: house.ids.next(), traits: text.traits, outlets: text.outlets,
                until: CalendarDay(house.now()).adding(days: 365), way: .page, given: given)
            try GiveConsent(id: story.id, consent: consent, scan: nil, person: author).apply(in: s)
        }
        for translation in text.translations {
            try TranslateStory(id: story.id, translation: translation, person: editor, at: given).apply(in: s)
        }
        try PublishStory(
            id: story.id, event: house.ids.next(), announce: house.moderation.announce, person: editor,
            at: given + .days(1)
        ).apply(in: s)
        guard text.isWithdrawn, let told = try StoryStore.find(story.id, in: s) else { return }
        try WithdrawStory(
            ending: .withdrawn, tell: { _, _, _ in }, retract: house.moderation.retract, actor: .visitor,
            at: given + .days(6)
        )
        .apply(to: told.story, in: s)
    }
}
