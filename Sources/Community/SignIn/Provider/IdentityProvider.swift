import AsyncHTTPClient
import Crypto
import Foundation
import JWTKit
import Kernel

/// A national or local sign-in that vouches for who somebody is: OpenID Connect, authorization code with PKCE.
///
/// Its addresses and keys are asked for at each sign-in, so a provider that changes its keys is followed at once.
///
/// Source: OpenID Connect Core 1.0, section 3.1; OpenID Connect Discovery 1.0, section 4; RFC 7636.
public struct IdentityProvider: Sendable {
    /// As people know it: ROeID, Login.gov.mt, the town's own.
    public let name: String
    let issuer: String
    let clientID: String
    let clientSecret: String

    /// - issuer: an https address, or one on this machine for trying out
    /// - Throws: `ProviderFailure.misconfigured`
    public init(name: String, issuer: String, clientID: String, clientSecret: String) throws(ProviderFailure) {
        let isLocal = ["http://127.0.0.1:", "http://localhost:"].contains { issuer.hasPrefix($0) }
        guard issuer.hasPrefix("https://") || isLocal, !clientID.isEmpty, !name.isEmpty else {
            throw .misconfigured("the issuer is an https address, and name and client are given")
        }
        self.name = name
        self.issuer = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
    }

    /// Who the provider says somebody is.
    struct Identity: Sendable {
        /// Never reused by the provider for another person.
        let subject: String
        let name: String?
        /// An address that the provider has checked; nil otherwise.
        let email: String?
    }

    /// What is known of a sign-in that has been started.
    struct Attempt: Sendable {
        let state: String
        let nonce: String
        let verifier: String
        /// Where the provider sends the browser back to.
        let redirect: String
    }

    /// The address to which the browser is sent.
    ///
    /// - Throws: `ProviderFailure`
    func address(for attempt: Attempt, language: Language) async throws(ProviderFailure) -> String {
        let endpoint = try await endpoints().authorization_endpoint
        guard var parts = URLComponents(string: endpoint) else { throw .unexpected("authorization_endpoint") }
        let challenge = Data(SHA256.hash(data: Data(attempt.verifier.utf8))).base64URL
        parts.queryItems =
            (parts.queryItems ?? []) + [
                URLQueryItem(name: "response_type", value: "code"), URLQueryItem(name: "client_id", value: clientID),
                URLQueryItem(name: "redirect_uri", value: attempt.redirect),
                URLQueryItem(name: "scope", value: "openid profile email"),
                URLQueryItem(name: "state", value: attempt.state), URLQueryItem(name: "nonce", value: attempt.nonce),
                URLQueryItem(name: "code_challenge", value: challenge),
                URLQueryItem(name: "code_challenge_method", value: "S256"),
                URLQueryItem(name: "ui_locales", value: language.code),
            ]
        guard let address = parts.string else { throw .unexpected("authorization_endpoint") }
        return address
    }

    /// Exchanges the code that the browser brought back, and checks what the provider says.
    ///
    /// - Throws: `ProviderFailure`
    func identity(code: String, of attempt: Attempt, now: Moment) async throws(ProviderFailure) -> Identity {
        let endpoints = try await endpoints()
        var request = HTTPClientRequest(url: endpoints.token_endpoint)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        let form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", attempt.redirect),
            ("client_id", clientID), ("client_secret", clientSecret), ("code_verifier", attempt.verifier),
        ]
        request.body = .bytes(Data(form.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&").utf8))
        let answer: TokenAnswer = try await read(request)
        let keys = try await text(HTTPClientRequest(url: endpoints.jwks_uri))
        let token: IdentityToken
        do {
            token = try await JWTKeyCollection().add(jwksJSON: keys).verify(answer.id_token, as: IdentityToken.self)
        } catch {
            throw .untrusted("the signature of the identity token does not hold")
        }
        try token.check(issuer: issuer, clientID: clientID, nonce: attempt.nonce, now: now)
        return Identity(
            subject: token.sub, name: token.name,
            email: token.email_verified?.isTrue == true ? token.email.flatMap { Person.normalised(email: $0) } : nil)
    }

    // What goes over the wire.

    private struct Endpoints: Decodable, Sendable {
        let issuer: String
        let authorization_endpoint: String
        let token_endpoint: String
        let jwks_uri: String
    }

    private struct TokenAnswer: Decodable, Sendable {
        let id_token: String
    }

    private func endpoints() async throws(ProviderFailure) -> Endpoints {
        let found: Endpoints = try await read(
            HTTPClientRequest(url: issuer + "/.well-known/openid-configuration"))
        guard found.issuer == issuer || found.issuer == issuer + "/" else {
            throw .untrusted("its configuration names another issuer")
        }
        return found
    }

    private func read<Answer: Decodable>(_ request: HTTPClientRequest) async throws(ProviderFailure) -> Answer {
        let text = try await text(request)
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(text.utf8))
        } catch {
            throw .unexpected(request.url)
        }
    }

    private func text(_ request: HTTPClientRequest) async throws(ProviderFailure) -> String {
        do {
            let reply = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
            let body = try await reply.body.collect(upTo: 1 << 20)
            guard reply.status == .ok else { throw ProviderFailure.unexpected("\(request.url): \(reply.status.code)") }
            return String(buffer: body)
        } catch let failure as ProviderFailure {
            throw failure
        } catch {
            throw .unreachable(request.url)
        }
    }

    private static func encoded(_ text: String) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}

/// Why a sign-in at the provider did not end well; for the log, never shown to a visitor.
public enum ProviderFailure: Error, Equatable, Sendable {
    case misconfigured(String)
    case unreachable(String)
    case unexpected(String)
    /// What it said does not hold.
    case untrusted(String)
}

extension Data {
    /// Base 64 for addresses, without padding. Source: RFC 4648, section 5.
    fileprivate var base64URL: String {
        base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
