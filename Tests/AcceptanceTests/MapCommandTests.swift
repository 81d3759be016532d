import Foundation
import Testing

/// The command as somebody's script calls it.
@Suite struct MapCommandTests {
    private func file(_ text: String) throws -> String {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("votes-\(UInt64.random(in: 0 ... .max)).csv")
        try Data(text.utf8).write(to: url)
        return url.path
    }

    @Test func `bad input exits with 65 and names file, line and field`() throws {
        let path = try file("timestamp,comment-id,voter-id,vote\n1,2,3,7\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let result = try Command.run("map", "--votes", path)
        #expect(result.status == 65)
        #expect(result.errors.hasPrefix("\(path):2: vote: "))
    }

    @Test func `a wrong call exits with 2`() throws {
        #expect(try Command.run("map").status == 2)
        #expect(try Command.run("map", "--votes", "/nowhere.csv").status == 2)
        #expect(try Command.run("map", "--help").status == 0)
        let later = try Command.run("map", "--votes", "v.csv", "--later", "w.csv", "--method", "polis")
        #expect(later.status == 2 && later.errors.contains("made anew each time"))
    }

    @Test func `good input exits with 0`() throws {
        let path = try file("timestamp,comment-id,voter-id,vote\n1,2,3,1\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try Command.run("map", "--votes", path).status == 0)
    }
}
