import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import Banners

/// Choosing, looking and taking along, by those who print for an organisation.
@Suite struct BannerPageTests: TownTests {
    private func organisation(_ town: CitizenTime) async throws -> Organisation {
        try await town.house.database.read { s in
            try #require(try OrganisationStore.all(in: s).first { $0.name == "Podul Neighbours" })
        }
    }

    @Test(arguments: Engines.all) func `a facilitator writes, looks and takes files along; what is too long is said`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.countIndicators()
            let path = "/banners/\(try await organisation(town).id)"
            let facilitator = await signedIn("facilitator", town, "en")
            await facilitator.open("/banners")
            #expect(facilitator.page.contains("href=\"\(path)\""))

            await facilitator.open(path)
            #expect(facilitator.status == 200 && facilitator.page.contains("\(path)/files/rollup"))
            await facilitator.open("\(path)/previews/rollup?language=ar")
            #expect(facilitator.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            await facilitator.open("\(path)/files/a5?language=el")
            #expect(facilitator.bytes.starts(with: Array("%PDF-".utf8)))
            #expect(facilitator.headers["content-disposition"]?.contains("a5-el.pdf") == true)

            await facilitator.open(path)
            await facilitator.post(path, ["title": "", "promise": "Kept.", "language": "en"])
            #expect(facilitator.page.contains("error-summary") && facilitator.page.contains("Kept."))
            let long = Array(repeating: "together", count: 12).joined(separator: " ")
            await facilitator.post(
                path, ["title": long, "promise": "We bake.", "partners": "A, B", "funded": "yes", "language": "en"])
            #expect(facilitator.page.contains("there is room for"))
            await facilitator.open("\(path)/files/rollup?language=en")
            #expect(facilitator.page.contains("there is room for"))

            let saved = try await town.house.database.read { s in
                try #require(
                    try BannerStore.settings(of: OrganisationID(String(path.dropFirst(9))) ?? OrganisationID(0), in: s))
            }
            #expect(saved.partners == "A, B" && saved.isFunded)
            #expect(saved.wording(in: .english)?.promise == "We bake." && saved.wording(in: .greek) == nil)
        }
    }

    @Test(arguments: Engines.all) func `a sign that would be coarse on paper is refused with how many pixels it needs`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let path = "/banners/\(try await organisation(town).id)"
            let facilitator = await signedIn("facilitator", town, "en")
            await facilitator.open(path)

            await facilitator.post(
                "\(path)/logos", ["name": "A partner"], file: HostileFiles.jpeg(extra: []), named: "a.jpg", in: "logo")
            #expect(facilitator.page.contains("needs 500"))
            await facilitator.post(
                "\(path)/logos", ["name": "A partner"], file: [1, 2, 3], named: "a.jpg", in: "logo")
            #expect(facilitator.page.contains("a PNG or a JPEG that opens"))
            let kept = try await town.house.database.read { s in try s.rows("SELECT id FROM banner_logo").count }
            #expect(kept == 0)
        }
    }

    @Test func `others do not find the pages of an organisation`() async throws {
        try await withTown(.sqlite) { town in
            let path = "/banners/\(try await organisation(town).id)"
            let official = await signedIn("official", town, "en")
            for address in [path, "\(path)/files/rollup", "\(path)/previews/a3"] {
                await official.open(address)
                #expect(official.status == 404)
            }
            await official.open("/me")
            await official.post(path, ["title": "Mine", "promise": "Mine", "language": "en"])
            #expect(official.status == 404)

            let stranger = visitor(town, "en")
            await stranger.open(path)
            #expect(stranger.address.hasPrefix("/sign-in"))
        }
    }

    @Test func `facilitators and administrators of the organisation or of its places print for it, nobody else`() {
        let (own, other) = (OrganisationID(1), OrganisationID(2))
        let (place, elsewhere) = (PlaceID(3), PlaceID(4))
        let belonging = Belonging(organisation: own, places: [place])

        for name in Role.Name.allCases {
            let may = name == .facilitator || name == .administrator
            #expect(BannerPolicy.mayPrint([Role(name, .organisation(own))], for: belonging) == may)
            #expect(BannerPolicy.mayPrint([Role(name, .place(place))], for: belonging) == may)
            #expect(!BannerPolicy.mayPrint([Role(name, .organisation(other))], for: belonging))
            #expect(!BannerPolicy.mayPrint([Role(name, .place(elsewhere))], for: belonging))
        }
        #expect(!BannerPolicy.mayPrint([], for: belonging))
    }
}
