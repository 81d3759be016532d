import Deliberation
import Foundation
import Testing

/// Real conversations and what independent implementations of the base method made of them.
enum Conversations {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["CITIZENTIME_TEST_DATA"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data")
    }()

    static let isThere = FileManager.default.fileExists(atPath: folder.appendingPathComponent("opinion").path)
    static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

    static let names = [
        "15-per-hour-seattle", "austria-climate.2vkxcncppn.2022-07-07", "bg2050-volunteers", "brexit-consensus",
        "canadian-electoral-reform", "scoop-hivemind.biodiversity", "vtaiwan.uberx",
    ]

    /// A file, unpacked when only its .gz is there.
    static func read(_ path: String) throws -> [UInt8]? {
        let plain = folder.appendingPathComponent(path)
        if FileManager.default.fileExists(atPath: plain.path) { return Array(try Data(contentsOf: plain)) }
        let packed = folder.appendingPathComponent(path + ".gz")
        guard FileManager.default.fileExists(atPath: packed.path) else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-dc", packed.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(data)
    }

    static func votes(_ name: String) throws -> [Vote] {
        for file in ["votes.csv", "participants-votes.csv"] {
            if let bytes = try read("opinion/polis-exports/\(name)/\(file)") {
                return try PolisExport.readVotes(CSV(bytes, file: file))
            }
        }
        throw CocoaError(.fileNoSuchFile)
    }

    /// Meta marks are left out, since the references do not use them.
    static func facts(_ name: String) throws -> [StatementFacts] {
        let bytes = try #require(try read("opinion/polis-exports/\(name)/comments.csv"))
        return try PolisExport.readComments(CSV(bytes, file: "comments.csv")).map {
            StatementFacts(id: $0.id, isModeratedOut: $0.facts.isModeratedOut)
        }
    }

    static func reference(_ name: String, _ kind: String) throws -> [String: Any] {
        let bytes = try #require(try read("opinion/reference/\(name).\(kind).json"))
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }
}

@Test func `the real data is there in CI`() {
    #expect(Conversations.isThere || !Conversations.isCI)
}

@Suite(.enabled(if: Conversations.isThere, "CITIZENTIME_TEST_DATA has no opinion data"))
struct ReferenceAgreementTests {
    @Test(arguments: Conversations.names)
    func `the base method agrees with the reference`(name: String) throws {
        let reference = try Conversations.reference(name, "ref")
        let table = VoteTable(
            try Conversations.votes(name), facts: try Conversations.facts(name), order: .appearance)

        let map = OpinionMap.make(table, method: .polis, options: .init(replicates: 0, includesIntercepts: false))

        let people = Dictionary(uniqueKeysWithValues: map.participants.map { ($0.id, $0) })
        let statements = Dictionary(uniqueKeysWithValues: map.statements.map { ($0.id, $0) })
        let positions = try #require(reference["proj"] as? [String: [Double]])
        for (id, position) in positions {
            let own = try #require(people[id]?.position)
            #expect(abs(own.x - position[0]) < 1e-6 && abs(own.y - position[1]) < 1e-6)
        }
        for (field, value) in [
            ("extremity", \MappedStatement.extremity), ("priority", \.priority), ("gac_agree", \.bridging),
            ("gac_disagree", \.bridgingDisagree),
        ] {
            let expected = try #require(reference[field] as? [String: Double])
            for (id, number) in expected {
                let own = try #require(statements[id])
                #expect(abs(own[keyPath: value] - number) < 1e-9, "\(field) of \(id)")
            }
        }
        #expect(map.clustering.chosen == reference["k"] as? Int)
        let labels = try #require(reference["labels"] as? [String: Int])
        #expect(Set(labels.keys) == Set(map.participants.filter { $0.group != nil }.map(\.id)))
        let pairs = Set(labels.map { "\($1)=\(people[$0]?.group ?? "")" })
        #expect(pairs.count == map.clustering.chosen)

        let expected = try #require(reference["repness"] as? [[[String: Any]]])
        for (label, list) in expected.enumerated() {
            let letter = try #require(pairs.first { $0.hasPrefix("\(label)=") }).split(separator: "=")[1]
            let group = try #require(map.groups.first { $0.id == letter })
            #expect(group.representative.map(\.statement) == list.map { "\($0["tid"] as? Int ?? -1)" })
            #expect(group.representative.map(\.direction.rawValue) == list.map { $0["repful_for"] as? String ?? "" })
        }
    }

    @Test(arguments: Conversations.names)
    func `the stable groups are within a thousandth of the best of a hundred starts`(name: String) throws {
        let reference = try Conversations.reference(name, "ref")
        let best = try #require(reference["kmeans_best_of_100"] as? [String: Any])
        let table = VoteTable(try Conversations.votes(name), facts: try Conversations.facts(name))

        let map = OpinionMap.make(table, options: .init(replicates: 0, includesIntercepts: false))

        let entry = try #require(best["\(max(map.clustering.chosen, 2))"] as? [String: Any])
        guard map.clustering.chosen > 1, let inertia = entry["inertia"] as? Double else { return }
        var objective = 0.0
        for group in map.groups {
            let points = map.participants.filter { $0.group == group.id }.compactMap(\.position)
            let n = Double(points.count)
            let centre = Point(x: points.reduce(0) { $0 + $1.x } / n, y: points.reduce(0) { $0 + $1.y } / n)
            for point in points {
                objective += (point.x - centre.x) * (point.x - centre.x) + (point.y - centre.y) * (point.y - centre.y)
            }
        }
        #expect(objective <= inertia * 1.001)
    }

    @Test(arguments: Conversations.names)
    func `intercepts agree with the matrix factorisation reference`(name: String) throws {
        let reference = try Conversations.reference(name, "cn")
        let expected = try #require(reference["statement"] as? [String: [String: Any]])
        let table = VoteTable(try Conversations.votes(name), facts: try Conversations.facts(name))

        let model = OpinionMap.make(table, options: .init(replicates: 0, includesIntercepts: true))

        for statement in model.statements {
            guard let intercept = expected[statement.id]?["intercept"] as? Double else {
                #expect(statement.intercept == nil)
                continue
            }
            #expect(abs((statement.intercept ?? .nan) - intercept) < 1e-5)
        }
    }

    @Test func `shuffled votes give the same bytes`() throws {
        let votes = try Conversations.votes("brexit-consensus")
        let facts = try Conversations.facts("brexit-consensus")
        let options = OpinionMap.Options(replicates: 5, includesIntercepts: true)

        let straight = OpinionMap.make(VoteTable(votes, facts: facts), options: options).json
        let shuffled = OpinionMap.make(VoteTable(votes.shuffled(), facts: facts.shuffled()), options: options).json

        #expect(straight == shuffled)
    }
}
