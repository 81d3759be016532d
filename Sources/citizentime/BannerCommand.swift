import App
import ArgumentParser
import Banners
import Foundation
import Kernel
import Logging
import Print

/// `citizentime banner`: a roll-up, a poster, a leaflet or a card as a file, from live figures.
struct BannerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "banner", abstract: "Print a roll-up banner, a poster, a leaflet or a card from live figures.",
        discussion: """
            The roll-up is 850 × 2000 mm with bleed, crop marks and boxes; the lowest 120 mm, which vanish in the cassette, \
            hold nothing but colour. Quotes come from stories whose consent for print is valid today. A text that does not \
            fit is refused, and never made smaller. docs/banner.md has every measure.

            Exit status: 0 done, 1 there is no such place, a text does not fit or Ghostscript is missing, 2 the call was \
            wrong.
            """)

    @Option(help: "The code of a place, such as RO, or the number in the address of its page.")
    var place: String?

    @Flag(help: "Of all places together.")
    var whole = false

    @Option(help: "The number in the address of an organisation's page: its sentences, partners and logos.")
    var organisation: String?

    @Option(help: "The language: en, ro, el or ar.")
    var language = "en"

    @Option(help: "rollup, a3, a5, card (1200 × 630) or square (1080 × 1080).")
    var size: String = "rollup"

    @Flag(help: "For a printing house: cyan, magenta, yellow and black, by Ghostscript.")
    var cmyk = false

    @Flag(
        help:
            "Without the emblem of the European Union, where it does not pay. An organisation's own choice comes first."
    )
    var noEmblem = false

    @Option(help: "The file that is written.")
    var out: String

    @OptionGroup var server: ServerOptions

    func run() async throws {
        let printed = try chosen()
        guard let format = BannerFormat(rawValue: size) else {
            throw ValidationError(
                "--size takes \(BannerFormat.allCases.map(\.rawValue).joined(separator: ", ")), not \(size).")
        }
        guard !cmyk || format.isPaper else { throw ValidationError("--cmyk is for paper; \(size) is for screens.") }
        guard !cmyk || FourColours.isThere else {
            throw CleanFailure("--cmyk needs Ghostscript: install the package ghostscript, which has the program gs")
        }
        let product = try await CitizenTime(try server.configuration(), log: Logger(label: "citizentime"))
        guard let language = Language(tag: language), product.printedLanguages.contains(language) else {
            throw ValidationError(
                "--language takes \(product.printedLanguages.map(\.code).joined(separator: ", ")), not \(language).")
        }
        do {
            let file = try await product.banner(
                of: printed, organisation: organisation, format, cmyk ? .press : .screen, isFunded: !noEmblem,
                in: language)
            guard let file else {
                throw CleanFailure("there is no such place or organisation; `--place RO` takes a code")
            }
            try Data(file).write(to: URL(fileURLWithPath: out))
        } catch let excess as TextTooLong {
            throw CleanFailure(Self.sentence(excess))
        }
    }

    private func chosen() throws -> CitizenTime.PrintedPlace {
        switch (place, whole) {
        case (let place?, false): .place(place)
        case (nil, true): .whole
        default: throw ValidationError("Say of what: one of --place and --whole.")
        }
    }

    private static func sentence(_ excess: TextTooLong) -> String {
        let what = "the \(excess.block.rawValue) in \(excess.language.code) is too long for \(excess.format.rawValue)"
        switch excess.excess {
        case .lines(let lines, let free): return "\(what): it takes \(lines) lines, and \(free) are free"
        case .word(let percent): return "\(what): a word is longer than a line by \(percent) per cent"
        }
    }
}
