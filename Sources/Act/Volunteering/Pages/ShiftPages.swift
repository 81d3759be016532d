import Community
import Kernel
import Storage
import Web

/// Shifts: looking at one, planning, changing and calling off.
struct ShiftPages: Sendable {
    let house: House
    let keys: SignUpKeys

    func add(to routes: inout Routes) {
        routes.get(VolunteeringRoutes.plan) { try await planning($0, FormErrors()) }
        routes.post(VolunteeringRoutes.plan, plan)
        routes.get(VolunteeringRoutes.shift) { try await show($0, FormErrors()) }
        routes.get(VolunteeringRoutes.times) { try await editing($0, FormErrors()) }
        routes.post(VolunteeringRoutes.times, change)
        routes.post(VolunteeringRoutes.cancellation, cancel)
        routes.get(VolunteeringRoutes.event, event)
    }

    private func planning(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let (opportunity, path) = try await Coordinated(house: house, visit: visit).opportunity()
        return visit.reply(ShiftFormView(visit, errors: errors).plan(opportunity, PlaceTime(path)))
    }

    private func plan(_ visit: Visit) async throws -> Reply {
        let (opportunity, _) = try await Coordinated(house: house, visit: visit).opportunity()
        guard let day = CalendarDay(visit.form["day"]) else {
            return try await planning(visit, VolunteeringWording(visit.words).errors(.timesWrong))
        }
        let plan = ShiftPlan(
            day: day, from: visit.form.minute("from") ?? -1, to: visit.form.minute("to") ?? -1,
            capacity: Int(visit.form["capacity"]) ?? 0, weeks: Int(visit.form["weeks"]) ?? 0,
            mix: Shift.Mix(rawValue: visit.form["mix"]) ?? .none)
        let act = PlanShifts(
            opportunity: opportunity.id, plan: plan, house: house, event: house.ids.next(), actor: visit.actor,
            at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            return try await planning(visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(VolunteeringRoutes.opportunity.link(opportunity.id), flash: "volunteering.planned")
    }

    /// The page of a shift, with what was wrong with a form on it.
    func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let id = try visit.id("shift", of: ShiftKind.self)
        let one = try await house.database.read { [house] s -> ShiftView.One? in
            guard let card = try ShiftStore.card(id, in: s) else { return nil }
            let belonging = try OrganisationStore.belonging(card.organisation, in: s)
            let mayCoordinate = VolunteeringPolicy.mayCoordinate(try visit.roles(in: s), for: belonging)
            guard try mayCoordinate || Withheld.exposure(of: card.opportunity.subject, in: s) == .shown else {
                return nil
            }
            return ShiftView.One(
                card: card, waiting: try SignUpStore.waitingCount(of: id, in: s),
                own: try visit.person.flatMap { try SignUpStore.active(of: .person($0.id), on: id, in: s) },
                mayCoordinate: mayCoordinate,
                around: try TrailAround.read(card.shift.subject, house, in: s))
        }
        guard let one else { throw Problem.notFound }
        return visit.reply(ShiftView(visit, one, keys, errors: errors).page)
    }

    private func editing(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        return visit.reply(ShiftFormView(visit, errors: errors).edit(card))
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        guard let day = CalendarDay(visit.form["day"]), let from = visit.form.minute("from"),
            let to = visit.form.minute("to"),
            let times = ShiftPlan(day: day, from: from, to: to, capacity: 1, weeks: 1, mix: .none)
                .times(card.time).first
        else { return try await editing(visit, VolunteeringWording(visit.words).errors(.timesWrong)) }
        let act = ChangeShift(
            id: card.shift.id, starts: times.starts, ends: times.ends, capacity: Int(visit.form["capacity"]) ?? 0,
            tell: Letters(visit, keys, house).tell, actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            return try await editing(visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(VolunteeringRoutes.shift.link(card.shift.id), flash: "volunteering.saved")
    }

    private func cancel(_ visit: Visit) async throws -> Reply {
        let card = try await Coordinated(house: house, visit: visit).shift()
        let act = CancelShift(
            id: card.shift.id, tell: Letters(visit, keys, house).tell, actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as VolunteeringRefusal {
            return try await show(visit, VolunteeringWording(visit.words).errors(refusal))
        }
        return .see(VolunteeringRoutes.shift.link(card.shift.id), flash: "volunteering.cancelled")
    }

    private func event(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("shift", of: ShiftKind.self)
        let card = try await house.database.read { s in try ShiftStore.card(id, in: s) }
        guard let card else { throw Problem.notFound }
        let calendar = ICalendar(
            name: nil, language: visit.language, events: [card.event(baseURL: visit.baseURL, words: visit.words)])
        return Reply.text(calendar.text, type: ICalendar.type).download("shift.ics")
    }
}

extension Form {
    /// `09:30` as a minute of the day.
    func minute(_ name: String) -> Int? {
        let parts = self[name].split(separator: ":")
        guard parts.count >= 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
