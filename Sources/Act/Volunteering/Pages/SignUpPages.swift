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
            try await house.database.write { s in
                try SignUpStore.forgetUnconfirmed(before: visit.now - SignUp.patience, in: s)
                try act.apply(in: s)
            }
        } catch let refusal as VolunteeringRefusal {
            return try await ShiftPages(house: house, keys: keys).show(
                visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(VolunteeringRoutes.asked.link(shift))
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let (signUp, card) = try await find(visit)
        return visit.reply(SignUpView(visit, keys, errors: errors).page(signUp, card))
    }

    private func confirm(_ visit: Visit) async throws -> Reply {
        let (signUp, _) = try await find(visit)
        let act = ConfirmPlace(id: signUp.id, tell: Letters(visit, keys, house).tell, at: visit.now)
        return try await finish(visit, signUp, "volunteering.thanks") { s in try act.apply(in: s) }
    }

    private func withdraw(_ visit: Visit) async throws -> Reply {
        let (signUp, _) = try await find(visit)
        let act = Withdraw(id: signUp.id, tell: Letters(visit, keys, house).tell, at: visit.now)
        return try await finish(visit, signUp, "volunteering.withdrawn") { s in try act.apply(in: s) }
    }

    private func offer(_ visit: Visit) async throws -> Reply {
        let (signUp, _) = try await find(visit)
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

    /// The sign-up whose key stands in the address.
    private func find(_ visit: Visit) async throws -> (SignUp, ShiftCard) {
        let id = try visit.id("sign-up", of: SignUpKind.self)
        guard keys.opens(id, try visit.parameter("key")) else { throw Problem.notFound }
        let found = try await house.database.read { s -> (SignUp, ShiftCard)? in
            guard let signUp = try SignUpStore.find(id, in: s), let card = try ShiftStore.card(signUp.shift, in: s)
            else { return nil }
            return (signUp, card)
        }
        guard let found else { throw Problem.notFound }
        return found
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
