import App
import Community
import Kernel
import Proposals
import Storage
import TestSupport
import Testing
import Web

@testable import Moderation

/// A text from its writing to the decision on an appeal, as the people concerned live it; on both engines.
@Suite struct ModerationTests: TownTests {
    private let hateful = "Migrants are parasites, throw them all out of the country."

    /// The address of the published proposal of the demo.
    private func proposal(_ browser: Browser) async throws -> String {
        await browser.open("/proposals")
        return try #require(browser.text(after: "card-link\" href=\"", until: "\""))
    }

    /// Opens the entry that waits in a space and returns its address.
    private func entry(_ moderator: Browser, kind: String) async throws -> String {
        await moderator.open("/moderation?whose=everybody&kind=\(kind)")
        let id = try #require(moderator.text(after: "href=\"/moderation/entries/", until: "\""))
        await moderator.open("/moderation/entries/\(id)")
        return "/moderation/entries/\(id)"
    }

    private func hide(_ moderator: Browser, _ entry: String) async {
        await moderator.post(
            "\(entry)/decision", ["outcome": "hidden", "rule": "hatred", "facts": "It calls people parasites."])
    }

    /// Everything that anybody can read about a proposal.
    private func isPublic(_ text: String, at page: String, _ town: CitizenTime) async throws -> Bool {
        let stranger = visitor(town, "en")
        for address in [page, "/proposals", "/proposals.csv", "/moderation/log", "/moderation/transparency.json"] {
            await stranger.open(address)
            if stranger.page.contains(text) { return true }
        }
        return false
    }

    @Test(arguments: Engines.all)
    func `what a program flags waits, is hidden with reasons, and comes back after an appeal to somebody else`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let author = await signedIn("official", town, "ar")
            let page = try await proposal(author)
            await author.open(page)
            await author.post("\(page)/arguments", ["side": "against", "argument": hateful])
            #expect(author.page.contains("parasites") && author.page.contains("يطّلع عليه مشرف أولًا"))
            #expect(try await !isPublic("parasites", at: page, town))

            let moderator = await signedIn("moderator", town, "en")
            let first = try await entry(moderator, kind: "argument")
            #expect(moderator.page.contains("a program finds it urgent"))
            #expect(moderator.page.contains("<details class=\"covered\">"))
            #expect(moderator.page.contains("<mark>parasites</mark>"))
            #expect(moderator.page.contains("Names: migrants"))
            await moderator.post("\(first)/decision", ["outcome": "hidden", "facts": "It calls people parasites."])
            #expect(moderator.page.contains("Choose the rule that the text breaks."))
            #expect(moderator.page.contains("It calls people parasites.</textarea>"))
            await moderator.post("\(first)/case", [:])
            await moderator.post("\(first)/case", [:])
            #expect(moderator.page.contains("Handed in."))
            let handed = try await town.house.database.read { s in
                try s.rows("SELECT state FROM speech_report WHERE subject_kind = 'argument'").map { try $0.text(0) }
            }
            #expect(handed == ["waiting"], "once, however often the button is pressed")
            await author.post("\(first)/case", [:])
            #expect(author.status == 404)
            await hide(moderator, first)
            #expect(moderator.page.contains("Decided; everybody concerned is told"))

            let letter = try #require(try await mail(town).last { $0.to == "official@demo.example" })
            #expect(letter.body.contains("It calls people parasites.") || letter.subject.contains("hatred"))
            await author.open("/me")
            let reasons = try #require(author.text(after: "href=\"/moderation/decisions/", until: "\""))
            await author.open("/moderation/decisions/\(reasons)")
            #expect(author.page.contains("لماذا أُخفي هذا") && author.page.contains("It calls people parasites."))
            #expect(author.page.contains("كراهية تجاه جماعة من الناس"))
            let decision = try #require(reasons.split(separator: "?").first)
            await author.post("/moderation/decisions/\(decision)/appeal", ["appeal": ""])
            #expect(author.page.contains("اكتب لماذا ينبغي أن يُقرَّر من جديد"))
            await author.post("/moderation/decisions/\(decision)/appeal", ["appeal": "I quoted somebody."])
            #expect(author.page.contains("الاعتراض ينتظر"))
            #expect(try await !isPublic("parasites", at: page, town))

            await moderator.open("/moderation?whose=everybody&kind=argument")
            #expect(!moderator.page.contains("I quoted somebody.") && !moderator.page.contains("parasites"))
            let second = await signedIn("second-moderator", town, "en")
            let appeal = try await entry(second, kind: "argument")
            #expect(second.page.contains("I quoted somebody."))
            await moderator.open(appeal)
            #expect(moderator.page.contains("Somebody else decides on this"))
            await moderator.open("/me")
            await moderator.post("\(appeal)/decision", ["outcome": "kept"])
            #expect(moderator.status == 404)
            await second.post("\(appeal)/decision", ["outcome": "kept", "facts": "It is a quotation."])
            #expect(second.page.contains("Decided; everybody concerned is told"))

            #expect(try await isPublic("parasites", at: page, town))
            #expect(
                try await mail(town).contains {
                    $0.to == "official@demo.example" && $0.body.contains("It is a quotation.")
                })
            await author.open("/moderation/decisions/\(decision)")
            #expect(author.page.contains("قُبل الاعتراض"))
            let broken = try await town.house.database.read { s in try AuditLog.firstBrokenEntry(in: s) }
            #expect(broken == nil)
        }
    }

    @Test(arguments: Engines.all)
    func `a reader without an account reports, is acknowledged, told, and may appeal`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let reader = visitor(town, "en")
            await reader.open("/neighbours")
            let initiative = try #require(reader.text(after: "card-link\" href=\"", until: "\""))
            await reader.open(initiative)
            let link = try #require(reader.text(after: "href=\"/report/local-initiative/", until: "\""))
            await reader.open("/report/local-initiative/\(link)")
            await reader.post("/report/local-initiative/\(link)", ["explanation": "It is an advertisement."])
            #expect(reader.page.contains("Choose what is wrong with it."))
            #expect(reader.page.contains("It is an advertisement.</textarea>"))
            let form = ["category": "spam", "explanation": "It is an advertisement.", "email": "reader@example.org"]
            await reader.post("/report/local-initiative/\(link)", form)
            #expect(reader.page.contains("Confirm that you believe"))
            await reader.post("/report/local-initiative/\(link)", form.merging(["faith": "yes"]) { $1 })
            #expect(reader.page.contains("Your report has come"))
            let state = reader.address
            #expect(try await mail(town).contains { $0.to == "reader@example.org" && $0.body.contains(state) })
            let stranger = visitor(town, "en")
            await stranger.open(String(state.prefix { $0 != "?" }))
            #expect(stranger.status == 404)

            let moderator = await signedIn("moderator", town, "en")
            let first = try await entry(moderator, kind: "local-initiative")
            #expect(moderator.page.contains("It is an advertisement."))
            await moderator.post("\(first)/decision", ["outcome": "kept"])
            #expect(
                try await mail(town).contains {
                    $0.to == "reader@example.org" && $0.body.contains("does not break the rules")
                })
            await reader.open(state)
            let report = try #require(state.split(separator: "?").first)
            let key = try #require(reader.text(after: "name=\"key\" value=\"", until: "\""))
            await reader.post("\(report)/appeal", ["appeal": "Read the last line.", "key": key])
            #expect(reader.page.contains("The appeal waits"))
            await stranger.post("\(report)/appeal", ["appeal": "Me too.", "key": "0"])
            #expect(stranger.status == 404 || stranger.status == 403)

            let second = await signedIn("second-moderator", town, "en")
            let appeal = try await entry(second, kind: "local-initiative")
            await second.post(
                "\(appeal)/decision", ["outcome": "hidden", "rule": "spam", "facts": "The last line advertises."])
            await stranger.open(initiative)
            #expect(stranger.status == 404)
            await stranger.open("/neighbours")
            #expect(!stranger.page.contains(initiative))
            await reader.open(state)
            #expect(reader.page.contains("It was hidden."))
        }
    }

    @Test(arguments: Engines.all)
    func `a text that was passed on never comes back, and goes to whoever has the least`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let author = await signedIn("official", town, "en")
            let page = try await proposal(author)
            await author.open(page)
            await author.post("\(page)/arguments", ["side": "against", "argument": hateful])
            var passed: Set<PersonID> = []
            for _ in 0..<2 {
                let (id, assignee) = try await town.house.database.read { s -> (EntryID, PersonID?) in
                    let row = try #require(
                        try s.row(
                            """
                            SELECT id, assignee_id FROM moderation_entry
                            WHERE subject_kind = 'argument' AND closed_at IS NULL
                            """))
                    return (try row.id(0), try row.idOrNil(1))
                }
                let person = try #require(assignee)
                #expect(!passed.contains(person))
                passed.insert(person)
                let bench = Bench(
                    Proposals.moderated, screening: { _, _ in .nothing }, ids: town.house.ids)
                let act = PassEntry(entry: id, bench: bench, person: person, at: town.house.now())
                try await town.house.database.write { s in try act.apply(in: s) }
            }
            let last = try await town.house.database.read { s in
                try s.row(
                    "SELECT assignee_id FROM moderation_entry WHERE subject_kind = 'argument' AND closed_at IS NULL")?
                    .idOrNil(0, of: PersonKind.self)
            }
            // Both moderators have passed: an administrator decides.
            let administrator = try await town.house.database.read { s in
                try PersonStore.find(email: "administrator@demo.example", in: s)?.id
            }
            #expect(last != nil && last == administrator)
        }
    }

    @Test(arguments: Engines.all)
    func `somebody who erases their account leaves no words in decisions and reports`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let author = await signedIn("official", town, "en")
            let page = try await proposal(author)
            await author.open(page)
            await author.post("\(page)/arguments", ["side": "against", "argument": hateful])
            let moderator = await signedIn("moderator", town, "en")
            await hide(moderator, try await entry(moderator, kind: "argument"))
            await author.open("/me/erasure")
            await author.post("/me/erasure", ["sure": "yes"])

            let texts = try await town.house.database.read { s in
                try s.rows("SELECT text, facts FROM moderation_decision WHERE subject_kind = 'argument'")
                    .map { (try $0.text(0), try $0.text(1)) }
            }
            #expect(!texts.contains { $0.0.contains("parasites") || $0.1.contains("parasites") })
            await moderator.open("/moderation/log")
            #expect(moderator.status == 200)
        }
    }

    @Test(arguments: Engines.all)
    func `an address without an account is forgotten when nobody can appeal any more`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let (house, start) = (town.house, town.house.now())
            let bench = Bench(Proposals.moderated, screening: { _, _ in .nothing }, ids: house.ids)
            func left(after span: Moment.Span) async throws -> Int {
                try await house.database.write { s in
                    try ForgetReporters(at: start + span).apply(in: s)
                    return try s.rows("SELECT id FROM moderation_report WHERE email IS NOT NULL").count
                }
            }
            try await house.database.write { s in
                let subject = Subject("proposal", try #require(try s.row("SELECT id FROM proposal")).int64(0))
                let person = try #require(try PersonStore.find(email: "administrator@demo.example", in: s)?.id)
                try FileReport(
                    subject: subject, category: .other, explanation: "Look.", email: "reader@example.org",
                    isInGoodFaith: true, person: nil, language: .english, id: house.ids.next(), bench: bench,
                    tell: { _, _ in }, at: start
                ).apply(in: s)
                let entry = try #require(try QueueStore.open(about: subject, in: s))
                try DecideEntry(
                    entry: entry.id, outcome: .kept, rule: nil, facts: "", id: house.ids.next(), bench: bench,
                    tell: { _, _ in }, person: person, at: start + .days(2)
                ).apply(in: s)
            }
            #expect(try await left(after: .days(186)) == 1)
            #expect(try await left(after: .days(188)) == 0)
        }
    }

    @Test func `the author is warned of personal data, loses nothing, and may publish it all the same`() async throws {
        try await withTown(.sqlite) { town in
            let author = await signedIn("official", town, "en")
            let page = try await proposal(author)
            let text = "Call the driver at +40 745 123 456 and ask him."
            await author.open(page)
            await author.post("\(page)/arguments", ["side": "question", "argument": text])
            #expect(author.page.contains("<mark>+40 745 123 456</mark>"))
            #expect(author.page.contains("a telephone number") && author.page.contains("\(text)</textarea>"))
            #expect(try await !isPublic("745 123 456", at: page, town))
            await author.post(
                "\(page)/arguments", ["side": "question", "argument": text, "personal-data": "publish"])
            #expect(try await isPublic("745 123 456", at: page, town))
        }
    }

    @Test func `what waits is what a space chooses`() async throws {
        try await withTown(.sqlite) { town in
            let author = await signedIn("official", town, "en")
            let page = try await proposal(author)
            let administrator = await signedIn("administrator", town, "en")
            await administrator.open("/moderation/spaces")
            let space = try #require(administrator.text(after: "name=\"space\" value=\"", until: "\""))
            let field = "holding-\(space.split(separator: "/").last ?? "")"
            let said = [("nothing", hateful, true), ("everything", "A bus at night is a good thing.", false)]
            for (number, (holding, text, isShown)) in said.enumerated() {
                await administrator.open("/moderation/spaces")
                await administrator.post("/moderation/spaces", ["space": space, field: holding])
                await author.open(page)
                await author.post("\(page)/arguments", ["side": "against", "argument": "\(text) \(number)"])
                #expect(try await isPublic("\(text) \(number)", at: page, town) == isShown, "\(holding)")
            }
            let moderator = await signedIn("moderator", town, "en")
            await moderator.open("/moderation/spaces")
            await moderator.post("/moderation/spaces", ["space": space, field: "nothing"])
            #expect(moderator.status == 404)
        }
    }

    @Test func `what is not public cannot be read by reporting it`() async throws {
        try await withTown(.sqlite) { town in
            let author = await signedIn("official", town, "en")
            await author.open("/proposals/new")
            let place = try #require(author.text(after: "<option value=\"", until: "\""))
            await author.post(
                "/proposals", ["place": place, "title": "A quiet draft", "problem": "Noise.", "ask": "Silence."])
            let draft = try #require(author.address.split(separator: "/").last)
            let (person, pending) = try await town.house.database.read { s in
                (
                    try #require(try PersonStore.find(email: "official@demo.example", in: s)?.id),
                    try #require(
                        try s.row("SELECT id FROM statement WHERE status = 'pending'")?.id(0, of: Subject.self))
                )
            }
            let stranger = visitor(town, "en")
            for address in ["proposal/\(draft)", "person/\(person)", "statement/\(pending)", "nothing/\(pending)"] {
                await stranger.open("/report/\(address)")
                #expect(stranger.status == 404, "\(address)")
            }
        }
    }

    @Test func `who moderates nowhere finds no queue, no entry and no decision`() async throws {
        try await withTown(.sqlite) { town in
            let moderator = await signedIn("moderator", town, "en")
            let entry = try await entry(moderator, kind: "statement")
            let official = await signedIn("official", town, "en")
            for address in ["/moderation", entry, "/moderation/spaces"] {
                await official.open(address)
                #expect(official.status == 404, "\(address)")
            }
            await official.open("/me")
            await official.post("\(entry)/decision", ["outcome": "kept"])
            #expect(official.status == 404)
            let visitor = visitor(town, "en")
            await visitor.open("/moderation")
            #expect(visitor.address.hasPrefix("/sign-in"))
        }
    }

    @Test func `a participant without an account reads on the consultation's page why, and appeals`() async throws {
        try await withTown(.sqlite) { town in
            let participant = visitor(town, "ar")
            await participant.open("/")
            let consultation = try #require(participant.text(after: "card-link\" href=\"", until: "\""))
            await participant.open(consultation)
            await participant.post("\(consultation)/statements", ["text": "اللاجئون حيوانات، ليخرجوا من بلدنا"])
            await participant.open(consultation)
            #expect(participant.page.contains("يطّلع عليه مشرف أولًا"))
            let moderator = await signedIn("moderator", town, "en")
            await moderator.open("/moderation?whose=everybody&language=ar&kind=statement")
            let list = moderator.page.components(separatedBy: "href=\"/moderation/entries/").dropFirst()
            for id in list.map({ $0.prefix(13) }) {
                await moderator.open("/moderation/entries/\(id)")
                if moderator.page.contains("ليخرجوا") { await hide(moderator, "/moderation/entries/\(id)") }
            }
            await participant.open(consultation)
            let link = try #require(participant.text(after: "href=\"/moderation/decisions/", until: "\""))
            await participant.open("/moderation/decisions/\(link)")
            let key = try #require(participant.text(after: "name=\"key\" value=\"", until: "\""))
            let decision = try #require(link.split(separator: "?").first)
            await participant.post(
                "/moderation/decisions/\(decision)/appeal", ["key": key, "appeal": "كنت أقتبس."])
            #expect(participant.page.contains("وصل اعتراضك"))
            let other = visitor(town, "ar")
            await other.open("/moderation/decisions/\(decision)")
            #expect(other.status == 404)
        }
    }

    @Test func `the demo's report adds up with its log, and nothing in either names anybody`() async throws {
        try await withTown(.sqlite) { town in
            let reader = visitor(town, "en")
            await reader.open("/moderation/log.csv")
            let lines = reader.page.split(separator: "\n").dropFirst()
            await reader.open("/moderation/transparency.csv")
            let totals = reader.page.split(separator: "\n").filter { $0.contains(",decisions,") }
                .compactMap { Int($0.split(separator: ",").last ?? "") }
            #expect(lines.count > 30)
            #expect(totals.reduce(0, +) == lines.count)
            await reader.open("/moderation/transparency")
            #expect(reader.status == 200)
            for word in ["parasites", "@demo.example", "Moderator"] {
                await reader.open("/moderation/log")
                #expect(!reader.page.contains(word))
                await reader.open("/moderation/transparency.json")
                #expect(!reader.page.contains(word))
            }
        }
    }

    @Test(arguments: Engines.all)
    func `a text that three people paste is shown as one thing, and each is decided by itself`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let page = try await proposal(visitor(town, "en"))
            let pasted = "All migrants are parasites and the town hall must throw them out of the country this year"
            for (name, ending) in [("official", "!"), ("coordinator", " now"), ("facilitator", "…")] {
                let author = await signedIn(name, town, "en")
                await author.open(page)
                await author.post("\(page)/arguments", ["side": "against", "argument": pasted + ending])
            }

            let moderator = await signedIn("moderator", town, "en")
            await moderator.open("/moderation?whose=everybody&kind=argument")

            #expect(moderator.page.contains("Nearly the same words"))
            #expect(moderator.page.contains("3 texts, 3 people"))
            #expect(moderator.page.components(separatedBy: "href=\"#entry-").count - 1 == 3)
            await moderator.open("/moderation?whose=everybody&kind=story")
            #expect(!moderator.page.contains("Nearly the same words"))
        }
    }
}
