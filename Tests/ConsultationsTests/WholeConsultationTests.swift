import App
import Foundation
import Kernel
import Logging
import Storage
import TestSupport
import Testing
import Web

/// From the question to the answer, as the people concerned live it, through the pages they see.
@Suite struct WholeConsultationTests: TownTests {
    @Test(arguments: Engines.all)
    func `a question is asked, voted on in three languages, moderated, closed and answered`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let facilitator = await signedIn("facilitator", town, "ro")
            await facilitator.open("/consultations/new")
            let organisation = try #require(facilitator.text(after: "<option value=\"", until: "\""))
            await facilitator.post(
                "/consultations",
                [
                    "organisation": organisation, "question-ro": "Ce facem cu piața?",
                    "question-ar": "ماذا نفعل بالساحة؟", "seeds": "Mai mulți copaci în piață\nMai puține mașini",
                    "moderation": "before",
                ])
            let queue = facilitator.address
            let consultation = queue.replacingOccurrences(of: "/moderation", with: "")
            #expect(facilitator.status == 200 && facilitator.page.contains("Mai puține mașini"))

            let seed = try #require(
                facilitator.text(after: "action=\"\(consultation)/statements/", until: "/translation"))
            await facilitator.post(
                "\(consultation)/statements/\(seed)/translation", ["text-ar": "أشجار أكثر في الساحة"])
            #expect(facilitator.page.contains("value=\"أشجار أكثر في الساحة\""))
            let reader = visitor(town, "ar")
            await reader.open("\(consultation)?statement=\(seed)")
            #expect(reader.page.contains("lang=\"ar\" dir=\"rtl\">أشجار أكثر في الساحة</h2>"))

            for (language, question) in [("ar", "ماذا نفعل بالساحة؟"), ("ro", "Ce facem"), ("el", "Ce facem")] {
                let participant = visitor(town, language)
                await participant.open(consultation)
                #expect(participant.page.contains("<html lang=\"\(language)\""))
                #expect(participant.page.contains(question))
                while let statement = participant.text(after: "name=\"statement\" value=\"", until: "\"") {
                    await participant.post("\(consultation)/votes", ["statement": statement, "vote": "1"])
                    #expect(participant.status == 200)
                }
                await participant.post("\(consultation)/statements", ["text": "O propoziție în \(language)"])
                await participant.open("\(consultation)/results")
                #expect(!participant.page.contains("O propoziție în \(language)"))
            }

            let moderator = await signedIn("moderator", town, "en")
            await moderator.open(queue)
            let waiting = try #require(moderator.text(after: "href=\"/moderation?", until: "\""))
            await moderator.open("/moderation?" + waiting.replacingOccurrences(of: "&amp;", with: "&"))
            #expect(moderator.page.contains("3 texts wait"))
            let entry = try #require(moderator.text(after: "href=\"/moderation/entries/", until: "\""))
            await moderator.open("/moderation/entries/\(entry)")
            await moderator.post("/moderation/entries/\(entry)/decision", ["outcome": "hidden"])
            #expect(moderator.page.contains("Choose the rule that the text breaks."))
            await moderator.post("/moderation/entries/\(entry)/decision", ["outcome": "kept"])
            #expect(moderator.page.contains("Decided; everybody concerned is told"))

            await facilitator.open("\(consultation)/votes.csv")
            #expect(facilitator.page.split(separator: "\n").count == 7)

            await facilitator.open(queue)
            await facilitator.post("\(consultation)/closure", [:])
            let late = visitor(town, "en")
            await late.open("/sign-in")
            await late.post("\(consultation)/votes", ["statement": "0000000000000", "vote": "1"])
            #expect(late.page.contains("Voting has ended; nothing was changed."))

            await facilitator.open(queue)
            await facilitator.post("\(consultation)/answer", ["answer": "Plantăm 40 de copaci."])
            await late.open("\(consultation)/results")
            #expect(late.page.contains("Plantăm 40 de copaci."))

            let broken = try await town.house.database.read { s in try AuditLog.firstBrokenEntry(in: s) }
            #expect(broken == nil)
        }
    }

    @Test func `who has no role finds no queue and opens nothing`() async throws {
        try await withTown(.sqlite) { town in
            let visitor = visitor(town, "en")
            await visitor.open("/")
            let consultation = try #require(visitor.text(after: "card-link\" href=\"", until: "\""))
            await visitor.open("\(consultation)/moderation")
            #expect(visitor.address.hasPrefix("/sign-in?return="))
            await visitor.post("\(consultation)/closure", [:])
            #expect(visitor.address.hasPrefix("/sign-in"))

            let moderator = await signedIn("moderator", town, "en")
            await moderator.open("/consultations/new")
            #expect(moderator.status == 403)
            await moderator.open("\(consultation)/moderation")
            await moderator.post("\(consultation)/closure", [:])
            #expect(moderator.status == 404)
        }
    }

    @Test func `the same sentence is not taken twice and keeps what was typed`() async throws {
        try await withTown(.sqlite) { town in
            let visitor = visitor(town, "en")
            await visitor.open("/")
            let consultation = try #require(visitor.text(after: "card-link\" href=\"", until: "\""))
            await visitor.open(consultation)
            await visitor.post(
                "\(consultation)/statements", ["text": "a SHARED garden would bring neighbours together!"])
            #expect(visitor.page.contains("Somebody has said this already"))
            #expect(visitor.page.contains("a SHARED garden would bring neighbours together!</textarea>"))
        }
    }

    @Test func `a statement that is like another is compared first and added when its author insists`() async throws {
        try await withTown(.sqlite) { town in
            let visitor = visitor(town, "en")
            await visitor.open("/")
            let consultation = try #require(visitor.text(after: "card-link\" href=\"", until: "\""))
            await visitor.open(consultation)
            let text = "A shared garden could bring all neighbours together"
            await visitor.post("\(consultation)/statements", ["text": text])
            #expect(visitor.page.contains("Has somebody said this already?"))
            #expect(visitor.page.contains("A shared garden would bring neighbours together."))
            #expect(visitor.page.contains("\(text)</textarea>"))
            await visitor.post("\(consultation)/statements", ["text": text, "compared": "yes"])
            #expect(visitor.page.contains("A moderator looks at your statement first."))
        }
    }

    @Test(arguments: Engines.all)
    func `merging counts each participant once`(engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let moderator = await signedIn("moderator", town, "en")
            await moderator.open("/")
            let consultation = try #require(moderator.text(after: "card-link\" href=\"", until: "\""))
            await moderator.open("\(consultation)/votes.csv")
            let rows = moderator.page.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
            let ids = Set(rows.map { $0[1] }).sorted()
            let (gone, kept) = (ids[0], ids[1])
            let voters = Set(rows.filter { $0[1] == gone || $0[1] == kept }.map { $0[2] })
            func address(_ id: Substring) throws -> String {
                Identifier<Subject>(try #require(Int64(id))).description
            }
            await moderator.open("\(consultation)/moderation")
            await moderator.post(
                "\(consultation)/statements/\(try address(gone))/merger", ["into": try address(kept)])
            #expect(moderator.status == 200 && moderator.page.contains("Done, and noted in the log"))

            await moderator.open("\(consultation)/votes.csv")
            let after = moderator.page.split(separator: "\n").filter { $0.contains(",\(kept),") }
            #expect(after.count == voters.count)
            await moderator.open("\(consultation)/comments.csv")
            #expect(!moderator.page.contains(gone))
        }
    }

    @Test func `only those may take part whom the facilitator lets`() async throws {
        try await withTown(.sqlite) { town in
            let facilitator = await signedIn("facilitator", town, "en")
            for access in ["signed-in", "members"] {
                await facilitator.open("/consultations/new")
                let organisation = try #require(facilitator.text(after: "<option value=\"", until: "\""))
                await facilitator.post(
                    "/consultations",
                    [
                        "organisation": organisation, "question-en": "For whom?", "seeds": "Members come first here",
                        "access": access,
                    ])
                let consultation = facilitator.address.replacingOccurrences(of: "/moderation", with: "")
                await facilitator.open(consultation)
                let statement = try #require(facilitator.text(after: "name=\"statement\" value=\"", until: "\""))
                let vote = ["statement": statement, "vote": "1"]

                let visitor = visitor(town, "en")
                await visitor.open(consultation)
                await visitor.post("\(consultation)/votes", vote)
                #expect(visitor.address.hasPrefix("/sign-in?return="))
                await visitor.open(consultation)
                await visitor.post("\(consultation)/statements", ["text": "Let me in as well"])
                #expect(visitor.address.hasPrefix("/sign-in?return="))

                let administrator = await signedIn("administrator", town, "en")
                await administrator.open(consultation)
                await administrator.post("\(consultation)/votes", vote)
                #expect(administrator.page.contains("1 of 1"))

                let newcomer = self.visitor(town, "en")
                await newcomer.open("/sign-in")
                await newcomer.post("/sign-in/link", ["email": "new-\(access)@example.org"])
                let body = try await town.house.database.read { s in
                    try s.rows("SELECT body FROM outbox_mail ORDER BY queued_at, id").last?.text(0)
                }
                let link = "/sign-in/" + (body?.components(separatedBy: "/sign-in/").last?.prefix(64) ?? "")
                await newcomer.open(link)
                await newcomer.post(link, ["name": "Nour"])
                await newcomer.open(consultation)
                await newcomer.post("\(consultation)/votes", vote)
                let expected = access == "members" ? "Only members of the organisation take part" : "1 of 1"
                #expect(newcomer.page.contains(expected))
            }
        }
    }

    @Test func `a wrong password and an unknown address read the same`() async throws {
        try await withTown(.sqlite) { town in
            var pages: [String] = []
            for email in ["facilitator@demo.example", "nobody@demo.example"] {
                let visitor = visitor(town, "en")
                await visitor.open("/sign-in")
                await visitor.post("/sign-in/password", ["email": email, "password": "wrong password"])
                pages.append(visitor.text(after: "<p class=\"field-error\"", until: "</p>") ?? "")
                #expect(visitor.status == 200)
            }
            #expect(pages[0] == pages[1] && !pages[0].isEmpty)
        }
    }

    @Test func `a link by mail signs in once and makes the account`() async throws {
        try await withTown(.sqlite) { town in
            let visitor = visitor(town, "ar")
            await visitor.open("/sign-in")
            await visitor.post("/sign-in/link", ["email": "Amal@Example.org", "return": "//evil.example"])
            let mail = try await town.house.database.read { s in
                try s.row("SELECT recipient, body FROM outbox_mail")
            }
            #expect(try mail?.text(0) == "amal@example.org")
            let body = try #require(try mail?.text(1))
            let link = "/sign-in/" + (body.components(separatedBy: "/sign-in/").last?.prefix(64) ?? "")
            await visitor.open(link)
            await visitor.post(link, ["name": ""])
            #expect(visitor.page.contains("اكتب اسمًا"))
            await visitor.post(link, ["name": "أمل"])
            #expect(visitor.address == "/me" && visitor.page.contains("أمل"))
            let other = self.visitor(town, "ar")
            await other.open(link)
            #expect(other.page.contains("لم يعد هذا الرابط يعمل"))
        }
    }
}
