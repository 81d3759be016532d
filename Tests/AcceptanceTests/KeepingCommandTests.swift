import Foundation
import Testing

/// Backup, restore and export, as an operator uses them.
@Suite struct KeepingCommandTests {
    @Test func `a backup is restored into an empty folder and nowhere else`() throws {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("keeping-\(UInt64.random(in: 0 ... .max))")
        defer { try? FileManager.default.removeItem(at: root) }
        func path(_ name: String) -> String { root.appendingPathComponent(name).path }
        func create(_ email: String, in data: String) throws -> Int32 {
            try Command.run(
                "admin", "create", "--email", email, "--name", "Ana", "--data", path(data), input: "long enough 1\n"
            ).status
        }
        #expect(try create("ana@example.org", in: "town") == 0)
        #expect(try Command.run("backup", path("copy"), "--data", path("town")).status == 0)

        let restored = try Command.run("restore", path("copy"), "--data", path("new"))
        let twice = try Command.run("restore", path("copy"), "--data", path("new"))
        try Data("not a database, only words".utf8).write(to: root.appendingPathComponent("words"))
        let wrong = try Command.run("restore", path("words"), "--data", path("other"))
        let gone = try Command.run("restore", path("nothing"), "--data", path("other"))

        #expect(restored.status == 0)
        #expect(try create("ana@example.org", in: "new") == 2, "she is there already")
        #expect(twice.status == 1 && twice.errors.contains("move citizentime.sqlite away"))
        #expect(wrong.status == 65 && wrong.errors.contains("not a database that can be restored"))
        #expect(gone.status == 65)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("other")).filter { $0 != "key" } == [])
    }
}
