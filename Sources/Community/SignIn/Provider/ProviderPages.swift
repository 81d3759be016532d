import Kernel
import Logging
import Storage
import Web

/// Signing in at the identity provider: away to it, and back with a code.
struct ProviderPages: Sendable {
    let house: House
    let provider: IdentityProvider
    /// What other rooms keep under an address until somebody proves that it is theirs.
    let claims: [Claim]
    let secrets: Secrets
    let log: Logger

    func add(to routes: inout Routes) {
        routes.get(CommunityRoutes.provider, limit: .signIn, leave)
        routes.get(CommunityRoutes.providerReturn, limit: .signIn, comeBack)
    }

    /// A link, not a form: browsers hold back forms that end on another site.
    private func leave(_ visit: Visit) async throws -> Reply {
        let back = Link(untrusted: visit.query["return"]) ?? CommunityRoutes.me.link()
        // A browser without a session of ours gets one with the page, and starts from there.
        guard !visit.isUnknown else { return .see(CommunityRoutes.signIn.link().with("return", back.address)) }
        let attempt = IdentityProvider.Attempt(
            state: SignIns.freshToken(), nonce: SignIns.freshToken(), verifier: SignIns.freshToken(),
            redirect: redirect(visit))
        let address: String
        do {
            address = try await provider.address(for: attempt, language: visit.language)
        } catch {
            return failed(visit, error)
        }
        try await house.database.write { s in
            try ProviderAttempts.start(attempt, browser: Self.browser(visit), return: back, now: visit.now, in: s)
        }
        return Reply(status: 303, headers: [("location", address)])
    }

    private func comeBack(_ visit: Visit) async throws -> Reply {
        let (state, code) = (visit.query["state"], visit.query["code"])
        let redirect = redirect(visit)
        let taken = try await house.database.write { s in
            try ProviderAttempts.take(
                state: state, browser: Self.browser(visit), redirect: redirect, now: visit.now, in: s)
        }
        guard let (attempt, back) = taken else {
            return .see(CommunityRoutes.signIn.link(), flash: "provider.tooLate")
        }
        guard !code.isEmpty else {
            // The person said no, or the provider did.
            return .see(CommunityRoutes.signIn.link().with("return", back.address), flash: "provider.ended")
        }
        let identity: IdentityProvider.Identity
        do {
            identity = try await provider.identity(code: code, of: attempt, now: visit.now)
        } catch {
            return failed(visit, error)
        }
        let act = ConnectIdentity(
            mark: Identities.mark(identity, of: provider, secrets), identity: identity, current: visit.person?.id,
            language: visit.language, fresh: house.ids.next(), claims: claims,
            announce: house.moderation.announce, at: visit.now)
        do {
            let token = try await house.database.write { s in
                try SignIns.start(try act.apply(in: s), now: visit.now, in: s)
            }
            var reply = Reply.see(back, flash: "provider.done")
            reply.signIn = .start(token: token)
            return reply
        } catch let refusal as ConnectIdentity.Refusal {
            switch refusal {
            case .belongsToAnother: return .see(CommunityRoutes.me.link(), flash: "provider.refused.another")
            case .accountTaken: return .see(CommunityRoutes.signIn.link(), flash: "provider.refused.taken")
            case .addressMissing: return .see(CommunityRoutes.signIn.link(), flash: "provider.refused.address")
            }
        }
    }

    private func failed(_ visit: Visit, _ failure: ProviderFailure) -> Reply {
        log.error("the identity provider", metadata: ["request": "\(visit.requestID)", "failure": "\(failure)"])
        return .see(CommunityRoutes.signIn.link(), flash: "provider.failed")
    }

    private func redirect(_ visit: Visit) -> String {
        visit.absolute(CommunityRoutes.providerReturn.link())
    }

    /// Names the browser without telling its key.
    private static func browser(_ visit: Visit) -> String {
        Hex.encode(visit.session.derivedKey("provider"))
    }
}
