import Community
import Kernel
import Storage
import Web

/// Series: what belongs together.
struct SeriesPages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.get(StoryRoutes.seriesNew) { try await new($0, FormErrors()) }
        routes.post(StoryRoutes.seriesList, start)
        routes.get(StoryRoutes.series, show)
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("series", of: SeriesKind.self)
        let found = try await house.database.read { s -> (StorySeries, [StoryItem])? in
            guard let series = try StoryPartStore.series(id, in: s) else { return nil }
            return (series, try StoryItem.read(StoryStore.Query(series: id), visit.now, in: s))
        }
        guard let (series, items) = found else { throw Problem.notFound }
        return visit.reply(StoryListView(visit).page(series, items))
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        _ = try visit.signedIn()
        let own = try await house.database.read { s in
            let roles = try visit.roles(in: s)
            return try OrganisationStore.all(in: s).filter {
                StoryPolicy.maySetUp(roles, try OrganisationStore.belonging($0, in: s))
            }
        }
        guard !own.isEmpty else { throw Problem.forbidden }
        return visit.reply(StoryFormView(visit, errors: errors).newSeries(own))
    }

    private func start(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let organisation = OrganisationID(visit.form["organisation"]) else { throw Problem.malformed }
        let series = StorySeries(
            id: house.ids.next(), organisation: organisation, language: visit.language, title: visit.form["title"],
            about: visit.form["about"])
        let act = StartSeries(series: series, person: person.id, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch StoryRefusal.notYours {
            throw Problem.forbidden
        } catch let refusal as StoryRefusal {
            return try await new(visit, StoryWording(visit.words).errors(refusal))
        }
        return .see(StoryRoutes.series.link(series.id), flash: "story.kept")
    }
}
