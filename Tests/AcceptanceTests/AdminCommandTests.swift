import Foundation
import Testing

/// What an operator does on a new machine.
@Suite struct AdminCommandTests {
    @Test func `an administrator is created once and bad input changes nothing`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("admin-\(UInt64.random(in: 0 ... .max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func create(_ email: String, password: String) throws -> (status: Int32, errors: String) {
            try Command.run("admin", "create", "--email", email, "--name", "Ana", "--data", folder, input: password)
        }

        let short = try create("ana@example.org", password: "short\n")
        let first = try create("ana@example.org", password: "long enough 1\n")
        let again = try create("Ana@Example.org", password: "long enough 1\n")

        #expect(short.status == 2 && short.errors.contains("at least 10 characters"))
        #expect(first.status == 0)
        #expect(again.status == 2 && again.errors.contains("is there already"))
    }
}
