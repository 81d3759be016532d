import Community
import Kernel
import Storage

/// Closing a wave: what was not handed in goes; with the last wave also the key by which codes were marked.
struct CloseWave: Sendable {
    let id: SurveyID
    let wave: Survey.Wave
    let event: Notices.EventID
    let actor: Actor
    let at: Moment

    /// - Throws: `SurveyRefusal.notOpen` when it was closed before
    func apply(in s: any Session) throws {
        guard try SurveyStore.close(wave, of: id, at: at, in: s), let survey = try SurveyStore.find(id, in: s) else {
            throw SurveyRefusal.notOpen
        }
        try ResponseStore.dropUnfinished(wave, of: id, in: s)
        try AuditLog.record(
            .init("survey/closed", survey.subject, by: actor, at: at, details: wave.rawValue), in: s)
        guard survey.isOver else { return }
        try SurveyStore.forgetPairKey(of: id, in: s)
        try Notices.post("survey/over", about: survey.subject, id: event, at: at, in: s)
    }
}

/// Closes waves whose last day is over by the clocks of their place.
struct CloseDueWaves: Sendable {
    let house: House

    func apply() async throws {
        let now = house.now()
        // Clocks of places are at most half a day from UTC.
        let latest = CalendarDay(now + .hours(12))
        let ending = try await house.database.read { s in
            try SurveyStore.ending(latest, in: s).compactMap { id, wave, day -> CloseWave? in
                guard let survey = try SurveyStore.find(id, in: s), try survey.today(now, in: s) > day else {
                    return nil
                }
                return CloseWave(id: id, wave: wave, event: house.ids.next(), actor: .system, at: now)
            }
        }
        for act in ending {
            do {
                try await house.database.write { s in try act.apply(in: s) }
            } catch SurveyRefusal.notOpen {
                // Somebody was quicker.
                continue
            }
        }
    }
}

extension Survey {
    /// The day by the clocks of its place.
    func today(_ now: Moment, in s: any Session) throws -> CalendarDay {
        PlaceTime(try PlaceStore.path(place, in: s)).reading(at: now).day
    }
}
