import Foundation
import Testing

/// The command as somebody's script calls it.
@Suite struct SpeechCommandTests {
    @Test func `a bad line exits with 65 and names line and field`() throws {
        let result = try Command.run(
            "speech", "score", input: "{\"id\":\"1\",\"text\":\"Hello\"}\n{\"id\":\"2\"}\n")

        #expect(result.status == 65)
        #expect(result.errors == "standard input:2: text: is missing or no text\n")
    }

    @Test func `a wrong call exits with 2`() throws {
        #expect(try Command.run("speech", "score", "--model", "/nowhere.bin").status == 2)
        #expect(try Command.run("speech", "train").status == 2)
        #expect(try Command.run("speech", "train", "--data", "/nowhere", "--out", "/tmp/x.bin").status == 2)
    }

    @Test func `a file that is no model exits with 65`() throws {
        #expect(try Command.run("speech", "score", "--model", #filePath).status == 65)
    }

    @Test func `a folder with a bad line exits with 65 and names file, line and field`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("speech-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("bad.tsv")
        let text = "dataset\tlang\tsplit\thate\ttoxic\ttarget\ttext\na\ten\ttrain\t7\t0\t\tx\n"
        try Data(text.utf8).write(to: file)

        let result = try Command.run("speech", "train", "--data", folder.path, "--out", folder.path + "/m.bin")

        #expect(result.status == 65)
        #expect(result.errors.hasPrefix("\(file.path):2: hate: "))
    }

    @Test func `good lines exit with 0`() throws {
        #expect(try Command.run("speech", "score", input: "{\"id\":\"1\",\"text\":\"Hello neighbours\"}\n").status == 0)
    }

    @Test func `answers come in the order of the lines, and a bad line names its field`() throws {
        let lines = """
            {"id":"2","text":"Immigrants steal our jobs","lang":"en-GB"}
            {"id":"1","text":"Μας παίρνουν τις δουλειές"}
            {"id":"3","text":"😀"}

            """
        let output = try Command.output(["speech", "answer"], input: lines)
        let wrong = try Command.run("speech", "answer", input: "{\"id\":\"1\",\"text\":\"a\",\"lang\":\"xx\"}\n")

        let answers = try output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(answers.compactMap { $0["id"] as? String } == ["2", "1", "3"])
        #expect(answers.compactMap { $0["lang"] as? String } == ["en", "el", "und"])
        let firsts = answers.map { ($0["claims"] as? [[String: Any]])?.first?["claim"] as? String }
        #expect(firsts == ["jobs-taken", "jobs-taken", nil])
        #expect(wrong.status == 65)
        #expect(wrong.errors.hasPrefix("standard input:1: lang: "))
    }

    /// The password of the locked data set stands in its authors' README.
    private static let password = ProcessInfo.processInfo.environment["CITIZENTIME_TEST_ZIP_PASSWORD"]
    private static let data = Conversations.folder.appendingPathComponent("speech").path

    @Test(
        .enabled(
            if: password != nil && FileManager.default.fileExists(atPath: data),
            "trains anew, some minutes, where CITIZENTIME_TEST_ZIP_PASSWORD and the speech data are given"))
    func `the shipped model is what its command makes`() throws {
        let out = FileManager.default.temporaryDirectory.appendingPathComponent("\(UInt64.random(in: 0 ... .max)).bin")
        defer { try? FileManager.default.removeItem(at: out) }
        let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Speech/Resources/model.bin")

        let result = try Command.run(
            "speech", "train", "--data", Self.data, "--out", out.path, "--without-sharealike",
            "--zip-password", try #require(Self.password))

        #expect(result.status == 0)
        #expect(try Data(contentsOf: out) == Data(contentsOf: shipped))
    }
}
