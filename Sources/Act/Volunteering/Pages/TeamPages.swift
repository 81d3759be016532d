import Community
import Deliberation
import Kernel
import Storage
import Web

/// Teams of a shift, a message to everybody, and the list as a file.
struct TeamPages: Sendable {
    let house: House
    let keys: SignUpKeys

    func add(to routes: inout Routes) {
        routes.get(VolunteeringRoutes.teams) { try await show($0, FormErrors()) }
        routes.post(VolunteeringRoutes.teams, form)
        routes.post(VolunteeringRoutes.team, move)
        routes.post(VolunteeringRoutes.message, limit: .statements, message)
        routes.get(VolunteeringRoutes.people, people)
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        let id = card.shift.id
        let (people, said, teams) = try await house.database.read { s in
            (
                try SignUpStore.active(of: id, in: s).filter { $0.state == .coming }, try TeamStore.said(at: id, in: s),
                try TeamStore.teams(at: id, in: s)
            )
        }
        return visit.reply(TeamView(visit, errors: errors).page(card, people, said, teams))
    }

    private func form(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        let act = FormTeams(shift: card.shift.id, actor: visit.actor, at: visit.now)
        return try await finish(visit, VolunteeringRoutes.teams.link(card.shift.id), "volunteering.teams.formed") { s in
            try act.apply(in: s)
        }
    }

    private func move(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        guard let id = SignUpID(visit.form["sign-up"]) else { throw Problem.malformed }
        let act = MoveToTeam(signUp: id, shift: card.shift.id, team: Int(visit.form["team"]) ?? 0)
        return try await finish(visit, VolunteeringRoutes.teams.link(card.shift.id), "volunteering.saved") { s in
            try act.apply(in: s)
        }
    }

    private func message(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        let act = MessageShift(
            shift: card.shift.id, text: visit.form["message"], tell: Letters(visit, keys, house).tell,
            actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            return try await DeskPages(house: house, keys: keys).show(
                visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(VolunteeringRoutes.desk.link(card.shift.id), flash: "volunteering.message.sent")
    }

    /// Who comes, what was said at sign-up, and no more: no address is in it.
    private func people(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        let id = card.shift.id
        let lines = try await house.database.read { s in
            let attendance = try DayStore.attendance(at: id, in: s)
            let said = try TeamStore.said(at: id, in: s)
            let teams = try TeamStore.teams(at: id, in: s)
            let clock = { (moment: Moment?) in moment.map { card.time.reading(at: $0).clock } ?? "" }
            return try SignUpStore.active(of: id, in: s).map { signUp in
                let seen = attendance[signUp.id] ?? Attendance()
                let own = said[signUp.id] ?? Said()
                return CSV.spreadsheetLine([
                    signUp.name, signUp.state.rawValue, own.tie?.rawValue ?? "",
                    own.languages.map(\.code).sorted().joined(separator: " "), teams[signUp.id].map(String.init) ?? "",
                    clock(seen.arrived), clock(seen.left), seen.hours.map { String($0.minutes) } ?? "",
                ])
            }
        }
        let head = CSV.line(["name", "state", "tie", "languages", "team", "arrived", "left", "minutes"])
        return Reply.text(head + lines.joined(), type: "text/csv; charset=utf-8").download("people.csv")
    }

    private func finish(
        _ visit: Visit, _ link: Link, _ flash: String, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        do {
            try await house.database.write(apply)
        } catch let refusal as VolunteeringRefusal {
            return try await show(visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(link, flash: flash)
    }
}
