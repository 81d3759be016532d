import App
import Kernel
import Storage
import TestSupport
import Testing

/// Administrators look after organisations and roles by pages.
@Suite struct ManagementTests: TownTests {
    @Test(arguments: Engines.all)
    func `an administrator adds an organisation and gives and takes a role`(engine: Database.Engine) async throws {
        try await withTown(engine) { town in
            let administrator = await signedIn("administrator", town, "en")
            await administrator.open("/organisations")
            let place = try #require(
                administrator.text(after: "<select id=\"place\" name=\"place\"><option value=\"", until: "\""))
            let organisation = ["name": "Library friends", "sector": "civil-society", "place": place]
            await administrator.post("/organisations", organisation.merging(["name": ""]) { $1 })
            #expect(administrator.page.contains("Write a name of at most 120 letters"))
            await administrator.post("/organisations", organisation)
            let roles = administrator.address
            #expect(roles.hasSuffix("/roles") && administrator.page.contains("Nobody has a role here yet."))

            await administrator.post(roles, ["email": "nobody@demo.example", "role": "facilitator"])
            #expect(administrator.page.contains("Nobody signs in with this address yet."))
            await administrator.post(roles, ["email": "moderator@demo.example", "role": "facilitator"])
            await administrator.post(roles, ["email": "moderator@demo.example", "role": "facilitator"])
            #expect(administrator.page.components(separatedBy: "Take the role back").count == 2)

            let moderator = await signedIn("moderator", town, "en")
            await moderator.open("/consultations/new")
            #expect(moderator.status == 200 && moderator.page.contains("Library friends"))

            await administrator.open(roles)
            let person = try #require(administrator.text(after: "name=\"person\" value=\"", until: "\""))
            await administrator.post("\(roles)/revocation", ["person": person, "role": "facilitator"])
            await moderator.open("/consultations/new")
            #expect(moderator.status == 403)
        }
    }

    @Test func `a correction waits for the administrators of its own institution`() async throws {
        try await withTown(.sqlite) { town in
            let facilitator = await signedIn("facilitator", town, "en")
            await facilitator.open("/institutions")
            let first = try #require(facilitator.text(after: "href=\"/institutions/", until: "\""))
            let other = try #require(
                facilitator.page.components(separatedBy: "href=\"/institutions/").last?.prefix { $0 != "\"" })
            #expect(first != other)
            await facilitator.open("/institutions/\(first)")
            await facilitator.post("/institutions/\(first)/corrections", ["correction": ""])
            #expect(facilitator.page.contains("Write what is wrong"))
            await facilitator.post("/institutions/\(first)/corrections", ["correction": "The address has moved."])
            #expect(!facilitator.page.contains("The address has moved."), "administrators look first")

            let administrator = await signedIn("administrator", town, "en")
            await administrator.open("/institutions/\(first)")
            let review = try #require(
                administrator.text(after: "action=\"/institutions/\(first)/corrections/", until: "/review"))
            await administrator.post("/institutions/\(other)/corrections/\(review)/review", [:])
            await administrator.open("/institutions/\(first)")
            #expect(administrator.page.contains("The address has moved."), "another institution reviews nothing here")
            await administrator.post("/institutions/\(first)/corrections/\(review)/review", [:])
            #expect(!administrator.page.contains("The address has moved."))
        }
    }

    @Test func `who is no administrator sees no roles and adds nothing`() async throws {
        try await withTown(.sqlite) { town in
            let facilitator = await signedIn("facilitator", town, "en")
            await facilitator.open("/organisations")
            #expect(facilitator.status == 200 && !facilitator.page.contains("Add an organisation"))
            let organisation = try #require(facilitator.text(after: "<li><a href=\"/organisations/", until: "\""))
            await facilitator.open("/organisations/\(organisation)")
            #expect(!facilitator.page.contains("Who does what here"))
            await facilitator.open("/organisations/\(organisation)/roles")
            #expect(facilitator.status == 404)
            await facilitator.open("/organisations")
            await facilitator.post("/organisations", ["name": "Mine", "sector": "media", "place": "0000000000000"])
            #expect(facilitator.status == 403)
        }
    }
}
