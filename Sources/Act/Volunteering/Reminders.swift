import Community
import Kernel
import Storage
import Web

/// What is done beside requests: reminding people the day before, and forgetting what is no longer needed.
struct VolunteeringRounds: Sendable {
    let house: House
    let keys: SignUpKeys
    let surroundings: Surroundings

    /// So long before the start people are reminded.
    private static let before = Moment.Span.hours(24)
    private static let batch = 100

    /// Each sign-up once, also when several servers do it at the same time: the mark and the mail are one transaction.
    func remind() async throws {
        let now = house.now()
        let isDue = try await house.database.read { s in
            try !SignUpStore.toRemind(now: now, before: Self.before, most: 1, in: s).isEmpty
        }
        guard isDue else { return }
        let letters = Letters(surroundings, keys, house)
        try await house.database.write { s in
            for signUp in try SignUpStore.toRemind(now: now, before: Self.before, most: Self.batch, in: s) {
                guard try SignUpStore.markReminded(signUp.id, at: now, in: s),
                    let card = try ShiftStore.card(signUp.shift, in: s)
                else { continue }
                try letters.tell(.reminder, signUp, card, s)
            }
        }
    }

    /// Counts the time of places, once a day.
    func count() async throws {
        let now = house.now()
        guard try await house.database.read({ s in try CountTime.isDue(at: now, in: s) }) else { return }
        try await house.database.write { s in try CountTime(at: now).apply(in: s) }
    }

    /// People without an account are known so long: a certificate can be asked for, and a question answered.
    static let nameKept = Moment.Span.days(730)

    /// Who came without having signed up and left a name only: until their hours are confirmed.
    static let walkInKept = Moment.Span.days(30)

    /// Forgets what was said and offered for shifts that are over, addresses that nobody confirmed, and who people
    /// without an account were.
    func forget() async throws {
        let now = house.now()
        let (said, offers, named, walkIns, hasUnconfirmed) = try await house.database.read { s in
            (
                try TeamStore.saidBefore(now - Said.kept, most: Self.batch, in: s),
                try SignUpStore.offersBefore(now - Said.kept, most: Self.batch, in: s),
                try TeamStore.namedBefore(now - Self.nameKept, most: Self.batch, in: s),
                try TeamStore.walkInsBefore(now - Self.walkInKept, most: Self.batch, in: s),
                try SignUpStore.hasUnconfirmed(before: now - SignUp.patience, in: s)
            )
        }
        let nameless = named + walkIns
        guard !said.isEmpty || !offers.isEmpty || !nameless.isEmpty || hasUnconfirmed else { return }
        try await house.database.write { s in
            if hasUnconfirmed { try SignUpStore.forgetUnconfirmed(before: now - SignUp.patience, in: s) }
            for offer in offers { try SignUpStore.forget(offer, in: s) }
            for signUp in said { try TeamStore.say(Said(), signUp, in: s) }
            for signUp in nameless { try TeamStore.erase(signUp, in: s) }
        }
    }
}
