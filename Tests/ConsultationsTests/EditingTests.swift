import App
import Kernel
import Storage
import TestSupport
import Testing

/// Two people write the same text: the second is told, and keeps what they wrote.
@Suite struct EditingTests: TownTests {
    @Test(arguments: Engines.all)
    func `the second of two editors is told, keeps their words and may save on purpose`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let first = await signedIn("facilitator", town, "en")
            let second = await signedIn("administrator", town, "en")
            await first.open("/")
            let consultation = try #require(first.text(after: "card-link\" href=\"", until: "\""))
            let texts = "\(consultation)/texts"
            func words(_ browser: Browser, _ question: String) throws -> [String: String] {
                [
                    "revision": try #require(browser.text(after: "name=\"revision\" value=\"", until: "\"")),
                    "question-en": question,
                ]
            }
            await first.open(texts)
            await second.open(texts)

            await first.post(texts, try words(first, "Who feels at home here?"))
            await second.post(texts, try words(second, "When is home home?"))

            #expect(first.page.contains("The words are saved"))
            #expect(second.page.contains("Somebody else has saved another version meanwhile."))
            #expect(second.page.contains("value=\"When is home home?\""))
            #expect(second.page.contains("<dd dir=\"auto\" lang=\"en\">Who feels at home here?"))
            await second.post(texts, try words(second, "When is home home?"))
            await first.open(consultation)
            #expect(first.page.contains("When is home home?</h1>"))
        }
    }

    @Test func `a translation that changed meanwhile is not overwritten`() async throws {
        try await withTown(.sqlite) { town in
            let facilitator = await signedIn("facilitator", town, "en")
            await facilitator.open("/")
            let consultation = try #require(facilitator.text(after: "card-link\" href=\"", until: "\""))
            await facilitator.open("\(consultation)/moderation")
            let seed = try #require(
                facilitator.text(after: "action=\"\(consultation)/statements/", until: "/translation"))
            let address = "\(consultation)/statements/\(seed)/translation"
            let known = try #require(facilitator.text(after: "name=\"was-el\" value=\"", until: "\""))
            await facilitator.post(address, ["was-el": known, "text-el": "Πρώτη εκδοχή"])
            await facilitator.post(address, ["was-el": known, "text-el": "Δεύτερη εκδοχή"])
            #expect(facilitator.page.contains("Somebody else has saved another version meanwhile."))
            #expect(facilitator.page.contains("value=\"Δεύτερη εκδοχή\""))
            await facilitator.open("\(consultation)?statement=\(seed)&lang=el")
            #expect(facilitator.page.contains("Πρώτη εκδοχή"))
        }
    }
}
