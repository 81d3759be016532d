import App
import Kernel
import Storage
import TestSupport
import Testing

@testable import ActionPlans
@testable import Community
@testable import Suggestions

/// The queries of the road use indexes, however much there is.
@Suite struct PlanTests: TownTests {
    @Test func `no query of the trail, a suggestion, a plan or the news reads a whole table`() async throws {
        try await withTown(.sqlite) { town in
            let scans = try await town.house.database.write { session -> [String] in
                let s = PlanRecorder(session)
                let suggestion = try #require(try SuggestionStore.published(most: 1, in: s).first)
                let institution = try #require(suggestion.addressees.first?.institution)
                let person = try #require(try PersonStore.find(email: "official@demo.example", in: s)?.id)
                _ = try Trail.walk(.back, from: suggestion.subject, most: 200, in: s)
                _ = try Trail.walk(.forward, from: suggestion.subject, most: 200, in: s)
                _ = try SuggestionStore.find(suggestion.id, in: s)
                _ = try SuggestionStore.about(suggestion.place, most: 50, in: s)
                _ = try SuggestionStore.addressed(to: institution, in: s)
                _ = try SuggestionStore.from(suggestion.source, in: s)
                _ = try AnswerStore.all(of: suggestion.id, in: s)
                _ = try AnswerStore.days(in: suggestion.place, in: s)
                _ = try ActionStore.of(suggestion.place, in: s)
                _ = try ActionStore.adapting("2021-4.1-3", in: s)
                _ = try InstitutionStore.deciding(for: suggestion.place, in: s)
                try Follows.follow(suggestion.subject, person: person, at: town.house.now(), in: s)
                _ = try Follows.news(for: person, in: s)
                #expect(s.queries > 20)
                return s.scans
            }
            #expect(scans == [])
        }
    }
}
