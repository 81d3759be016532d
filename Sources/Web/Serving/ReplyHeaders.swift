import Kernel

extension Site {
    /// Adds what every reply carries: cookies and the headers that keep a browser from doing what we never ask of it.
    func finish(
        _ reply: inout Reply, session: Session, isKnown: Bool, language: Language, query: Form?, cookies: Cookies
    ) {
        let isPage = reply.headers.contains { $0.name == "content-type" && $0.value.hasPrefix("text/html") }
        if let change = reply.signIn {
            reply.setCookie("session", session.changed(by: change).cookie, days: 30, secure: isSecure)
        } else if !isKnown && isPage && !reply.embeddable && !reply.isShared {
            reply.setCookie("session", session.cookie, days: 365, secure: isSecure)
        }
        if isPage, let tag = query?["lang"], !tag.isEmpty {
            reply.setCookie("language", language.code, days: 365, secure: isSecure)
        }
        if let flash = reply.flash {
            reply.setCookie("flash", flash, days: 1, secure: isSecure)
        } else if isPage && cookies["flash"] != nil {
            reply.setCookie("flash", "", days: 0, secure: isSecure)
        }
        reply.headers += securityHeaders(embeddable: reply.embeddable)
        if isPage { reply.headers.append(("content-language", language.code)) }
    }

    private var isSecure: Bool { facts.baseURL.hasPrefix("https:") }

    /// Source: OWASP Secure Headers Project; Content Security Policy Level 3.
    private func securityHeaders(embeddable: Bool) -> [(name: String, value: String)] {
        let ancestors = embeddable ? "*" : "'none'"
        var headers: [(name: String, value: String)] = [
            (
                "content-security-policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; media-src 'self'; "
                    + "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors \(ancestors)"
            ),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
            ("cross-origin-opener-policy", "same-origin"),
            ("vary", "accept-language, cookie"),
        ]
        if !embeddable { headers.append(("x-frame-options", "DENY")) }
        if isSecure { headers.append(("strict-transport-security", "max-age=31536000")) }
        return headers
    }
}

extension Reply {
    fileprivate mutating func setCookie(_ name: String, _ value: String, days: Int, secure: Bool) {
        let flags = "Path=/; Max-Age=\(days * 86_400); HttpOnly; SameSite=Lax\(secure ? "; Secure" : "")"
        headers.append(("set-cookie", "\(name)=\(value); \(flags)"))
    }
}

/// The cookies of a request. Source: RFC 6265, section 4.2.
struct Cookies: Sendable {
    private let values: [String: String]

    init(_ header: String) {
        var values: [String: String] = [:]
        for pair in header.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            values[parts[0].trimmingSpaces()] = parts[1].trimmingSpaces()
        }
        self.values = values
    }

    subscript(name: String) -> String? {
        guard let value = values[name], !value.isEmpty else { return nil }
        return value
    }
}
