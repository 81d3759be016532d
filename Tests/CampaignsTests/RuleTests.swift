import Community
import Kernel
import Speech
import Testing

@testable import Campaigns

/// What needs no database: numbers of shipped answers, ratings, measures, the order of the steps.
@Suite struct RuleTests {
    private func campaign(_ words: [Campaign.Field: String]) -> Campaign {
        Campaign(
            id: CampaignID(1), organisation: OrganisationID(1), language: .english, title: "t", claim: nil, revision: 1,
            started: Moment(milliseconds: 0), closed: nil, words: words)
    }

    private func problem(_ text: String) -> MeasureTable.Problem? {
        do throws(MeasureTable.Problem) {
            _ = try MeasureTable.measures(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func `each answer that comes with the product has a number of its own`() {
        let numbers = CounterNarrative.shipped.map(\.id)

        #expect(Set(numbers).count == numbers.count)
        #expect(numbers.count >= 60 * SpeechLanguages.codes.count)
        #expect(numbers.allSatisfy { CounterNarrative.shipped($0)?.id == $0 })
    }

    @Test(arguments: [(0, 0, 0.5), (1, 0, 0.6), (0, 1, 0.4), (96, 0, 0.98)])
    func `few ratings weigh little`(helped: Int, backfired: Int, share: Double) {
        let rating = NarrativeRating(helped: helped, without: 0, backfired: backfired)

        #expect(abs(rating.shrunkShare - share) < 0.000_001)
    }

    @Test func `nobody reviews their own answer, and only who looks after discussions does`() {
        let (author, other) = (PersonID(1), PersonID(2))
        let scope = Role.Scope.organisation(OrganisationID(7))

        #expect(!NarrativePolicy.mayReview([Role(.moderator, scope)], by: author, author))
        #expect(NarrativePolicy.mayReview([Role(.moderator, scope)], by: other, author))
        #expect(!NarrativePolicy.mayReview([Role(.member, scope)], by: other, author))
        #expect(NarrativePolicy.mayAdd(for: nil, []))
        #expect(NarrativePolicy.mayAdd(for: OrganisationID(7), [Role(.member, scope)]))
        #expect(!NarrativePolicy.mayAdd(for: OrganisationID(8), [Role(.member, scope)]))
    }

    @Test func `nothing is published before each question about harm is answered`() {
        var words = Dictionary(Campaign.Step.assessment.fields.map { ($0, "x") }) { first, _ in first }
        #expect(campaign([:]).isOpen(.assessment) && !campaign([:]).isOpen(.design))
        #expect(campaign(words).isOpen(.design) && !campaign(words).isOpen(.publication))

        for field in Campaign.Step.design.fields { words[field] = "x" }
        #expect(campaign(words).isOpen(.publication))
        for field in [Campaign.Field.harmReach, .harmPeople, .harmVoice, .harmAfter] {
            var missing = words
            missing[field] = ""
            #expect(!campaign(missing).isOpen(.publication))
        }
    }

    @Test func `measures are read with either separator, with and without names of columns`() throws {
        let measures = try MeasureTable.measures(
            "day,channel,reach,reactions\n2027-03-01, Page ,1200,45\n\n2027-03-02;\"Page\";0;0")

        #expect(measures.map(\.channel) == ["Page", "Page"])
        #expect(measures.map(\.reach) == [1200, 0])
    }

    @Test(arguments: [
        ("2027-03-01,Page,1", 1, MeasureTable.Column.columns), ("2027-03-01,Page,1,2\n01.03.2027,Page,1,2", 2, .day),
        ("2027-03-01,,1,2", 1, .channel), ("2027-03-01,Page,many,2", 1, .reach),
        ("2027-03-01,Page,1,-2", 1, .reactions),
    ])
    func `a wrong line is named with its field`(text: String, line: Int, column: MeasureTable.Column) {
        #expect(problem(text) == MeasureTable.Problem(line: line, column: column))
    }

    @Test func `before and after are means of days that were measured`() throws {
        let measures = try MeasureTable.measures(
            "2027-03-01,A,10,1\n2027-03-01,B,20,1\n2027-03-02,A,40,2\n2027-03-03,A,100,9")

        let series = MeasureSeries(measures, first: CalendarDay("2027-03-03"))

        #expect(series.days.map(\.reach) == [30, 40, 100])
        #expect(series.before == MeasureSeries.Mean(days: 2, reach: 35, reactions: 2))
        #expect(series.after == MeasureSeries.Mean(days: 1, reach: 100, reactions: 9))
        #expect(MeasureSeries(measures, first: nil).before == nil)
    }
}
