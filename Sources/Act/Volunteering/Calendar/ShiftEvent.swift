import Community
import Kernel
import Web

extension ShiftCard {
    /// The shift as calendars have it.
    ///
    /// - host: of the site; a part of the name by which calendars know the event for good
    func event(baseURL: String, words: Words) -> ICalendar.Event {
        let host = baseURL.components(separatedBy: "://").last ?? baseURL
        let text = [
            opportunity.words.what,
            words("volunteering.by", ["organisation": organisation.name]),
        ]
        return ICalendar.Event(
            uid: "shift-\(shift.id)@\(host)", sequence: shift.sequence, stamp: shift.changed, starts: shift.starts,
            ends: shift.ends, summary: opportunity.words.title, description: text.joined(separator: "\n\n"),
            location: placeName, address: baseURL + VolunteeringRoutes.shift.link(shift.id).address,
            isCancelled: shift.cancelled != nil)
    }

    var placeName: String { path.first?.name ?? "" }

    /// `Saturday 28 November 2026, 10:00–12:00` by the clocks of the place.
    func when(_ words: Words) -> String {
        let starts = time.reading(at: shift.starts)
        return words(
            "volunteering.when",
            [
                "weekday": words("volunteering.weekday.\(starts.day.weekday)"), "date": words.date(starts.day),
                "from": starts.clock, "to": time.reading(at: shift.ends).clock,
            ])
    }
}
