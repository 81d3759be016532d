import Kernel
import Storage
import Web

/// Signing in and out.
struct SignInPages: Sendable {
    let house: House
    /// What other rooms keep under an address until somebody proves that it is theirs.
    let claims: [Claim]

    func add(to routes: inout Routes) {
        routes.get(CommunityRoutes.signIn) { visit in visit.reply(view(visit).page) }
        routes.post(CommunityRoutes.signInLinkRequest, limit: .signIn, requestLink)
        routes.get(CommunityRoutes.signInSent) { visit in visit.reply(SignInView(visit).sent) }
        routes.post(CommunityRoutes.signInPassword, limit: .signIn, password)
        routes.get(CommunityRoutes.signInLink, limit: .signIn, showLink)
        routes.post(CommunityRoutes.signInLink, limit: .signIn, followLink)
        routes.post(CommunityRoutes.signOut, signOut)
        routes.post(CommunityRoutes.signOutEverywhere, signOutEverywhere)
    }

    private func view(_ visit: Visit, _ errors: FormErrors = FormErrors()) -> SignInView {
        SignInView(visit, providerName: house.providerName, errors: errors)
    }

    private func requestLink(_ visit: Visit) async throws -> Reply {
        guard let email = Person.normalised(email: visit.form["email"]) else {
            let errors = FormErrors("email", visit.words("signIn.email.wrong"))
            return visit.reply(view(visit, errors).page)
        }
        let back = Link(untrusted: visit.form["return"]) ?? CommunityRoutes.me.link()
        try await house.database.write { [house] s in
            try SignInLinks.send(to: email, return: back, visit: visit, id: house.ids.next(), in: s)
        }
        return .see(CommunityRoutes.signInSent.link())
    }

    private func password(_ visit: Visit) async throws -> Reply {
        let email = Person.normalised(email: visit.form["email"]) ?? ""
        let (person, hash) = try await house.database.read { s -> (Person?, String?) in
            let person = try PersonStore.find(email: email, in: s)
            return (person, try person.flatMap { try PersonStore.passwordHash(of: $0.id, in: s) })
        }
        let isRight = try await Password.verify(visit.form.exact("password"), against: hash)
        guard isRight, let person else {
            let errors = FormErrors("password", visit.words("signIn.password.wrong"))
            return visit.reply(view(visit, errors).page)
        }
        let token = try await house.database.write { s in try SignIns.start(person.id, now: visit.now, in: s) }
        var reply = Reply.see(Link(untrusted: visit.form["return"]) ?? CommunityRoutes.me.link())
        reply.signIn = .start(token: token)
        return reply
    }

    private func showLink(_ visit: Visit) async throws -> Reply {
        let token = try visit.parameter("token")
        let pending = try await house.database.read { s in
            try SignInLinks.pending(token, now: visit.now, in: s)
        }
        return visit.reply(SignInView(visit).confirmation(token: token, pending))
    }

    /// A link is followed by a button, since mail scanners open every link they see.
    private func followLink(_ visit: Visit) async throws -> Reply {
        let token = try visit.parameter("token")
        let name = String(visit.form["name"].prefix(Person.longestName))
        let outcome = try await house.database.write { [house, claims] s -> (token: String, back: Link)? in
            let pending = try SignInLinks.pending(token, now: visit.now, in: s)
            guard pending?.person != nil || !name.isEmpty else { return nil }
            return try SignInLinks.follow(
                token, name: name, language: visit.language, house: house, claims: claims, now: visit.now, in: s)
        }
        guard let outcome else {
            let pending = try await house.database.read { s in
                try SignInLinks.pending(token, now: visit.now, in: s)
            }
            var errors = FormErrors()
            if pending != nil { errors.add("name", visit.words("signIn.name.missing")) }
            return visit.reply(SignInView(visit, errors: errors).confirmation(token: token, pending))
        }
        var reply = Reply.see(outcome.back, flash: "signIn.done")
        reply.signIn = .start(token: outcome.token)
        return reply
    }

    private func signOut(_ visit: Visit) async throws -> Reply {
        if let token = visit.session.signInToken {
            try await house.database.write { s in try SignIns.end(token, in: s) }
        }
        var reply = Reply.see(Link("/"), flash: "signOut.done")
        reply.signIn = .end
        return reply
    }

    private func signOutEverywhere(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        try await house.database.write { s in try SignIns.endAll(of: person.id, in: s) }
        var reply = Reply.see(Link("/"), flash: "signOut.everywhere")
        reply.signIn = .end
        return reply
    }
}
