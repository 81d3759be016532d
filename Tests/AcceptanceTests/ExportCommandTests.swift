import Foundation
import Testing

/// All open data of a town in one folder, without anybody's name.
@Suite struct ExportCommandTests {
    @Test func `open data of every room is written, once, and names nobody`() throws {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("export-\(UInt64.random(in: 0 ... .max))")
        defer { try? FileManager.default.removeItem(at: root) }
        func path(_ name: String) -> String { root.appendingPathComponent(name).path }
        let created = try Command.run(
            "admin", "create", "--email", "ana@example.org", "--name", "Ana Secret", "--data", path("town"),
            input: "long enough 1\n")
        #expect(created.status == 0)

        let first = try Command.run("export", path("data"), "--data", path("town"))
        let again = try Command.run("export", path("data"), "--data", path("town"))

        #expect(first.status == 0)
        #expect(again.status == 2 && again.errors.contains("is there already"))
        let files = try FileManager.default.subpathsOfDirectory(atPath: path("data")).filter { $0.contains(".") }
            .sorted()
        #expect(
            files == [
                "actions.csv", "campaign-measures.csv", "campaigns.csv", "claims-by-party.csv", "claims-by-role.csv",
                "claims.csv", "counter-narratives.csv", "hate-speech-cases.csv", "indicators-official.csv",
                "indicators.csv", "initiatives.csv", "local-initiatives.csv", "moderation/log.csv",
                "moderation/transparency.csv",
                "moderation/transparency.json", "opportunities.csv", "place-time.csv", "proposals.csv", "stories.csv",
                "suggestions.json", "surveys.csv", "trail.csv", "volunteer-hours.csv",
            ])
        for file in files {
            let text = try String(contentsOfFile: path("data/\(file)"), encoding: .utf8)
            #expect(!text.contains("Secret") && !text.contains("ana@example.org") && !text.isEmpty)
        }
    }
}
