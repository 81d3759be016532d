import Foundation
import Kernel
import Print
import Testing
import Web

@testable import Banners

/// Texts fit in every language by design, and what does not fit is refused with by how much.
@Suite struct FitTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/Impact/Banners/Resources/messages")

    private func words() throws -> [Words] {
        let catalogue = try Catalogue(folders: [WebResources.messages, Self.folder])
        return catalogue.languages.map { Words(catalogue, in: $0) }
    }

    private func content(
        _ words: Words, _ all: [Words], title: String? = nil, figures: [ShownFigure]? = nil
    ) -> BannerContent {
        let names = ["volunteers", "hours", "casesInTime", "daysToAnswer", "localInitiatives", "adaptations"]
        let usual = all.map(BannerMaker.usual)
        return BannerContent(
            language: words.language,
            wordings: usual.map {
                guard let title, $0.language == words.language else { return $0 }
                return BannerWording(language: $0.language, title: title, promise: $0.promise)
            },
            place: "Iași", call: words("banner.call"), address: "https://iasi.example/places/0123456789abc",
            figures: figures ?? names.map { ShownFigure(value: "99 999", label: words("banner.figure.\($0)")) },
            counted: words("banner.counted", ["day": "30 September 2026"]),
            quote: ShownQuote(text: String(repeating: "A quote of words. ", count: 9), teller: "A teller"),
            partners: "", logos: [],
            funding: Funding(
                statement: EuropeanStatement.text(in: words.language), disclaimer: words("banner.disclaimer")))
    }

    @Test(arguments: BannerFormat.allCases) func `our own words fit in every language`(format: BannerFormat) throws {
        let all = try words()

        for words in all {
            #expect(throws: Never.self) { try BannerMaker.sheet(format, content(words, all)) }
        }
    }

    @Test func `every figure's name fits on the roll-up in every language`() throws {
        let all = try words()
        let names = [
            "volunteers", "hours", "voices", "answers", "actions", "stories", "localInitiatives", "daysToAnswer",
            "casesInTime", "adaptations",
        ]

        for words in all {
            for name in names {
                let label = words("banner.figure.\(name)")
                #expect(label != "banner.figure.\(name)")
                let figures = Array(repeating: ShownFigure(value: "9", label: label), count: 6)
                for format in BannerFormat.allCases {
                    #expect(throws: Never.self) {
                        try BannerMaker.sheet(format, content(words, all, figures: figures))
                    }
                }
            }
        }
    }

    @Test func `a title that is too long is refused in the language in which it is, with how many lines are free`()
        throws
    {
        let all = try words()
        let english = try #require(all.first { $0.language == .english })
        let greek = try #require(all.first { $0.language == .greek })
        let long = Array(repeating: "together", count: 12).joined(separator: " ")

        #expect {
            try BannerMaker.sheet(.rollup, content(english, all, title: long))
        } throws: { error in
            guard let excess = error as? TextTooLong, case .lines(let lines, free: 3) = excess.excess else {
                return false
            }
            return lines > 3 && excess.block == .title && excess.language == .english && excess.format == .rollup
        }
        // The words of another language are kept room for, too.
        var other = content(greek, all)
        other = BannerContent(
            language: other.language,
            wordings: other.wordings.map {
                $0.language == .english
                    ? BannerWording(language: .english, title: long, promise: $0.promise) : $0
            },
            place: other.place, call: other.call, address: other.address, figures: other.figures,
            counted: other.counted, quote: other.quote, partners: other.partners, logos: [], funding: other.funding)
        #expect(throws: TextTooLong.self) { try BannerMaker.sheet(.rollup, other) }
    }

    @Test func `a word that is longer than a line is refused, not cut`() throws {
        let all = try words()
        let english = try #require(all.first { $0.language == .english })
        let word = String(repeating: "together", count: 4)

        #expect {
            try BannerMaker.sheet(.a5, content(english, all, title: word))
        } throws: { error in
            guard let excess = error as? TextTooLong, case .word(let percent) = excess.excess else { return false }
            return percent > 0 && excess.block == .title
        }
    }

    @Test func `numbers that are too long for the grid get a wider one with four of them`() throws {
        let all = try words()
        let english = try #require(all.first { $0.language == .english })
        let figures = (1...6).map { ShownFigure(value: "1 234 56\($0)", label: "hours") }

        let sheet = try BannerMaker.sheet(.rollup, content(english, all, figures: figures))

        let written = sheet.pages.joined().compactMap { element -> String? in
            if case .text(let text, _) = element { text.text } else { nil }
        }
        #expect(written.filter { $0.hasPrefix("1 234") } == figures.prefix(4).map(\.value))
    }

    @Test func `a page that is read from the right is the mirror of one that is read from the left`() throws {
        let all = try words()
        let english = try #require(all.first { $0.language == .english })
        let arabic = try #require(all.first { $0.language == .arabic })

        func codes(_ sheet: Sheet) -> [Box] {
            sheet.pages.joined().compactMap { if case .code(_, let box) = $0 { box } else { nil } }
        }
        let left = codes(try BannerMaker.sheet(.rollup, content(english, all)))
        let right = codes(try BannerMaker.sheet(.rollup, content(arabic, all)))

        #expect(left.count == 1 && right.count == 1)
        #expect(abs((left.first?.x ?? 0) + (right.first?.right ?? 0) - RollUpMeasures.width) < 1e-9)
    }
}
