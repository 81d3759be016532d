import App
import Kernel
import Storage
import TestSupport
import Testing

@testable import Stories

/// Pages as they should be, and what comes through their forms.
@Suite struct GoldenPageStoryTests: StoryRoad {
    @Test(arguments: ["en", "ar"]) func `the list, a story and a series look as recorded`(language: String) async throws
    {
        try await withTown(.sqlite) { town in
            let reader = visitor(town, language)

            await reader.open("/stories")
            #expect(try Golden.difference(Golden.main(of: reader.page), "list-\(language).html") == nil)
            let series = try #require(reader.text(after: "href=\"/stories/series/", until: "\""))
            await reader.open("/stories?topic=work&q=needle")
            let one = try #require(reader.text(after: "card-link\" href=\"", until: "\""))
            await reader.open(one)
            #expect(try Golden.difference(Golden.main(of: reader.page), "story-\(language).html") == nil)
            await reader.open("/stories/series/\(series)")
            #expect(try Golden.difference(Golden.main(of: reader.page), "series-\(language).html") == nil)
        }
    }

    @Test func `every page of a story reads in every language`() async throws {
        try await withTown(.sqlite) { town in
            let author = await signedIn("moderator", town, "en")
            let path = try await write(author)
            for language in ["en", "ro", "el", "ar"] {
                for page in ["desk", "words", "consent", "consent/given", "translations"] {
                    await author.open("\(path)/\(page)?lang=\(language)")
                    #expect(author.status == 200 && !author.page.contains(">story."), "\(page)")
                }
            }
        }
    }

    @Test func `each hostile picture that is uploaded is refused with its reason, or shown clean`() async throws {
        let clock = TestClock()
        try await withTown(.sqlite, clock: clock) { town in
            let author = await signedIn("moderator", town, "en")
            let path = try await write(author)
            for item in HostileFiles.pictures {
                clock.advance(.minutes(1))
                await author.post(
                    "\(path)/pictures", ["description": "x", "faces": "none"], file: item.bytes, named: "a.jpg",
                    in: "picture")
                guard item.fate == .cleaned else {
                    // What no form of ours sends is refused before the page is reached.
                    let isExplained = author.page.contains("error-summary") || author.status == 413
                    #expect(isExplained, "\(item)")
                    if author.status == 413 { await author.open("\(path)/desk") }
                    continue
                }
                let picture = try #require(author.text(after: "<img src=\"", until: "\""), "\(item)")
                await author.open(picture)
                #expect(
                    author.headers["content-type"] == "image/jpeg"
                        && author.headers["x-content-type-options"] == "nosniff")
                let kept = String(decoding: author.bytes, as: Unicode.ASCII.self)
                #expect(!kept.contains("SECRET") && !kept.contains("script"), "\(item)")
                await author.open("\(path)/desk")
                await author.post("\(picture)/removal", [:])
                #expect(!author.page.contains("<img"), "\(item)")
            }
        }
    }

    @Test func `each hostile recording that is uploaded is refused with its reason, or played clean`() async throws {
        let clock = TestClock()
        try await withTown(.sqlite, clock: clock) { town in
            let author = await signedIn("moderator", town, "en")
            let path = try await write(author)
            for item in HostileFiles.sounds {
                clock.advance(.minutes(1))
                await author.post("\(path)/sound", [:], file: item.bytes, named: "a.mp3", in: "sound")
                guard item.fate == .cleaned else {
                    let isExplained = author.page.contains("error-summary") || author.status == 413
                    #expect(isExplained, "\(item)")
                    if author.status == 413 { await author.open("\(path)/desk") }
                    continue
                }
                await author.open("\(path)/sound")
                #expect(author.headers["content-type"]?.hasPrefix("audio/") == true, "\(item)")
                #expect(author.headers["x-content-type-options"] == "nosniff")
                #expect(!String(decoding: author.bytes, as: Unicode.ASCII.self).contains("SECRET"), "\(item)")
                await author.open("\(path)/desk")
                await author.post("\(path)/sound/removal", [:])
            }
        }
    }
}
