import App
import Community
import Kernel
import Storage
import TestSupport
import Testing

@testable import Proposals

/// Older wordings of a proposal that a moderator has hidden; on both engines.
@Suite struct HiddenVersionTests: TownTests {
    private func expose(_ exposure: Exposure, _ id: ProposalID, _ town: CitizenTime) async throws {
        let content = try #require(Proposals.moderated.first { $0.kind == .proposal })
        try await town.house.database.write { s in try content.expose(exposure, id.value, town.house.now(), s) }
    }

    @Test(arguments: Engines.all)
    func `a wording that was hidden stays hidden when another one is shown in its place`(
        engine: Database.Engine
    ) async throws {
        try await withTown(engine) { town in
            let id = try await town.house.database.read { s in
                try #require(try s.row("SELECT id FROM proposal WHERE phase = 'published'")).id(
                    0, of: ProposalKind.self)
            }
            let reader = visitor(town, "en")
            await reader.open("/proposals/\(id)/versions")
            #expect(reader.page.contains("orders the lines"))

            try await expose(.hidden, id, town)
            try await expose(.shown, id, town)
            await reader.open("/proposals/\(id)/versions")
            #expect(reader.page.contains("orders the lines"), "the same words came back")

            try await expose(.hidden, id, town)
            try await town.house.database.write { s in
                let proposal = try #require(try ProposalStore.find(id, in: s))
                let words = ProposalWords(
                    title: "Other words", parts: [.problem: "A problem.", .ask: "Something else."])
                #expect(
                    try ProposalStore.rewrite(
                        id, words, basedOn: proposal.revision, at: town.house.now(), in: s))
            }
            try await expose(.shown, id, town)
            await reader.open("/proposals/\(id)/versions")

            #expect(reader.page.contains("Something else.") && !reader.page.contains("orders the lines"))
            #expect(reader.page.contains("A moderator has hidden this wording."))
        }
    }
}
