import Foundation
import Web

/// A visitor with a cookie jar, who reads pages and sends the forms that stand on them.
public final class Browser {
    private let site: Site
    private let host: String
    private let language: String
    private var cookies: [String: String] = [:]
    /// The last page.
    public private(set) var page = ""
    public private(set) var status = 0
    /// The last reply as it came.
    public private(set) var bytes: [UInt8] = []
    public private(set) var headers: [String: String] = [:]
    public private(set) var address = ""

    public init(_ site: Site, host: String, language: String) {
        self.site = site
        self.host = host
        self.language = language
    }

    public func open(_ address: String) async {
        await send("GET", address)
    }

    /// Sends a form of the current page to an action, with its token, and follows the redirect.
    public func post(_ action: String, _ fields: [String: String]) async {
        let token = page.components(separatedBy: "name=\"token\" value=\"").dropFirst().first?.prefix(64) ?? ""
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        let all = fields.merging(["token": String(token)]) { own, _ in own }
        let body = all.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
        await send("POST", action, body: Array(body.joined(separator: "&").utf8))
    }

    /// Sends a form with a file in it.
    public func post(_ action: String, _ fields: [String: String], file: [UInt8], named name: String, in field: String)
        async
    {
        let token = page.components(separatedBy: "name=\"token\" value=\"").dropFirst().first?.prefix(64) ?? ""
        var body: [UInt8] = []
        for (name, value) in fields.merging(["token": String(token)], uniquingKeysWith: { own, _ in own }) {
            body += Array("--edge\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        let head = "Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: a/b"
        body += Array("--edge\r\n\(head)\r\n\r\n".utf8) + file + Array("\r\n--edge--\r\n".utf8)
        await send("POST", action, body: body, type: "multipart/form-data; boundary=edge")
    }

    /// The first piece of the page between two texts.
    public func text(after start: String, until end: String) -> String? {
        let parts = page.components(separatedBy: start)
        guard parts.count > 1 else { return nil }
        return parts[1].components(separatedBy: end).first
    }

    private func send(
        _ method: String, _ target: String, body bytes: [UInt8] = [],
        type: String = "application/x-www-form-urlencoded"
    ) async {
        let jar = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        let reply = await site.respond(
            to: Site.RawRequest(
                method: method, target: target,
                headers: [
                    "host": host, "cookie": jar, "accept-language": language,
                    "content-type": type,
                ], address: "127.0.0.1", id: "test",
                body: { limit in
                    guard bytes.count <= limit else { throw Problem.tooLarge(limit: limit) }
                    return bytes
                }))
        for header in reply.headers where header.name == "set-cookie" {
            let pair = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            cookies[String(pair[0])] = pair.count > 1 ? String(pair[1]) : ""
        }
        status = reply.status
        headers = Dictionary(reply.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
        address = target
        if case .bytes(let bytes) = reply.body { self.bytes = bytes }
        if case .bytes(let bytes) = reply.body { page = String(decoding: bytes, as: UTF8.self) }
        if let location = reply.headers.first(where: { $0.name == "location" })?.value {
            // A browser keeps what comes after # to itself.
            await send("GET", String(location.prefix { $0 != "#" }))
        }
    }
}
