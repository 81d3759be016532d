import Community
import Kernel
import Storage
import Web

/// Checking oneself in with the code on the spot, and hours as the volunteer sees them.
struct PresencePages: Sendable {
    let house: House
    let keys: SignUpKeys

    func add(to routes: inout Routes) {
        routes.get(VolunteeringRoutes.here) { try await here($0, FormErrors()) }
        routes.post(VolunteeringRoutes.here, limit: .signIn, byAddress)
    }

    private var codes: PresenceCode { PresenceCode(secrets: keys.secrets) }

    /// Where the code on the wall leads: to one's own page when one is signed in, else to a field for the address.
    private func here(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let id = try visit.id("shift", of: ShiftKind.self)
        let code = try visit.parameter("code")
        let found = try await house.database.read { s -> (ShiftCard, SignUp?)? in
            guard let card = try ShiftStore.card(id, in: s) else { return nil }
            return (card, try visit.person.flatMap { try SignUpStore.active(of: .person($0.id), on: id, in: s) })
        }
        guard let (card, own) = found else { throw Problem.notFound }
        if let own, own.state == .coming {
            return .see(keys.link(to: own.id).with("code", code))
        }
        return visit.reply(CodeView(visit, errors: errors).here(card, code: code))
    }

    private func byAddress(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("shift", of: ShiftKind.self)
        let code = try visit.parameter("code")
        let seen = min(visit.form.clientTime ?? visit.now, visit.now)
        let fresh = house.ids.next(SignUpKind.self).description
        do {
            guard visit.now - seen < CodeView.patience else { throw VolunteeringRefusal.codeWrong }
            try await house.database.write { [codes] s in
                // The code comes first: without it, nobody learns who has a place.
                guard codes.accepts(code, of: id, at: seen) else { throw VolunteeringRefusal.codeWrong }
                let address = Person.normalised(email: visit.form["email"]) ?? ""
                let person = try PersonStore.find(email: address, in: s)
                let who = person.map { Who.person($0.id) } ?? .mail(address)
                guard let signUp = try SignUpStore.active(of: who, on: id, in: s) else {
                    throw VolunteeringRefusal.nobodyComing
                }
                try NoteCheckIn(
                    checkIn: CheckIn(key: fresh, signUp: signUp.id, kind: .arrived, way: .code, at: visit.now),
                    shift: id, isCodeRight: { _, _ in true }, now: visit.now
                ).apply(in: s)
            }
        } catch let refusal as VolunteeringRefusal {
            return try await here(visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(VolunteeringRoutes.shift.link(id), flash: "volunteering.checkedIn")
    }
}
