import App
import Community
import Foundation
import Kernel
import Media
import Storage
import Synchronization
import TestSupport
import Testing
import Web

@testable import CounterSpeech

/// Reports and cases: the acts, on both engines.
@Suite struct CaseTests: TownTests {
    private let silent: Tell = { _, _, _, _ in }
    private let facts = CaseFacts(title: "Leaflet", category: .incitement, incident: .none, grounds: [.racist])

    /// Places, a worker of each, and the town of a demo.
    private struct Cast {
        let here: PlaceID
        let first: PersonID
        let second: PersonID
        /// A facilitator of another town.
        let elsewhere: PersonID
    }

    private func cast(_ town: CitizenTime) async throws -> Cast {
        let house = town.house
        return try await house.database.write { s in
            let places = try PlaceStore.all(in: s).filter { $0.level == .municipality }.map(\.id)
            func worker(_ name: String, _ place: PlaceID, _ role: Role.Name) throws -> PersonID {
                let person = Person(
                    id: house.ids.next(), name: name, email: "\(name)@example.org", language: .english)
                try PersonStore.insert(person, passwordHash: nil, at: house.now(), in: s)
                try RoleStore.grant(Role(role, .place(place)), to: person.id, at: house.now(), in: s)
                return person.id
            }
            return Cast(
                here: places[0], first: try worker("first", places[0], .facilitator),
                second: try worker("second", places[0], .moderator),
                elsewhere: try worker("elsewhere", places[1], .facilitator))
        }
    }

    private func report(
        _ text: String, link: String = "", about: Report.About = .others, by person: PersonID? = nil, _ cast: Cast,
        _ town: CitizenTime
    ) async throws -> ReportID {
        let report = Report(
            id: town.house.ids.next(), place: cast.here, medium: .text, about: about, language: "en", person: person,
            subject: nil, told: town.house.now(), level: .review)
        let act = MakeReport(
            report: report, content: .init(text: text, link: link), token: "t\(report.id)",
            ids: town.house.ids, actor: .visitor)
        try await town.house.database.write { s in try act.apply(in: s) }
        return report.id
    }

    private func open(_ report: ReportID, by person: PersonID, _ town: CitizenTime) async throws -> CaseID {
        let act = OpenCase(
            id: town.house.ids.next(), report: report, facts: facts, person: person, tell: silent,
            at: town.house.now())
        try await town.house.database.write { s in try act.apply(in: s) }
        return act.id
    }

    private func refusal(
        _ town: CitizenTime, _ act: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> CounterSpeechRefusal? {
        do {
            try await town.house.database.write(act)
            return nil
        } catch let refusal as CounterSpeechRefusal {
            return refusal
        }
    }

    private func rate(
        _ levels: [Factor: Int], _ id: CaseID, by person: PersonID, _ town: CitizenTime
    ) async throws {
        for factor in Factor.allCases {
            let act = RateFactor(
                id: id, factor: factor, rating: Rating(level: levels[factor], note: "seen"), person: person,
                at: town.house.now())
            try await town.house.database.write { s in try act.apply(in: s) }
        }
    }

    @Test(arguments: Engines.all) func `a case belongs to those who work in its place, and is not there for others`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let cast = try await cast(town)
            let report = try await report("words", cast, town)
            let (facts, silent, at) = (facts, silent, town.house.now())
            for stranger in [cast.elsewhere, PersonID(1)] {
                let act = OpenCase(
                    id: town.house.ids.next(), report: report, facts: facts, person: stranger, tell: silent, at: at)
                #expect(try await refusal(town) { s in try act.apply(in: s) } == .notYours)
            }
            let id = try await open(report, by: cast.first, town)
            let again = DismissReport(report: report, reason: "No", person: cast.second, tell: silent, at: at)
            #expect(try await refusal(town) { s in try again.apply(in: s) } == .decidedAlready)
            let take = TakeCase(id: id, person: cast.elsewhere, at: at)
            #expect(try await refusal(town) { s in try take.apply(in: s) } == .notYours)
            let seen = try await town.house.database.read { s in
                (
                    try CaseStore.all(in: try PlaceScope.of(cast.second, as: CasePolicy.workers, in: s), most: 99, s)
                        .map(\.id),
                    try CaseStore.all(in: try PlaceScope.of(cast.elsewhere, as: CasePolicy.workers, in: s), most: 99, s)
                        .map(\.id)
                )
            }
            #expect(seen.0.contains(id) && !seen.1.contains(id))
        }
    }

    @Test(arguments: Engines.all) func `the same report is opened by one of two who try at once`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let cast = try await cast(town)
            let report = try await report("words", cast, town)
            let (facts, silent, at) = (facts, silent, town.house.now())
            let answers = try await withThrowingTaskGroup(of: CounterSpeechRefusal?.self) { group in
                for person in [cast.first, cast.second] {
                    let act = OpenCase(
                        id: town.house.ids.next(), report: report, facts: facts, person: person, tell: silent, at: at)
                    group.addTask { try await self.refusal(town) { s in try act.apply(in: s) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0 == nil } == 1)
            #expect(answers.contains(.decidedAlready))
        }
    }

    @Test(arguments: Engines.all) func `what is grave waits for a second person, who agrees or sends it back`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let cast = try await cast(town)
            let id = try await open(
                try await report("words", link: "https://social.example/1", cast, town), by: cast.first, town)
            let at = town.house.now()
            let early = DecideAssessment(id: id, chosen: .police, why: "", person: cast.first, at: at)
            #expect(try await refusal(town) { s in try early.apply(in: s) } == .factorsMissing)
            try await rate([.content: 2, .intent: 2, .context: 1], id, by: cast.first, town)
            let other = DecideAssessment(id: id, chosen: .letStand, why: "", person: cast.first, at: at)
            #expect(
                try await refusal(town) { s in try other.apply(in: s) } == .whyMissing(most: Rating.longestNote))
            let decide = DecideAssessment(id: id, chosen: .flagger, why: "", person: cast.first, at: at)
            #expect(try await refusal(town) { s in try decide.apply(in: s) } == nil)

            func review(_ verdict: ReviewAssessment.Verdict, _ note: String, _ person: PersonID) -> ReviewAssessment {
                ReviewAssessment(id: id, verdict: verdict, note: note, person: person, at: at)
            }
            let (own, silentBack, back) = (
                review(.agree, "", cast.first), review(.back, "", cast.second),
                review(.back, "Who spoke?", cast.second)
            )
            #expect(try await refusal(town) { s in try own.apply(in: s) } == .ownAssessment)
            #expect(
                try await refusal(town) { s in try silentBack.apply(in: s) }
                    == .reasonMissing(most: Report.longestReason))
            #expect(try await refusal(town) { s in try back.apply(in: s) } == nil)
            #expect(try await refusal(town) { s in try back.apply(in: s) } == .notNow)
            #expect(try await refusal(town) { s in try decide.apply(in: s) } == nil)
            let agree = review(.agree, "", cast.second)
            #expect(try await refusal(town) { s in try agree.apply(in: s) } == nil)
            let found = try await town.house.database.read { s in try AssessmentStore.find(id, in: s) }
            #expect(found.state == .decided && found.chosen == .flagger && found.reviewer == cast.second)
        }
    }

    @Test(arguments: Engines.all) func `a letter is kept as it went out, and the evidence stays as it came`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let cast = try await cast(town)
            let id = try await open(try await report("the very words", cast, town), by: cast.first, town)
            let contact = try #require(Contacts.read().addressees("RO", for: .equality).first)
            let at = town.house.now()
            func handOver(_ sender: String, _ contact: Contact) -> HandOver {
                HandOver(
                    record: town.house.ids.next(), file: town.house.ids.next(), id: id, contact: contact,
                    sender: sender, draw: { _, evidence in Array("%PDF-\(evidence.map(\.hash))".utf8) },
                    person: cast.first, at: at)
            }
            let early = handOver("Ana", contact)
            #expect(try await refusal(town) { s in try early.apply(in: s) } == .notNow)
            try await rate([.content: 2, .extent: 3], id, by: cast.first, town)
            let decide = DecideAssessment(id: id, chosen: .equality, why: "", person: cast.first, at: at)
            let agree = ReviewAssessment(id: id, verdict: .agree, note: "", person: cast.second, at: at)
            try await town.house.database.write { s in
                try decide.apply(in: s)
                try agree.apply(in: s)
            }
            let nameless = handOver("", contact)
            #expect(try await refusal(town) { s in try nameless.apply(in: s) } == .senderMissing)
            let police = try #require(Contacts.read().addressees("RO", for: .police).first)
            let wrong = handOver("Ana", police)
            #expect(try await refusal(town) { s in try wrong.apply(in: s) } == .addresseeWrong)
            let sent = handOver("Ana", contact)
            #expect(try await refusal(town) { s in try sent.apply(in: s) } == nil)
            let (letter, evidence, log) = try await town.house.database.read { s in
                let letter = try #require(try CaseStore.handOvers(of: id, in: s).first)
                let file = try #require(try letter.file.flatMap { try KeptFiles.find($0, in: s) })
                return (
                    file, try ReportStore.evidence(of: id, in: s),
                    try AuditLog.entries(about: Subject(.speechCase, id), in: s)
                )
            }
            // SHA-256 of the words, computed by sha256sum.
            let hash = "0a4269931850c694357c8465a05cf1149045b01d4c26622652a3d8ab0951de4c"
            #expect(evidence.map(\.text) == ["the very words"])
            #expect(evidence.first?.hash == hash)
            #expect(String(decoding: letter.bytes, as: UTF8.self).contains(hash))
            #expect(log.last?.details == "\(contact.key) sha256:\(letter.hash)")
        }
    }

    @Test(arguments: Engines.all)
    func `what is overdue is reminded of once, and old evidence is destroyed but its hash`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let cast = try await cast(town)
            let id = try await open(try await report("words", cast, town), by: cast.first, town)
            let dismissed = try await report("other words", cast, town)
            let dismiss = DismissReport(
                report: dismissed, reason: "A quotation.", person: cast.first, tell: silent, at: clock.now)
            try await town.house.database.write { s in try dismiss.apply(in: s) }
            func late() async throws -> [CaseID] {
                try await town.house.database.read { s in
                    try CaseStore.unreminded(at: clock.now, in: s).map(\.id).filter { $0 == id }
                }
            }
            #expect(try await late() == [])
            clock.advance(.days(4))
            #expect(try await late() == [id])
            try await town.house.database.write { s in try CaseStore.setReminded(id, at: clock.now, in: s) }
            #expect(try await late() == [])

            clock.advance(.days(190))
            try await town.house.database.write { s in while try Retention.destroy(at: clock.now, in: s) > 0 {} }
            let (gone, kept) = try await town.house.database.read { s in
                (try ReportStore.evidence(of: dismissed, in: s), try ReportStore.evidence(of: id, in: s))
            }
            #expect(gone.map(\.text) == [""] && gone.allSatisfy { $0.isDestroyed && $0.hash.count == 64 })
            #expect(kept.map(\.text) == ["words"])

            try await rate([.content: 1], id, by: cast.first, town)
            let acts: [@Sendable (any Storage.Session) throws -> Void] = [
                AddNote(
                    note: town.house.ids.next(), id: id, text: "Called them.", person: cast.first, at: clock.now
                ).apply,
                DecideAssessment(id: id, chosen: .answer, why: "", person: cast.first, at: clock.now).apply,
                CloseCase(
                    id: id, outcome: .answered, note: "", person: cast.first, tell: silent, at: clock.now
                ).apply,
            ]
            for act in acts { try await town.house.database.write { s in try act(s) } }
            clock.advance(Retention.closed)
            try await town.house.database.write { s in while try Retention.destroy(at: clock.now, in: s) > 0 {} }
            let still = try await town.house.database.read { s in try ReportStore.evidence(of: id, in: s) }
            #expect(still.map(\.text) == ["words"])
            clock.advance(.days(1))
            try await town.house.database.write { s in while try Retention.destroy(at: clock.now, in: s) > 0 {} }
            let (empty, notes, ratings) = try await town.house.database.read { s in
                (
                    try ReportStore.evidence(of: id, in: s), try CaseStore.notes(of: id, in: s),
                    try AssessmentStore.find(id, in: s).ratings
                )
            }
            #expect(empty.map(\.text) == [""] && empty.map(\.hash) == kept.map(\.hash))
            #expect(notes.isEmpty && ratings.values.allSatisfy { $0.note.isEmpty })
        }
    }

    @Test(arguments: Engines.all) func `a case worker is written to once about what is overdue`(
        engine: Database.Engine
    ) async throws {
        let clock = TestClock()
        try await withTown(engine, clock: clock) { town in
            let cast = try await cast(town)
            let id = try await open(try await report("words", cast, town), by: cast.first, town)
            let round = Reminders(
                house: town.house, catalogue: try Catalogue(folders: [WebResources.messages, Self.messages]),
                baseURL: "https://town.example")
            clock.advance(.days(4))
            for _ in 0..<2 { try await round.run() }
            let came = try await mail(town).filter { $0.to == "first@example.org" }
            #expect(came.count == 1)
            #expect(came.first?.body.contains("https://town.example/cases/\(id)") == true)
            #expect(came.first?.body.contains("words") == false)
        }
    }

    private static let messages = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Voice/CounterSpeech/Resources/messages")

    @Test(arguments: Engines.all) func `what moderators hand in waits for the people of the place, with its subject`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let cast = try await cast(town)
            let room = try CounterSpeech(town.house)
            let subject = Subject("statement", 4711)
            let link = try await town.house.database.write { s in
                try room.handIn(
                    "the words", about: subject, in: cast.here, language: .english, by: cast.second,
                    at: town.house.now(), s)
            }
            let waiting = try await town.house.database.read { s in
                try ReportStore.waiting(
                    in: try PlaceScope.of(cast.first, as: CasePolicy.workers, in: s), most: 99, s)
            }
            let found = try #require(waiting.first { $0.subject == subject })
            #expect(link == CounterSpeechRoutes.triage.link(found.id) && found.person == cast.second)
            let evidence = try await town.house.database.read { s in try ReportStore.evidence(of: found.id, in: s) }
            #expect(evidence.map(\.text) == ["the words"])
        }
    }

    @Test func `no query for visitors or of the desk reads a whole table`() async throws {
        try await withTown(.sqlite) { town in
            let cast = try await cast(town)
            let id = try await open(try await report("words", cast, town), by: cast.first, town)
            let scans = try await town.house.database.write { session -> [String] in
                let s = PlanRecorder(session)
                _ = try ReportStore.find(token: "t", in: s)
                let scope = try PlaceScope.of(cast.first, as: CasePolicy.workers, in: session)
                _ = try ReportStore.waiting(in: scope, most: 100, s)
                _ = try CaseStore.all(in: scope, most: 100, s)
                _ = try CaseStore.find(id, in: scope, s)
                _ = try ReportStore.evidence(of: id, in: s)
                _ = try AssessmentStore.find(id, in: s)
                _ = try CaseStore.unreminded(at: town.house.now(), in: s)
                _ = try Retention.isDue(at: town.house.now(), in: s)
                #expect(s.queries > 8)
                return s.scans
            }
            // The list of places that somebody works in is made by the query itself.
            #expect(scans.filter { !$0.hasPrefix("SCAN work_place, SCAN work_place: ") } == [])
        }
    }

    @Test(arguments: Engines.all) func `an erased account leaves its reports without a person`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let cast = try await cast(town)
            let id = try await report("words", by: cast.second, cast, town)
            try await town.house.database.write { s in try ForgetReporter(person: cast.second).apply(in: s) }
            let found = try await town.house.database.read { s in
                try ReportStore.find(id, in: try PlaceScope.of(cast.first, as: CasePolicy.workers, in: s), s)
            }
            #expect(found != nil && found?.person == nil)
        }
    }

    @Test func `what comes in without content, or a picture without words, is refused and nothing is kept`()
        async throws
    {
        try await withTown(.sqlite) { town in
            let cast = try await cast(town)
            func make(_ content: MakeReport.Content) -> MakeReport {
                MakeReport(
                    report: Report(
                        id: town.house.ids.next(), place: cast.here, medium: .text, about: .others, language: nil,
                        person: nil, subject: nil, told: town.house.now(), level: .unread),
                    content: content, token: "\(town.house.ids.next(PersonKind.self))",
                    ids: town.house.ids, actor: .visitor)
            }
            let picture = try CleanPicture(from: CasePageTests.picture)
            let cases: [(MakeReport.Content, CounterSpeechRefusal)] = [
                (.init(), .contentMissing), (.init(link: "somewhere"), .linkWrong),
                (
                    .init(text: String(repeating: "a", count: Report.longestText + 1)),
                    .textTooLong(most: Report.longestText)
                ),
                (.init(picture: picture), .descriptionMissing(most: Report.longestDescription)),
            ]
            let before = try await count(town)
            for (content, expected) in cases {
                let act = make(content)
                #expect(try await refusal(town) { s in try act.apply(in: s) } == expected)
            }
            #expect(try await count(town) == before)
        }
    }

    private func count(_ town: CitizenTime) async throws -> Int {
        try await town.house.database.read { s in
            try s.rows("SELECT id FROM speech_report UNION ALL SELECT id FROM speech_evidence").count
        }
    }
}
