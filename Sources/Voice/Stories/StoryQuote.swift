import Community
import Kernel
import Storage

/// A few sentences of a story, word for word, that may be printed today.
public struct StoryQuote: Sendable, Equatable {
    public let text: String
    /// The name where consent covers it, else how the teller wants to be called.
    public let teller: String
    public let story: StoryID
}

extension Stories {
    /// The newest quote in a language; nil where no story with valid consent for print has one.
    ///
    /// - place: with all places in it, and then only of tellers who agreed that their place is said
    public static func quote(
        in place: PlaceID?, _ language: Language, at now: Moment, _ s: any Storage.Session
    ) throws -> StoryQuote? {
        for told in try StoryStore.published(.init(place: place), today: CalendarDay(now), in: s) {
            let showing = told.showing(at: now)
            // A portrait is about somebody, not in their words.
            guard showing.isPrinted, told.story.telling != .portrait else { continue }
            let words = told.story.words
            let text =
                words.language == language
                ? words.text
                : try StoryPartStore.translations(of: told.story.id, in: s)
                    .first { $0.language == language && $0.maker == .human }?.text
            guard let text, let ending = StoryEnding.of(text) else { continue }
            return StoryQuote(text: ending, teller: told.teller(showing), story: told.story.id)
        }
        return nil
    }
}

/// The end of a story, where tellers say what it comes to: as many whole sentences of the last paragraph as are read at a
/// glance.
enum StoryEnding {
    /// Characters. Ours.
    static let longest = 170
    static let shortest = 40

    static func of(_ text: String) -> String? {
        guard let last = text.split(separator: "\n").last?.trimmingSpaces() else { return nil }
        var kept = ""
        for sentence in sentences(last).reversed() {
            let longer = kept.isEmpty ? sentence : "\(sentence) \(kept)"
            guard longer.count <= longest else { break }
            kept = longer
        }
        return kept.count >= shortest ? kept : nil
    }

    /// Ends of sentences in the scripts that people write here.
    private static let ends: Set<Character> = [".", "!", "?", "…", "؟", "۔", "।", "。"]

    private static func sentences(_ text: String) -> [String] {
        var (found, one): ([String], String) = ([], "")
        var isOver = false
        for character in text {
            if isOver, character.isWhitespace {
                found.append(one)
                one = ""
            } else {
                one.append(character)
            }
            isOver = ends.contains(character)
        }
        return (found + [one]).filter { !$0.isEmpty }
    }
}
