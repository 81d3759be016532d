import Kernel
import Web

/// What the four ideas of the ranked example are called.
struct IdeaNames {
    let words: Words

    func letter(_ idea: Int) -> String { words("deciding.letter.\(RankedExample.letters[idea])") }

    func full(_ idea: Int) -> String { words("deciding.idea.\(RankedExample.letters[idea])") }

    var letters: [String] { RankedExample.letters.indices.map(letter) }

    func letters(_ ideas: [Int]) -> String { words.joined(ideas.map(letter)) }

    func full(_ ideas: [Int]) -> String { words.joined(ideas.map(full)) }

    /// `A 32, B 25`
    func votes(_ votes: [Double?]) -> String {
        words.joined(votes.enumerated().compactMap { idea, sum in sum.map { "\(letter(idea)) \(words.votes($0))" } })
    }
}

extension Words {
    func joined(_ parts: [String]) -> String { parts.joined(separator: self("deciding.separator")) }

    /// A whole number, or two decimals where votes were passed on in parts.
    func votes(_ sum: Double) -> String {
        sum == sum.rounded() ? number(Int(sum)) : decimal(sum, places: 2)
    }

    /// A calculation reads from left to right in every language.
    static func sum(_ text: String) -> HTML { "<bdi dir=\"ltr\">\(text)</bdi>" }
}
