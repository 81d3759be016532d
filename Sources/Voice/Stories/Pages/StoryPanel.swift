import Community
import Kernel
import Storage
import Web

/// What this room shows on the pages of places and organisations, and on a person's own.
struct StoryPanel: Sendable {
    let house: House

    /// On another page; the list has the rest.
    private static let most = 4

    func show(_ subject: Subject, _ visit: Visit) async throws -> HTML {
        switch subject.kind {
        case .place: try await place(PlaceID(subject.id), visit)
        case .person: try await own(PersonID(subject.id), visit)
        case .organisation: try await organisation(OrganisationID(subject.id), visit)
        default: ""
        }
    }

    private func place(_ place: PlaceID, _ visit: Visit) async throws -> HTML {
        let words = visit.words
        let items = try await house.database.read { s in
            try StoryItem.read(StoryStore.Query(place: place, most: Self.most), visit.now, in: s)
        }
        let lines = items.map { line($0.told.story, $0.told.teller($0.showing), StoryRoutes.one) }
        let list: HTML = lines.isEmpty ? "<p>\(words("story.none"))</p>" : "<ul>\(lines)</ul>"
        let all = StoryRoutes.list.link().with("place", place)
        return """
            <section><h2>\(words("story.title"))</h2>\(list)
            <p class="cluster"><a class="button" href="\(StoryRoutes.new.link().with("way", "interview"))">\
            \(words("story.new.interview"))</a> <a href="\(all)">\(words("story.all"))</a></p></section>
            """
    }

    private func own(_ person: PersonID, _ visit: Visit) async throws -> HTML {
        let found = try await house.database.read { s in try StoryStore.of(person, in: s) }
        return section(found, visit.words("story.own"), visit)
    }

    private func organisation(_ organisation: OrganisationID, _ visit: Visit) async throws -> HTML {
        guard visit.person != nil else { return "" }
        let found = try await house.database.read { s -> [Told]? in
            guard let one = try OrganisationStore.find(organisation, in: s),
                StoryPolicy.maySetUp(try visit.roles(in: s), try OrganisationStore.belonging(one, in: s))
            else { return nil }
            return try StoryStore.waiting(for: organisation, in: s)
        }
        guard let found else { return "" }
        return """
            \(section(found, visit.words("story.waiting"), visit))
            <p><a href="\(StoryRoutes.seriesNew.link())">\(visit.words("story.series.new"))</a></p>
            """
    }

    private func section(_ found: [Told], _ title: String, _ visit: Visit) -> HTML {
        let lines = found.map {
            line($0.story, visit.words("story.state.\($0.story.state.rawValue)"), StoryRoutes.desk)
        }
        return lines.isEmpty ? "" : "<section><h2>\(title)</h2><ul>\(lines)</ul></section>"
    }

    private func line(_ story: Story, _ meta: String, _ route: Route) -> HTML {
        """
        <li><a href="\(route.link(story.id))" \(story.words.language.attributes)>\(story.words.title)</a> \
        <span class="meta" dir="auto">\(meta)</span></li>
        """
    }
}
