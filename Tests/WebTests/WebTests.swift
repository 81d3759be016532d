import Testing
import Web

@Suite struct WebTests {
    @Test func `what somebody typed is escaped and what we wrote is not`() {
        let typed = "<script>\"&'"
        let html: HTML = "<p title=\"\(typed)\">\(typed)</p>"
        #expect(
            html.markup
                == "<p title=\"&lt;script&gt;&quot;&amp;&#39;\">&lt;script&gt;&quot;&amp;&#39;</p>")
    }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", ""])
    func `a return address cannot leave the site`(address: String) {
        #expect(Link(untrusted: address) == nil)
    }

    @Test func `a link fills its route and encodes what it is given`() {
        #expect(Route("/a/{b}/c").link("x/y ż").address == "/a/x%2Fy%20%C5%BC/c")
    }

    @Test func `a form keeps text and refuses broken escapes`() {
        #expect(Form(urlEncoded: "a=1+2%C4%99&b=")?["a"] == "1 2ę")
        #expect(Form(urlEncoded: "a=%C4") == nil)
    }
}
