import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import Volunteering

/// Every hot query has an index.
@Suite struct PlanTests: TownTests {
    @Test func `no query of signing up, of the day or of a search reads a whole table`() async throws {
        try await withTown(.sqlite) { town in
            let now = town.house.now()
            let scans = try await town.house.database.write { session -> [String] in
                let s = PlanRecorder(session)
                let opportunity = try #require(try OpportunityStore.all(in: session).first)
                let shift = try #require(try ShiftStore.coming(opportunity.id, now: now, in: session).first)
                let person = try #require(try PersonStore.find(email: "facilitator@demo.example", in: session)?.id)
                _ = try OpportunityStore.find(opportunity.id, in: s)
                _ = try OpportunityStore.of(opportunity.organisation, in: s)
                _ = try ShiftStore.nextNumber(shift.id, in: s)
                _ = try SignUpStore.active(of: shift.id, in: s)
                _ = try SignUpStore.firstWaiting(of: shift.id, in: s)
                _ = try SignUpStore.hasOverlap(.person(person), with: shift, in: s)
                _ = try SignUpStore.coming(of: person, now: now, in: s)
                _ = try SignUpStore.toRemind(now: now, before: .days(1), most: 10, in: s)
                _ = try SignUpStore.hasUnconfirmed(before: now, in: s)
                _ = try TeamStore.namedBefore(now, most: 10, in: s)
                _ = try DayStore.attendance(at: shift.id, in: s)
                _ = try DayStore.known(at: shift.id, in: s)
                _ = try DayStore.confirmed(.person(person), in: s)
                _ = try CalendarStore.cards(of: person, since: now, in: s)
                _ = try CalendarStore.cards(of: opportunity.organisation, since: now, in: s)
                _ = try Search(interest: .food, when: .weekend).listings(after: now, most: 10, in: s)
                _ = try Search(text: "garden").listings(after: now, most: 10, in: s)
                #expect(s.queries > 20)
                return s.scans
            }
            #expect(scans == [])
        }
    }
}
