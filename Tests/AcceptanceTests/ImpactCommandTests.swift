import Foundation
import Testing

/// `citizentime impact`, as somebody's script calls it; figures are held against other implementations in Tests/Acceptance.
@Suite struct ImpactCommandTests {
    private func file(_ text: String) throws -> String {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("impact-\(UInt64.random(in: 0 ... .max)).csv")
        try Data(text.utf8).write(to: url)
        return url.path
    }

    @Test func `wrong calls exit with 2, nobody paired with 1, bad input with 65 and its place`() throws {
        let cases = [
            ("person,wave,s.a\na,before,1\nb,after,2\n", Int32(1), "no code answered both"),
            ("person,wave,s.a\na,before,inf\n", 65, ":2: s.a: inf is no number"),
            ("person,wave,s.a\na,during,1\n", 65, ":2: wave: during"),
            ("person,wave,age\na,before,1\n", 65, ":1: age: is no item"),
            ("person,wave,s.a-x\na,before,1\n", 65, ":1: s.a-x: after the dash"),
            ("person,wave,group,s.a\na,before,activity,1\na,after,comparison,1\n", 65, ":3: group: a was"),
        ]
        for (text, status, words) in cases {
            let path = try file(text)
            defer { try? FileManager.default.removeItem(atPath: path) }
            let result = try Command.run("impact", path)
            #expect(result.status == status && result.errors.contains(words), "\(result)")
        }
        #expect(try Command.run("impact", "/nowhere.csv").status == 2)
        #expect(try Command.run("impact", "--margin", "0", "/nowhere.csv").status == 2)
    }

    @Test
    func `codes used twice are left out, items asked in reverse are turned, and the same seed gives the same bytes`()
        throws
    {
        var text = "person,wave,s.a,s.b-10\n"
        for person in 0..<8 {
            text += "\(person),before,\(person % 4),\(10 - person % 4)\n"
            text += "\(person),after,\(person % 4 + person % 2 + 1),\(9 - person % 4)\n"
        }
        let path = try file(text + "7,after,9,9\n9,before,1,1\n")
        defer { try? FileManager.default.removeItem(atPath: path) }

        let output = try Command.output(["impact", path])

        #expect(output.contains("\"pairs\":7,\"onlyBefore\":1,\"onlyThen\":0,\"repeated\":1"))
        #expect(output.contains("\"before\":{\"mean\":1.2857142857142858"))
        #expect(try Command.output(["impact", path]) == output)
        #expect(try Command.output(["impact", "--format", "text", path]).contains("7 pairs; only before 1"))
    }
}
