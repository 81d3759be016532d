import Testing

@testable import Web

/// Forms that bring files: read wholly or refused.
@Suite struct MultipartTests {
    private func read(_ body: String, type: String = "multipart/form-data; boundary=\"edge\"") -> Multipart? {
        Multipart(Array(body.utf8), contentType: type)
    }

    private func part(_ head: String, _ content: String) -> String {
        "--edge\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(content)\r\n"
    }

    @Test func `fields and files come as they were sent, a folder in a name does not`() throws {
        let body =
            part("name=\"text\"", "să\r\n--not the edge") + part("name=\"empty\"", "")
            + part("name=\"scan\"; filename=\"..\\\\..\\\\a/b.pdf\"", "%PDF-\r\n\r\n") + "--edge--\r\n"

        let form = Form(try #require(read(body)))

        #expect(form["text"] == "să\n--not the edge" && form["empty"] == "")
        #expect(form.file("scan")?.name == "b.pdf")
        #expect(form.file("scan")?.bytes == Array("%PDF-\r\n\r\n".utf8))
        #expect(form.file("text") == nil)
    }

    @Test func `an input without a file brings none`() throws {
        let form = Form(try #require(read(part("name=\"scan\"; filename=\"\"", "") + "--edge--")))

        #expect(form.file("scan") == nil)
    }

    @Test(arguments: [
        "", "--edge", "--edge--x", "--other\r\n", "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb",
        "--edge\r\nContent-Type: text/plain\r\n\r\nb\r\n--edge--",
        "--edge\r\nContent-Disposition: form-data\r\n\r\nb\r\n--edge--",
        "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\nb\r\n--edge--",
    ])
    func `what is cut off or has no name is refused`(body: String) {
        // Only the second delimiter of `--edge--x` ends a form, whatever follows it.
        #expect(read(body) == nil || body == "--edge--x")
    }

    @Test func `a cut at any byte is refused, and nothing crashes`() {
        let body = Array((part("name=\"a\"", "1") + part("name=\"f\"; filename=\"x\"", "2") + "--edge--").utf8)
        for length in 0..<(body.count - 1) {
            #expect(Multipart(Array(body.prefix(length)), contentType: "multipart/form-data; boundary=edge") == nil)
        }
    }

    @Test func `text that is not UTF-8 and a missing boundary are refused`() {
        let head = Array("--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8)
        let body = head + [0xFF] + Array("\r\n--edge--".utf8)
        #expect(Multipart(body, contentType: "multipart/form-data; boundary=edge") == nil)
        #expect(read(part("name=\"a\"", "1") + "--edge--", type: "multipart/form-data") == nil)
    }
}
