import Testing

@testable import Speech

@Suite struct DataFileTests {
    private let head = "dataset\tlang\tsplit\thate\ttoxic\ttarget\ttext\n"

    private func problem(_ text: String) -> DataFile.Problem? {
        do throws(DataFile.Problem) {
            _ = try DataFile.examples(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("a\ten\ttrain\t2\t0\t\tx\n", "hate"), ("a\ttr\ttrain\t1\t1\t\tx\n", "lang"),
        ("a\ten\ttest\t1\t1\t\tx\n", "split"), ("a\ten\ttrain\t1\n", "line"),
    ])
    func `a bad line is named with its field`(line: String, field: String) {
        #expect(problem(head + "a\ten\ttrain\t1\t1\t\tx\n" + line).map { [$0.field, "\($0.line)"] } == [field, "3"])
    }

    @Test func `another layout and an empty file are refused`() {
        #expect(problem("a\tb\n1\t2\n")?.line == 1)
        #expect(problem("")?.line == 1)
    }

    @Test func `unknown labels stay unknown`() throws {
        let examples = try DataFile.examples(Array((head + "a\tpl\tdev\t-1\t1\t\tx\n").utf8))

        #expect(examples.map(\.isHateful) == [nil])
        #expect(examples.map(\.isToxic) == [true])
        #expect(examples.map(\.use) == [.development])
    }

    @Test func `share-alike sets and translations of them are known`() throws {
        let translated = "dataset\thate\ttoxic\tes\tpt\tit\tfr\nvicomtech\t0\t0\ta\tb\tc\td\n"

        let examples = try DataFile.examples(Array(translated.utf8))

        #expect(examples.map(\.language) == ["es", "pt", "it", "fr"])
        #expect(examples.allSatisfy { $0.isShareAlike })
    }
}
