import Deliberation
import Testing

@Suite struct OpinionMapTests {
    private func votes(_ rows: [[Int]]) -> [Vote] {
        rows.enumerated().flatMap { person, row in
            row.enumerated().compactMap { statement, value in
                Vote.Value(rawValue: Int8(value)).map {
                    Vote(participant: "\(person)", statement: "\(statement)", value: $0, time: 0)
                }
            }
        }
    }

    @Test func `nobody gives an empty map`() {
        #expect(OpinionMap.empty.clustering.verdict == .nobodyYet)
        #expect(OpinionMap.empty.participants.isEmpty)
    }

    @Test(arguments: MapMethod.allCases)
    func `every tiny table has a map`(method: MapMethod) {
        for people in 1...4 {
            for statements in 1...3 {
                for value in [-1, 0, 1] {
                    let rows = Array(repeating: Array(repeating: value, count: statements), count: people)
                    let map = OpinionMap.make(VoteTable(votes(rows)), method: method)
                    #expect(map.participants.count == people)
                    #expect(map.participants.allSatisfy { $0.position == Point(x: 0, y: 0) })
                }
            }
        }
    }

    @Test func `two camps are two groups that keep their names`() {
        let camps = (0..<60).map { person in
            (0..<12).map { statement in
                (person * 7 + statement * 5) % 11 == 0 ? 0 : (person < 35) == (statement < 6) ? 1 : -1
            }
        }
        let map = OpinionMap.make(VoteTable(votes(camps)))
        #expect(map.clustering.verdict == .firm)
        #expect(map.groups.map(\.size) == [35, 25])
        let previous = Dictionary(
            uniqueKeysWithValues: map.participants.map { ($0.id, $0.group == "A" ? "B" : "A") })
        let renamed = OpinionMap.make(VoteTable(votes(camps)), previous: previous)
        #expect(renamed.groups.map(\.size) == [25, 35])
    }

    @Test func `the last vote counts`() {
        let list = [
            Vote(participant: "1", statement: "1", value: .agree, time: 1),
            Vote(participant: "1", statement: "1", value: .disagree, time: 2),
        ]
        #expect(OpinionMap.make(VoteTable(list)).statements[0].counts == VoteCounts(disagrees: 1))
    }

    @Test(arguments: ["\n", "\r\n"], [true, false])
    func `plain and quoted files read the same`(end: String, isQuoted: Bool) throws {
        let voter = isQuoted ? "\"3\"" : "3"
        let text = ["timestamp,datetime,comment-id,voter-id,vote", "10,x,2,\(voter),-1", "11,y,4,\(voter),1"]
            .joined(separator: end)
        let votes = try PolisExport.readVotes(Array(text.utf8), file: "votes.csv")
        #expect(
            votes == [
                Vote(participant: "3", statement: "2", value: .disagree, time: 10),
                Vote(participant: "3", statement: "4", value: .agree, time: 11),
            ])
    }

    @Test(arguments: [
        ("", 1), ("timestamp,comment-id\n1,2\n", 1), ("timestamp,comment-id,voter-id,vote\n1,2,3,7\n", 2),
        ("timestamp,comment-id,voter-id,vote\n1,2,3\n", 2), ("timestamp,comment-id,voter-id,vote\n1,\"2,3,1\n", 2),
    ])
    func `bad votes are refused with their line`(text: String, line: Int) {
        #expect {
            try PolisExport.readVotes(CSV(Array(text.utf8), file: "votes.csv"))
        } throws: { ($0 as? InputError)?.line == line }
    }
}
