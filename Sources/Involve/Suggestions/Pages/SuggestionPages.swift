import Community
import Kernel
import Print
import Storage
import Web

/// Suggestions for anybody: the list, one with its figures and answers, the paper, and the data.
struct SuggestionPages: Sendable {
    let house: House
    let panels: [Panel]

    func add(to routes: inout Routes) {
        routes.get(SuggestionRoutes.list, list)
        routes.get(SuggestionRoutes.data) { [house] _ in
            .text(try await SuggestionData(house: house).json(), type: "application/json")
        }
        routes.get(SuggestionRoutes.one, show)
        routes.get(SuggestionRoutes.paper, paper)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let (items, places, isOfficial) = try await house.database.read { s in
            let roles = try visit.roles(in: s)
            let items = try SuggestionStore.published(most: 100, in: s).map { suggestion in
                SuggestionSummary(suggestion, try AnswerStore.all(of: suggestion.id, in: s))
            }
            return (items, try PlaceStore.all(in: s), roles.contains { $0.name == .official })
        }
        return visit.reply(SuggestionListView(visit).page(items, places, isOfficial: isOfficial))
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let one = try await find(visit)
        var parts: [HTML] = []
        for panel in panels { parts.append(try await panel(one.suggestion.subject, visit)) }
        return visit.reply(SuggestionView(visit, one).page(parts))
    }

    private func paper(_ visit: Visit) async throws -> Reply {
        let one = try await find(visit)
        let address = visit.absolute(SuggestionRoutes.one.link(one.suggestion.id))
        let words = visit.words(in: one.suggestion.language)
        let paper = SuggestionPaper(one.suggestion, words: words, address: address)
        return .bytes(try PDF.render(paper.document), type: "application/pdf").download("suggestion.pdf")
    }

    private func find(_ visit: Visit) async throws -> SuggestionView.One {
        let id = try visit.id("suggestion", of: SuggestionKind.self)
        let found = try await house.database.read { [house] s -> SuggestionView.One? in
            guard let suggestion = try SuggestionStore.find(id, in: s),
                let organisation = try OrganisationStore.find(suggestion.organisation, in: s)
            else { return nil }
            let roles = try visit.roles(in: s)
            let belonging = try OrganisationStore.belonging(organisation, in: s)
            guard SuggestionPolicy.maySee(suggestion.phase, roles, for: belonging) else { return nil }
            let note = try ExposureNote.read(suggestion.subject, house, in: s)
            guard note.isShown || SuggestionPolicy.mayWrite(roles, for: belonging) else { return nil }
            let answers = try AnswerStore.all(of: id, in: s)
            let ids = Set(suggestion.addressees.map(\.institution) + answers.compactMap(\.forwardedTo))
            let institutions = try ids.compactMap { try InstitutionStore.find($0, in: s) }
            let mine = try institutions.filter { institution in
                try AnswerPages.mayAnswer(roles, for: institution, in: s)
            }
            return SuggestionView.One(
                suggestion: suggestion, organisation: organisation, institutions: institutions, answers: answers,
                mayWrite: SuggestionPolicy.mayWrite(roles, for: belonging), note: note, mayAnswer: Set(mine.map(\.id)),
                around: try TrailAround.read(suggestion.subject, house, in: s),
                follows: try FollowButton.read(visit, suggestion.subject, in: s))
        }
        guard let found else { throw Problem.notFound }
        return found
    }
}
