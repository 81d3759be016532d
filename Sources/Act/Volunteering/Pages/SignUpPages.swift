import Community
import Kernel
import Storage
import Web

/// Signing up, and the private page of one sign-up, whose address is the key to it.
struct SignUpPages: Sendable {
    let house: House
    let keys: SignUpKeys

    func add(to routes: inout Routes) {
        routes.post(VolunteeringRoutes.place, limit: .votes, takePlace)
        routes.post(VolunteeringRoutes.placeByMail, limit: .signIn, askForPlace)
        routes.get(VolunteeringRoutes.asked) { visit in visit.reply(SignUpView(visit, keys).asked) }
        routes.get(VolunteeringRoutes.signUp) { try await show($0, FormErrors()) }
        routes.post(VolunteeringRoutes.confirmation, limit: .votes, confirm)
        routes.post(VolunteeringRoutes.withdrawal, limit: .votes, withdraw)
        routes.post(VolunteeringRoutes.offering, limit: .signIn, offer)
        routes.post(VolunteeringRoutes.ownCheckIn, limit: .votes, checkIn)
        routes.post(VolunteeringRoutes.said, limit: .votes, say)
        routes.post(VolunteeringRoutes.dispute, limit: .votes, dispute)
        routes.post(VolunteeringRoutes.account, limit: .signIn, askForAccount)
        routes.post(VolunteeringRoutes.erasure, limit: .votes, erase)
        routes.get(VolunteeringRoutes.offer) { try await showOffer($0, FormErrors()) }
        routes.post(VolunteeringRoutes.acceptance, limit: .votes, accept)
    }

    private func takePlace(_ visit: Visit) async throws -> Reply {
        let shift = try visit.id("shift", of: ShiftKind.self)
        guard let person = visit.person else { throw Problem.signInNeeded(VolunteeringRoutes.shift.link(shift)) }
        let act = TakePlace(
            id: house.ids.next(), shift: shift, person: person.id, tell: Letters(visit, keys, house).tell,
            at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            return try await ShiftPages(house: house, keys: keys).show(
                visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(keys.link(to: act.id), flash: "volunteering.thanks")
    }

    private func askForPlace(_ visit: Visit) async throws -> Reply {
        let shift = try visit.id("shift", of: ShiftKind.self)
        let act = AskForPlace(
            id: house.ids.next(), shift: shift, name: visit.form["name"], email: visit.form["email"],
            language: visit.language, tell: Letters(visit, keys, house).tell, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            return try await ShiftPages(house: house, keys: keys).show(
                visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(VolunteeringRoutes.asked.link(shift))
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let own = try await OwnSignUp.find(visit, house, keys)
        return visit.reply(SignUpView(visit, keys, errors: errors).page(own))
    }

    private func checkIn(_ visit: Visit) async throws -> Reply {
        let own = try await OwnSignUp.find(visit, house, keys)
        guard let kind = CheckIn.Kind(rawValue: visit.form["kind"]) else { throw Problem.malformed }
        let codes = PresenceCode(secrets: keys.secrets)
        let typed = visit.form["code"]
        let act = NoteCheckIn(
            checkIn: CheckIn(
                key: visit.form.clientKey ?? house.ids.next(SignUpKind.self).description, signUp: own.signUp.id,
                kind: kind, way: .code, at: visit.form.clientTime ?? visit.now), shift: own.signUp.shift,
            isCodeRight: { shift, at in codes.accepts(typed, of: shift, at: at) }, now: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            let errors = VolunteeringWording(visit.words).errors(refusal)
            return visit.isScripted ? .refused(errors) : try await show(visit, errors)
        }
        if visit.isScripted { return .counted }
        return .see(keys.link(to: own.signUp.id), flash: "volunteering.checkedIn")
    }

    /// What somebody wants to say of themselves for this shift; nothing chosen takes it back.
    private func say(_ visit: Visit) async throws -> Reply {
        let own = try await OwnSignUp.find(visit, house, keys)
        let said = Said(
            tie: Said.Tie(rawValue: visit.form["tie"]),
            languages: Set(visit.form.all("languages").compactMap { Language(tag: $0) }))
        return try await finish(visit, own.signUp, "volunteering.saved") { s in
            guard own.signUp.isActive else { throw VolunteeringRefusal.notComing }
            try TeamStore.say(said, own.signUp.id, in: s)
        }
    }

    private func dispute(_ visit: Visit) async throws -> Reply {
        let own = try await OwnSignUp.find(visit, house, keys)
        let act = DisputeHours(
            signUp: own.signUp.id, text: visit.form["dispute"], actor: visit.actor, at: visit.now)
        return try await finish(visit, own.signUp, "volunteering.disputed") { s in try act.apply(in: s) }
    }

    private func confirm(_ visit: Visit) async throws -> Reply {
        let signUp = try await OwnSignUp.find(visit, house, keys).signUp
        let act = ConfirmPlace(id: signUp.id, tell: Letters(visit, keys, house).tell, at: visit.now)
        return try await finish(visit, signUp, "volunteering.thanks") { s in try act.apply(in: s) }
    }

    private func withdraw(_ visit: Visit) async throws -> Reply {
        let signUp = try await OwnSignUp.find(visit, house, keys).signUp
        let act = Withdraw(id: signUp.id, tell: Letters(visit, keys, house).tell, at: visit.now)
        return try await finish(visit, signUp, "volunteering.withdrawn") { s in try act.apply(in: s) }
    }

    /// The mail goes to the address of the sign-up: who follows it has proved that it is theirs, and has its hours.
    private func askForAccount(_ visit: Visit) async throws -> Reply {
        let signUp = try await OwnSignUp.find(visit, house, keys).signUp
        guard signUp.person == nil, signUp.isConfirmed, let address = signUp.email else {
            return .see(CommunityRoutes.me.link())
        }
        try await house.database.write { [house] s in
            try SignInLinks.send(
                to: address, return: CommunityRoutes.me.link(), visit: visit, id: house.ids.next(), in: s)
        }
        return .see(SignInLinks.sent)
    }

    /// Nobody erases by a slip: the box says yes. With an account one erases that.
    private func erase(_ visit: Visit) async throws -> Reply {
        let signUp = try await OwnSignUp.find(visit, house, keys).signUp
        guard signUp.person == nil else { throw Problem.notFound }
        guard visit.form["sure"] == "yes" else {
            return try await show(visit, FormErrors("sure", visit.words("volunteering.erase.sure.missing")))
        }
        let act = EraseSignUp(id: signUp.id, tell: Letters(visit, keys, house).tell, at: visit.now)
        try await house.database.write { s in
            try act.apply(in: s)
            try AuditLog.record(
                .init("sign-up/erased", Subject(.shift, signUp.shift), by: .system, at: visit.now), in: s)
        }
        return .see(VolunteeringRoutes.shift.link(signUp.shift), flash: "volunteering.erased")
    }

    private func offer(_ visit: Visit) async throws -> Reply {
        let signUp = try await OwnSignUp.find(visit, house, keys).signUp
        let letters = Letters(visit, keys, house)
        let act = OfferPlace(
            id: house.ids.next(), signUp: signUp.id, email: visit.form["email"], language: visit.language,
            tell: { offer, signUp, card, s in
                try Outbox.queue(letters.offer(offer, from: signUp, card), at: letters.at, in: s)
            }, at: visit.now)
        return try await finish(visit, signUp, "volunteering.offered") { s in try act.apply(in: s) }
    }

    private func showOffer(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let (offer, card, isKnown) = try await findOffer(visit)
        return visit.reply(SignUpView(visit, keys, errors: errors).offer(offer, card, isKnown: isKnown))
    }

    private func accept(_ visit: Visit) async throws -> Reply {
        let (offer, _, _) = try await findOffer(visit)
        let act = AcceptPlace(
            id: offer.id, newSignUp: house.ids.next(), name: visit.form["name"],
            tell: Letters(visit, keys, house).tell, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            return try await showOffer(visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(keys.link(to: act.newSignUp), flash: "volunteering.thanks")
    }

    private func finish(
        _ visit: Visit, _ signUp: SignUp, _ flash: String,
        _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        do {
            try await house.database.write(apply)
        } catch let refusal as VolunteeringRefusal {
            return try await show(visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(keys.link(to: signUp.id), flash: flash)
    }

    private func findOffer(_ visit: Visit) async throws -> (Offer, ShiftCard, Bool) {
        let id = try visit.id("offer", of: OfferKind.self)
        guard keys.opens(id, try visit.parameter("key")) else { throw Problem.notFound }
        let found = try await house.database.read { s -> (Offer, ShiftCard, Bool)? in
            guard let offer = try SignUpStore.offer(id, in: s),
                let signUp = try SignUpStore.find(offer.signUp, in: s),
                let card = try ShiftStore.card(signUp.shift, in: s)
            else { return nil }
            return (offer, card, try PersonStore.find(email: offer.email, in: s) != nil)
        }
        guard let found else { throw Problem.notFound }
        return found
    }
}
