import Deliberation
import Testing

@Suite(.enabled(if: Conversations.isThere, "CITIZENTIME_TEST_DATA has no opinion data"))
struct LiveMapTests {
    @Test(arguments: ["brexit-consensus", "15-per-hour-seattle", "scoop-hivemind.biodiversity"])
    func `a map that follows the votes ends where one made anew ends`(name: String) throws {
        let votes = try Conversations.votes(name)
        let facts = try Conversations.facts(name)
        let options = OpinionMap.Options(replicates: 0, includesIntercepts: false)
        var live = LiveOpinionMap()
        let half = votes.count / 2
        live.record(Array(votes[half...]))
        _ = live.map(facts: facts, options: options)
        live.record(Array(votes[..<half]))

        let followed = live.map(facts: facts, options: options)
        let anew = OpinionMap.make(VoteTable(votes, facts: facts), options: options)

        #expect(followed.clustering.chosen == anew.clustering.chosen)
        #expect(followed.participants.map(\.id) == anew.participants.map(\.id))
        for (one, other) in zip(followed.participants, anew.participants) {
            let (here, there) = (one.position ?? Point(x: 0, y: 0), other.position ?? Point(x: 0, y: 0))
            #expect(abs(here.x - there.x) < 1e-6 && abs(here.y - there.y) < 1e-6)
        }
        let pairs = Set(zip(followed.participants, anew.participants).map { "\($0.group ?? "-")\($1.group ?? "-")" })
        #expect(pairs.subtracting(["--"]).count == anew.clustering.chosen)
        for (one, other) in zip(followed.statements, anew.statements) { #expect(one.counts == other.counts) }
    }
}
