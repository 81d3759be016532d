import Kernel
import Speech

/// Signs that a text may use a group of people to argue for something else: a group is blamed, the text asks for votes,
/// and it is beside the topic of the talk. Together they offer facts; they accuse nobody and hide nothing.
///
/// Not validated: no set of labelled texts was compared with it. The three signs follow the vocabulary of the product (a
/// facade: claim, evidence, unrelated aim).
struct FacadeCues: Sendable, Equatable {
    let cues: Set<Cue>

    enum Cue: String, Sendable, CaseIterable {
        /// A group is named, and the classifier would have a moderator look.
        case group
        /// Votes, elections or a party are spoken of.
        case appeal
        /// It shares next to no words with the topic.
        case beside
    }

    /// Whether fact cards are offered.
    var offersCards: Bool { cues.count == Cue.allCases.count }

    /// Of the words of a text that stand in its topic as well: below this it is beside it. Ours.
    static let sharedAtLeast = 0.1

    /// - topic: what the talk is about; empty: not known, so nothing is beside it
    /// - parties: names that stand in the register
    init(_ text: String, topic: String, parties: [String], model: SpeechModel?) {
        var cues: Set<Cue> = []
        let language = model?.guess.language(of: text)
        if let language, let score = model?.score(text, language: language), !score.groups.isEmpty,
            score.triage != .none
        {
            cues.insert(.group)
        }
        let folded = foldedForSearch(text)
        let words = folded.split(separator: " ")
        let stems = Self.appeals[language ?? "en"] ?? []
        let named = parties.contains { party in
            let name = foldedForSearch(party)
            return !name.isEmpty && " \(folded) ".contains(" \(name) ")
        }
        if named || words.contains(where: { word in stems.contains { word.hasPrefix($0) } }) { cues.insert(.appeal) }
        let own = Self.stems(text)
        let shared = own.intersection(Self.stems(topic))
        if !Self.stems(topic).isEmpty, !own.isEmpty, Double(shared.count) < Self.sharedAtLeast * Double(own.count) {
            cues.insert(.beside)
        }
        self.cues = cues
    }

    /// The beginnings of the longer words, so that forms of one word meet.
    static func stems(_ text: String) -> Set<String> {
        Set(foldedForSearch(text).split(separator: " ").filter { $0.count >= 4 }.map { String($0.prefix(5)) })
    }

    /// Beginnings of words that speak of votes, elections and parties, as they are folded for search; our own lists.
    private static let appeals: [String: [String]] = [
        "en": ["vote", "voting", "elect", "ballot", "party", "parties", "candidate"],
        "ro": ["vot", "alegeri", "aleg", "partid", "candidat"], "el": ["ψηφ", "εκλογ", "κομμα", "υποψηφ"],
        "ar": ["صوت", "انتخ", "الانتخ", "حزب", "الحزب", "مرشح", "المرشح"],
        "it": ["vot", "elezion", "partit", "candidat"], "es": ["vot", "eleccion", "partido", "candidat"],
        "pt": ["vot", "eleic", "eleit", "partido", "candidat"],
        "pl": ["glosuj", "glosow", "wybor", "parti", "kandydat"],
        "fr": ["vot", "election", "parti", "candidat"], "de": ["wahl", "waehl", "stimm", "partei", "kandidat"],
        "mt": ["vot", "elezzjon", "partit", "kandidat"], "uk": ["голос", "вибор", "парті", "кандидат"],
    ]
}

/// Reviewed claims that are about the same things as a text.
enum FactCards {
    static let most = 3
    /// Words in common, at least.
    static let sharedAtLeast = 2

    /// The most words in common first.
    static func of(_ text: String, among claims: [(claim: PublicClaim, words: String)]) -> [PublicClaim] {
        let own = FacadeCues.stems(text)
        let ranked = claims.map { (claim: $0.claim, shared: FacadeCues.stems($0.words).intersection(own).count) }
            .filter { $0.shared >= sharedAtLeast }
            .sorted { ($1.shared, $0.claim.id) < ($0.shared, $1.claim.id) }
        return ranked.prefix(most).map(\.claim)
    }
}
