import Community
import Kernel
import Storage

/// What a visitor says of themselves in order to be shown what fits; part of the address, and kept nowhere.
struct Wishes: Sendable, Equatable {
    var speaks: Set<Language> = []
    var practises: Set<Language> = []
    var times: Set<Time> = []
    var place: PlaceID?

    enum Time: String, Sendable, CaseIterable {
        case day, evening, weekend
    }

    var isEmpty: Bool { speaks.isEmpty && practises.isEmpty && times.isEmpty && place == nil }
}

/// Why something fits: each reason is one of the visitor's wishes that it meets.
enum Reason: Sendable, Hashable {
    case helps(Language)
    case practise(Language)
    case time(Wishes.Time)
    /// The name of the place, as the visitor chose it.
    case near(String)
}

/// An opportunity that meets wishes, with its first shift that fits.
struct Fit: Sendable {
    let listing: Listing
    let reasons: [Reason]

    /// In the order in which wishes were asked for.
    static func reasons(
        _ wishes: Wishes, _ tags: Opportunity.Tags, path: [Place], shift: PlaceTime.Reading
    ) -> [Reason] {
        var reasons: [Reason] = []
        reasons += wishes.speaks.intersection(tags.helpful).sorted { $0.code < $1.code }.map(Reason.helps)
        reasons += wishes.practises.intersection(tags.practised).sorted { $0.code < $1.code }.map(Reason.practise)
        let time = time(of: shift)
        if wishes.times.contains(time) { reasons.append(.time(time)) }
        if let place = path.first(where: { $0.id == wishes.place }) { reasons.append(.near(place.name)) }
        return reasons
    }

    static func time(of shift: PlaceTime.Reading) -> Wishes.Time {
        if shift.day.weekday >= Search.saturday { return .weekend }
        return shift.minute >= Search.evening ? .evening : .day
    }

    /// A short list is one that is read.
    static let most = 5
    /// Opportunities looked at, the soonest.
    private static let looked = 100

    /// Those that meet most wishes, the soonest among equals; what meets none is left out, and so is what is full.
    static func shortList(_ wishes: Wishes, now: Moment, in s: any Session) throws -> [Fit] {
        let fits = try Search().listings(after: now, most: looked, in: s).compactMap { listing -> Fit? in
            let card = listing.card
            let shifts = try ShiftStore.coming(card.opportunity.id, now: now, in: s)
                .filter { $0.isOpen(at: now) && $0.free > 0 }
            let best = shifts.map { shift in
                (
                    shift,
                    reasons(wishes, card.opportunity.tags, path: card.path, shift: card.time.reading(at: shift.starts))
                )
            }.max { ($0.1.count, $1.0.starts) < ($1.1.count, $0.0.starts) }
            guard let (shift, reasons) = best, !reasons.isEmpty else { return nil }
            let own = ShiftCard(
                shift: shift, opportunity: card.opportunity, organisation: card.organisation, path: card.path)
            return Fit(listing: Listing(card: own, times: listing.times), reasons: reasons)
        }
        return Array(
            fits.sorted { left, right in
                if left.reasons.count != right.reasons.count { return left.reasons.count > right.reasons.count }
                return left.listing.card.shift.starts < right.listing.card.shift.starts
            }.prefix(most))
    }
}
