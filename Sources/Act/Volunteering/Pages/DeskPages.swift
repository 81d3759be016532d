import Community
import Kernel
import Storage
import Web

/// The coordinator's desk on the day: who comes, who is there, hours.
struct DeskPages: Sendable {
    let house: House
    let keys: SignUpKeys

    func add(to routes: inout Routes) {
        routes.get(VolunteeringRoutes.desk) { try await show($0, FormErrors()) }
        routes.post(VolunteeringRoutes.checkIns, limit: .votes, checkIn)
        routes.post(VolunteeringRoutes.checkInEnd, limit: .votes, undo)
        routes.post(VolunteeringRoutes.walkIns, limit: .votes, addWalkIn)
        routes.post(VolunteeringRoutes.hours, confirm)
        routes.post(VolunteeringRoutes.allHours, confirmAll)
        routes.get(VolunteeringRoutes.code, code)
    }

    /// The desk, with what was wrong with a form on it.
    func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let desk = try await find(visit)
        return visit.reply(DeskView(visit, desk, errors: errors).page)
    }

    private func checkIn(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        guard let signUp = SignUpID(visit.form["sign-up"]), let kind = CheckIn.Kind(rawValue: visit.form["kind"])
        else { throw Problem.malformed }
        let act = NoteCheckIn(
            checkIn: CheckIn(
                key: visit.form.clientKey ?? house.ids.next(SignUpKind.self).description, signUp: signUp, kind: kind,
                way: .list, at: visit.form.clientTime ?? visit.now), shift: card.shift.id, isCodeRight: nil,
            now: visit.now)
        return try await finish(visit, card, flash: nil) { s in try act.apply(in: s) }
    }

    private func undo(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        guard let id = SignUpID(visit.form["sign-up"]) else { throw Problem.malformed }
        return try await finish(visit, card, flash: "volunteering.undone") { s in
            guard try SignUpStore.find(id, in: s)?.shift == card.shift.id else { throw Problem.notFound }
            try DayStore.undo(id, at: visit.now, in: s)
        }
    }

    private func addWalkIn(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        let act = AddWalkIn(
            id: house.ids.next(), shift: card.shift.id, name: visit.form["walk-in-name"],
            email: visit.form["walk-in-email"], room: visit.form["walk-in-room"] == "yes" ? .oneMore : .asPlanned,
            language: visit.language, tell: Letters(visit, keys, house).tell, actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            let errors = VolunteeringWording(visit.words).errors(refusal)
            // The desk has other fields of these names.
            var own = FormErrors()
            for item in errors.items {
                own.add(
                    ["email", "room"].contains(item.field) ? "walk-in-\(item.field)" : "walk-in-name", item.message)
            }
            return try await show(visit, own)
        }
        return .see(VolunteeringRoutes.desk.link(card.shift.id), flash: "volunteering.walkIn.added")
    }

    private func confirm(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        guard let id = SignUpID(visit.form["sign-up"]) else { throw Problem.malformed }
        let act = ConfirmHours(
            signUp: id, shift: card.shift.id, minutes: Int(visit.form["minutes"]) ?? -1, reason: visit.form["reason"],
            host: try visit.signedIn().id, number: house.ids.next(SignUpKind.self).value,
            tell: Letters(visit, keys, house).tell, at: visit.now)
        return try await finish(visit, card, flash: "volunteering.hours.confirmed") { s in try act.apply(in: s) }
    }

    private func confirmAll(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        let act = ConfirmAllHours(
            shift: card.shift.id, host: try visit.signedIn().id, tell: Letters(visit, keys, house).tell,
            at: visit.now)
        return try await finish(visit, card, flash: "volunteering.hours.confirmed") { s in try act.apply(in: s) }
    }

    private func code(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        let code = PresenceCode(secrets: keys.secrets).code(of: card.shift.id, at: visit.now)
        let address = visit.absolute(VolunteeringRoutes.here.link(card.shift.id, code))
        return visit.reply(CodeView(visit).page(card, code: code, address: address))
    }

    /// A script is told in a word, so that it can forget what was counted; a page is shown again.
    private func finish(
        _ visit: Visit, _ card: ShiftCard, flash: String?,
        _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        do {
            try await house.database.write(apply)
        } catch let refusal as VolunteeringRefusal {
            let errors = VolunteeringWording(visit.words).errors(refusal)
            if visit.isScripted { return .refused(errors) }
            return try await show(visit, errors)
        }
        if visit.isScripted { return .counted }
        return .see(VolunteeringRoutes.desk.link(card.shift.id), flash: flash)
    }

    private func find(_ visit: Visit) async throws -> DeskView.Desk {
        let card = try await Coordinated(house: house, visit: visit).shift()
        let id = card.shift.id
        return try await house.database.read { s in
            DeskView.Desk(
                card: card, people: try SignUpStore.active(of: id, in: s),
                attendance: try DayStore.attendance(at: id, in: s), known: try DayStore.known(at: id, in: s),
                said: try TeamStore.said(at: id, in: s),
                teams: try TeamStore.teams(at: id, in: s))
        }
    }
}

extension Form {
    /// What a device calls a check-in: its own random name.
    var clientKey: String? {
        let key = self["key"]
        return (16...64).contains(key.utf8.count) ? key : nil
    }

    /// When it was, by the device's clock.
    var clientTime: Moment? { Int64(self["at"]).map(Moment.init(milliseconds:)) }
}

extension Reply {
    /// Said to a script: it is counted, now or before.
    static var counted: Reply { .text("ok\n", type: "text/plain; charset=utf-8") }

    /// Said to a script: it will never count, and why.
    static func refused(_ errors: FormErrors) -> Reply {
        var reply = Reply.text(
            errors.items.map(\.message).joined(separator: "\n"), type: "text/plain; charset=utf-8")
        reply.status = 409
        return reply
    }
}
