import Community
import Deliberation
import Testing
import Web

@testable import DecisionMethods

/// The examples against counts worked out by hand, and numbers from an address that is not ours.
@Suite struct ExampleTests {
    private func query(_ text: String) throws -> Form { try #require(Form(urlEncoded: text)) }

    private func ranked(_ text: String = "") throws -> RankedExample {
        RankedExample(ExampleNumbers(try query(text), RankedExample.fields + [RankedExample.seatsField]))
    }

    @Test func `with the usual numbers three methods have three winners`() throws {
        let example = try ranked()

        // First places: A 32 of 92; by runoff D's voters go to C, then B's; by pairs A > B 12, B > C 22, C > A 28.
        #expect(try example.count(.plurality).winners == [0])
        #expect(try example.count(.irv).winners == [2])
        #expect(try example.count(.schulze).winners == [1])
        #expect(try example.count(.rankedPairs).winners == [1])
        #expect(try example.count(.approval).winners == [2])
        #expect(try example.count(.borda).winners == [1])
        #expect(try example.count(.stv).winners == [0, 2])
    }

    @Test func `ratings agree with the orders`() {
        for (order, ratings) in zip(RankedExample.orders, RankedExample.ratings) {
            #expect(zip(order, order.dropFirst()).allSatisfy { ratings[$0] > ratings[$1] })
        }
    }

    @Test func `with the usual numbers greedy forgets two groups and equal shares none`() throws {
        let example = BudgetExample(ExampleNumbers(.empty, BudgetExample.fields), .empty)
        let election = try example.election()

        func served(_ rule: BudgetRule) -> [Bool] {
            let winners = Set(election.outcome(rule).purchases.map(\.project))
            return example.likes.map { !$0.isDisjoint(with: winners) }
        }
        #expect(served(.greedy) == [true, false, false])
        #expect(served(.mes) == [true, true, true])
        #expect(served(.phragmen) == [true, true, true])
    }

    @Test func `ticks that were taken away stay away`() throws {
        let query = try query("money=5000&likes2=3&likes2=9&likes2=x")
        let example = BudgetExample(ExampleNumbers(query, BudgetExample.fields), query)

        #expect(example.likes == [[], [3], []])
        #expect(example.money == 5_000)
    }

    @Test(arguments: ["group1=-1", "group1=1000", "group1=x", "group1=", "group1=99999999999999999999", "group1=1.5"])
    func `a number that is none, or out of bounds, is said and never counted`(_ text: String) throws {
        let numbers = ExampleNumbers(try query(text), RankedExample.fields)

        #expect(numbers.wrong.map(\.name) == ["group1"])
        #expect(numbers["group1"] == 0)
    }

    @Test func `chances add up to the places, and the panel meets the wishes`() throws {
        let example = LotExample(ExampleNumbers(.empty, LotExample.fields), .empty)
        let draw = try example.draw()

        let sum = zip(draw.chances, example.sizes).reduce(0) { $0 + ($1.0 ?? 0) * Double($1.1) }
        #expect(abs(sum - Double(example.places)) < 1e-4)
        #expect(draw.drawn.reduce(0, +) == example.places)
        #expect(draw.drawn[0] + draw.drawn[1] >= example.newcomers)
        #expect(draw.drawn[0] + draw.drawn[2] >= example.young)
    }

    @Test func `another seed draws from the same lottery`() throws {
        let query = try query("seed=1")
        let usual = try LotExample(ExampleNumbers(.empty, LotExample.fields), .empty).draw()
        let other = try LotExample(ExampleNumbers(query, LotExample.fields), query).draw()

        #expect(usual.fingerprint == other.fingerprint)
    }

    @Test func `every slip comes back under its signature, whatever the cover`() {
        for slip in stride(from: 2, through: 3_232, by: 37) {
            for cover in stride(from: 2, through: 3_232, by: 53) {
                let query = Form(urlEncoded: "slip=\(slip)&cover=\(cover)") ?? .empty
                let example = SlipExample(ExampleNumbers(query, SlipExample.fields))
                guard example.canOpen else { continue }
                #expect(example.checked == slip)
                #expect(example.signature == SlipExample.power(slip, SlipExample.secretKey))
            }
        }
    }
}
