import Kernel
import Web

/// Refusals of this room in the reader's words.
struct BannerWordingErrors {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func errors(_ refusal: SaveBanner.Refusal) -> FormErrors {
        switch refusal {
        case .titleWrong(let most): FormErrors("title", words("banner.refused.title", count: most))
        case .promiseWrong(let most): FormErrors("promise", words("banner.refused.promise", count: most))
        case .partnersTooLong(let most): FormErrors("partners", words("banner.refused.partners", count: most))
        }
    }

    func errors(_ refusal: AddLogo.Refusal) -> FormErrors {
        switch refusal {
        case .nameWrong(let most): FormErrors("name", words("banner.refused.name", count: most))
        case .unreadable: FormErrors("logo", words("banner.refused.unreadable"))
        case .tooLarge(let megabytes):
            FormErrors("logo", words("banner.refused.large", ["number": words.number(megabytes)]))
        case .tooFewPixels(let has, let least):
            FormErrors(
                "logo", words("banner.refused.pixels", ["has": words.number(has), "least": words.number(least)]))
        case .full(let most): FormErrors("logo", words("banner.refused.full", ["number": words.number(most)]))
        }
    }

    /// What does not fit, where, in which language, and by how much.
    func sentence(_ excess: TextTooLong) -> String {
        let facts = [
            "block": words("banner.block.\(excess.block.rawValue)"), "language": excess.language.name,
            "format": words("banner.format.\(excess.format.rawValue)"),
        ]
        switch excess.excess {
        case .lines(let lines, let free):
            return words(
                "banner.excess.lines",
                facts.merging(["lines": words.number(lines), "free": words.number(free)]) { own, _ in own })
        case .word(let percent):
            return words(
                "banner.excess.word", facts.merging(["number": words.number(percent)]) { own, _ in own })
        }
    }
}
