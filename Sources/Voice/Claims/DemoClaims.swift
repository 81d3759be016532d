import Community
import Kernel
import Storage

/// Invented claims by invented parties in a demo town: one published with a reply, one opinion, one true, one under
/// review, one draft.
public struct DemoClaims: Sendable {
    let place: PlaceID
    let author: PersonID
    let reviewers: [PersonID]
    /// What the first claim is about; nil: nothing.
    let origin: Subject?

    /// - reviewers: two at least, not the author; all three editors of the place
    public init(place: PlaceID, author: PersonID, reviewers: [PersonID], origin: Subject?) {
        self.place = place
        self.author = author
        self.reviewers = reviewers
        self.origin = origin
    }

    public func write(_ house: House) async throws {
        try await house.database.write { s in
            let bus = try claim(
                "Every second flat in this town goes to foreigners, and that is why rents rise.", "Radu Ilinca",
                "The Straight Path", .local, "Member of the town council", "Council meeting", 60, origin, house, s)
            try add(
                .contradicts, "Of 412 flats that the town let last year, 19 went to people without citizenship.",
                "Housing office, yearly report", bus, 70, house, s)
            try add(
                .context, "Rents rose most where holiday flats were licensed.", "Tenants' union, survey of rents", bus,
                80,
                house, s)
            try add(
                .serves, "The same councillor moved in the same meeting to sell 60 town flats to a builder.",
                "Minutes of the council", bus, 60, house, s)
            try add(
                .response, "Forty neighbours, old and new, asked the council together for more town flats.",
                "Meeting of the tenants of Copou", bus, 50, house, s)
            try publish(
                bus, .misleading, "The share is far smaller than said, and rents have another cause.", 40, house, s)
            let reply: ReplyID = house.ids.next()
            try AskReply(
                id: bus,
                reply: SpeakerReply(
                    id: reply, name: "Radu Ilinca", capacity: "Speaker of the party",
                    address: "speaker@straight-path.example",
                    text: "I meant flats in the centre, and I stand by asking for an inquiry.", state: .waiting,
                    at: house.now() - .days(35)), actor: .visitor
            ).apply(in: s)
            try DecideReply(
                id: bus, reply: reply, decision: .published, person: author, at: house.now() - .days(34)
            ).apply(in: s)

            let school = try claim(
                "Children who came this year have learned our language faster than anybody expected.", "Elena Marcu",
                "Open Town", .government, "Deputy mayor", "Interview on Radio Podul", 30, nil, house, s)
            try add(
                .supports, "Of 63 pupils, 51 passed the test of level A2 within ten months.", "School office, letter",
                school,
                32, house, s)
            try publish(school, .supported, "The figures of the school bear it out.", 12, house, s)

            let culture = try claim(
                "A town of many languages is a poorer town.", "Straight Path Weekly", "The Straight Path", .media,
                "Weekly paper of a party", "Leading article", 25, nil, house, s)
            try add(
                .context, "The article names no figure and no source.", "Straight Path Weekly, number 14", culture, 25,
                house, s)
            try publish(culture, .opinion, "It says what the author thinks, not what is so.", 8, house, s)

            let waiting = try claim(
                "Newcomers fill our clinic, so nobody gets an appointment.", "Ana Petrescu", "Open Town", .candidate,
                "Candidate for the county council", "Speech on the market square", 9, nil, house, s)
            try add(
                .contradicts, "Of 8,200 visits last quarter, 3 in a hundred were by people who came within a year.",
                "County health office", waiting, 20, house, s)
            try SubmitClaim(id: waiting, person: author, at: house.now() - .days(2)).apply(in: s)
        }
    }

    private func claim(
        _ quote: String, _ speaker: String, _ party: String, _ role: PublicClaim.PublicRole, _ title: String,
        _ occasion: String, _ age: Int64, _ origin: Subject?, _ house: House, _ s: any Session
    ) throws -> ClaimID {
        let at = house.now() - .days(age - 1)
        let claim = PublicClaim(
            id: house.ids.next(), place: place,
            text: .init(
                language: .english, quote: quote, speaker: speaker, party: party, role: role, title: title,
                said: CalendarDay(house.now() - .days(age)), occasion: occasion,
                link: "https://news.demo.example/\(age)", asked: CalendarDay(at)), author: author, written: at)
        try WriteClaim(claim: claim, origin: origin, person: author).apply(in: s)
        return claim.id
    }

    private func add(
        _ part: Entry.Part, _ text: String, _ source: String, _ id: ClaimID, _ age: Int64, _ house: House,
        _ s: any Session
    ) throws {
        let entry = Entry(
            id: house.ids.next(), part: part, text: text, source: source,
            link: "https://records.demo.example/\(age)", day: CalendarDay(house.now() - .days(age)))
        try AddEntry(
            id: id, entry: entry, correction: house.ids.next(), note: "", person: author,
            at: house.now() - .days(min(age, 45))
        ).apply(in: s)
    }

    private func publish(
        _ id: ClaimID, _ verdict: PublicClaim.Verdict, _ reason: String, _ age: Int64, _ house: House, _ s: any Session
    ) throws {
        let at = house.now() - .days(age)
        try SubmitClaim(id: id, person: author, at: at).apply(in: s)
        let reasons = [reason, "I have opened each source, and read the same in them."]
        for (reviewer, reason) in zip(reviewers, reasons) {
            try ReviewClaim(
                id: id, verdict: verdict, reason: reason, event: house.ids.next(), person: reviewer, at: at
            ).apply(in: s)
        }
    }
}
