import Community
import Kernel
import Storage
import Web

/// For editors: writing a claim down, sourcing it, reviewing it, correcting it, and deciding on replies.
struct ClaimDeskPages: Sendable {
    let house: House
    let pages: ClaimPages

    func add(to routes: inout Routes) {
        routes.get(ClaimRoutes.new) { try await new($0, FormErrors()) }
        routes.post(ClaimRoutes.list, write)
        routes.post(ClaimRoutes.text, edit)
        routes.post(ClaimRoutes.correction, correct)
        routes.post(ClaimRoutes.entries, addEntry)
        routes.post(ClaimRoutes.entryRemoval, removeEntry)
        routes.post(ClaimRoutes.submission, submit)
        routes.post(ClaimRoutes.submissionEnd, takeBack)
        routes.post(ClaimRoutes.reviews, review)
        routes.post(ClaimRoutes.reopening, reopen)
        routes.post(ClaimRoutes.replyDecision, decideReply)
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let person = try visit.signedIn().id
        let origin = try await origin(visit)
        let places = try await house.database.read { s in
            let scope = try PlaceScope.of(person, as: ClaimPolicy.editors, in: s)
            return try PlaceStore.all(in: s).filter { try scope.reaches($0.id, in: s) }
        }
        guard !places.isEmpty else { throw Problem.forbidden }
        return visit.reply(ClaimFormView(visit, errors: errors).page(places, origin))
    }

    private func origin(_ visit: Visit) async throws -> SubjectCard? {
        let asked = visit.form.contains("from") ? visit.form["from"] : visit.query["from"]
        guard let subject = Subject(asked) else { return nil }
        return try await house.database.read { [house] s in try house.subjects.card(subject, in: s) }
    }

    private func write(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn().id
        guard let place = PlaceID(visit.form["place"]) else { throw Problem.malformed }
        let reading = ClaimReading(visit.form)
        do {
            let claim = PublicClaim(
                id: house.ids.next(), place: place, text: try reading.text(), author: person, written: visit.now)
            let act = WriteClaim(claim: claim, origin: try await origin(visit)?.subject, person: person)
            try await house.database.write { s in try act.apply(in: s) }
            return .see(ClaimRoutes.one.link(claim.id), flash: "claim.saved")
        } catch ClaimRefusal.notYours {
            throw Problem.forbidden
        } catch let refusal as ClaimRefusal {
            return try await new(visit, ClaimWording(visit.words).errors(refusal))
        }
    }

    private func edit(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let reading = ClaimReading(visit.form)
        return try await pages.finish(visit, "claim.saved") { s in
            try EditClaim(id: id, text: try reading.text(), person: person, at: visit.now).apply(in: s)
        }
    }

    private func correct(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let reading = ClaimReading(visit.form)
        let correction: Identifier<Correction> = house.ids.next()
        return try await pages.finish(visit, "claim.corrected") { s in
            try CorrectClaim(
                id: id, text: try reading.text(), correction: correction, note: visit.form["correction"],
                person: person, at: visit.now
            ).apply(in: s)
        }
    }

    private func addEntry(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let entry = ClaimReading(visit.form).entry(house.ids.next())
        let part = visit.words("claim.part.\(entry.part.rawValue)")
        let act = AddEntry(
            id: id, entry: entry, correction: house.ids.next(),
            note: visit.words("claim.correction.added", ["part": part, "source": entry.source]), person: person,
            at: visit.now)
        return try await pages.finish(visit, "claim.saved") { s in try act.apply(in: s) }
    }

    private func removeEntry(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let act = RemoveEntry(id: id, entry: try visit.id("entry"), person: person, at: visit.now)
        return try await pages.finish(visit, "claim.saved") { s in try act.apply(in: s) }
    }

    private func submit(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let act = SubmitClaim(id: id, person: person, at: visit.now)
        return try await pages.finish(visit, "claim.submitted") { s in try act.apply(in: s) }
    }

    private func takeBack(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let act = TakeBackClaim(id: id, person: person, at: visit.now)
        return try await pages.finish(visit, "claim.saved") { s in try act.apply(in: s) }
    }

    private func review(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        guard let verdict = PublicClaim.Verdict(rawValue: visit.form["verdict"]) else {
            return try await pages.show(visit, FormErrors("verdict", visit.words("claim.refused.verdict")))
        }
        let act = ReviewClaim(
            id: id, verdict: verdict, reason: visit.form["reason"], event: house.ids.next(), person: person,
            at: visit.now)
        return try await pages.finish(visit, "claim.reviewed") { s in try act.apply(in: s) }
    }

    private func reopen(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        let act = ReopenClaim(
            id: id, correction: house.ids.next(), reason: visit.form["reopen"], person: person, at: visit.now)
        return try await pages.finish(visit, "claim.reopened") { s in try act.apply(in: s) }
    }

    private func decideReply(_ visit: Visit) async throws -> Reply {
        let (id, person) = try address(visit)
        guard let decision = SpeakerReply.State(rawValue: visit.form["decision"]) else { throw Problem.malformed }
        let act = DecideReply(
            id: id, reply: try visit.id("reply"), decision: decision, person: person, at: visit.now)
        return try await pages.finish(visit, "claim.saved") { s in try act.apply(in: s) }
    }

    private func address(_ visit: Visit) throws -> (ClaimID, PersonID) {
        let id = try visit.id("claim", of: ClaimKind.self)
        guard let person = visit.person else { throw Problem.signInNeeded(ClaimRoutes.one.link(id)) }
        return (id, person.id)
    }
}

/// What was typed into a form of this room.
struct ClaimReading: Sendable {
    let form: Form

    init(_ form: Form) {
        self.form = form
    }

    /// - Throws: `.dayWrong` for what is not a day
    func text() throws(ClaimRefusal) -> PublicClaim.Text {
        PublicClaim.Text(
            language: Language(tag: form["language"]) ?? .english, quote: form["quote"], speaker: form["speaker"],
            party: form["party"], role: PublicClaim.PublicRole(rawValue: form["role"]) ?? .official,
            title: form["title"],
            said: try day("said"), occasion: form["occasion"], link: form["link"], asked: try day("asked"))
    }

    private func day(_ field: String) throws(ClaimRefusal) -> CalendarDay? {
        guard !form[field].isEmpty else { return nil }
        guard let day = CalendarDay(form[field]) else { throw .dayWrong(field: field) }
        return day
    }

    func entry(_ id: EntryID) -> Entry {
        Entry(
            id: id, part: Entry.Part(rawValue: form["part"]) ?? .context, text: form["text"], source: form["source"],
            link: form["source-link"], day: CalendarDay(form["day"]))
    }
}
