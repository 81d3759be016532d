import JWTKit
import Kernel

/// What an identity token claims. Source: OpenID Connect Core 1.0, sections 2 and 5.1.
struct IdentityToken: JWTPayload {
    let iss: String
    let sub: String
    let aud: AudienceClaim
    let azp: String?
    /// Seconds since 1970.
    let exp: Double
    let nonce: String?
    let name: String?
    let email: String?
    let email_verified: Truth?

    /// Some providers write `"true"`.
    struct Truth: Codable {
        let isTrue: Bool

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            do {
                isTrue = try value.decode(Bool.self)
            } catch {
                isTrue = try value.decode(String.self) == "true"
            }
        }

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            try value.encode(isTrue)
        }
    }

    /// The claims are checked in `check`, by the clock that everything goes by.
    func verify(using algorithm: some JWTAlgorithm) async throws {}

    /// Source: OpenID Connect Core 1.0, section 3.1.3.7.
    func check(issuer: String, clientID: String, nonce: String, now: Moment) throws(ProviderFailure) {
        guard iss == issuer || iss == issuer + "/" else { throw .untrusted("another issuer") }
        guard aud.value.contains(clientID), azp == nil || azp == clientID else {
            throw .untrusted("it is for another site")
        }
        guard self.nonce == nonce else { throw .untrusted("it belongs to another sign-in") }
        // Two minutes for clocks that differ.
        guard (exp + 120) * 1000 > Double(now.milliseconds) else { throw .untrusted("it is too old") }
        guard !sub.isEmpty, sub.utf8.count <= 255 else { throw .untrusted("it names nobody") }
    }
}
