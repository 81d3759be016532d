import Community
import Deliberation
import Foundation
import Kernel
import Storage

/// Words of opportunities in Latin letters, so that a search forgives the script, and each word once by its letter triples,
/// so that it forgives spelling.
enum SearchIndex {
    /// Of what one does, so many characters are searched: a long text says in its beginning what it is about.
    private static let longest = 600

    static func write(_ opportunity: Opportunity, in s: any Session) throws {
        try s.execute("DELETE FROM opportunity_word WHERE opportunity_id = $1", opportunity.id)
        let own = Set(words(try text(of: opportunity, in: s))).sorted()
        for word in own {
            let isNew = try s.execute("INSERT INTO search_word (word) VALUES ($1) ON CONFLICT DO NOTHING", word) == 1
            guard isNew else { continue }
            try s.batch(
                "INSERT INTO search_word_triple (triple, word) VALUES ($1, $2)",
                LetterTriples(word).texts.map { [.text($0), .text(word)] })
        }
        try s.batch(
            "INSERT INTO opportunity_word (word, opportunity_id) VALUES ($1, $2)",
            own.map { [.text($0), opportunity.id.sqlValue] })
    }

    /// Writes what was published before there was this index.
    static func complete(in s: any Session) throws {
        let missing = try s.rows(
            """
            SELECT id
            FROM opportunity
            WHERE NOT EXISTS (SELECT 1 FROM opportunity_word WHERE opportunity_id = opportunity.id)
            """)
        for row in missing {
            if let opportunity = try OpportunityStore.find(try row.id(0), in: s) { try write(opportunity, in: s) }
        }
    }

    private static func text(of opportunity: Opportunity, in s: any Session) throws -> String {
        let organisation = try OrganisationStore.find(opportunity.organisation, in: s)?.name ?? ""
        let place = try PlaceStore.find(opportunity.place, in: s)?.name ?? ""
        return [opportunity.words.title, String(opportunity.words.what.prefix(longest)), organisation, place]
            .joined(separator: " ")
    }

    /// The words of a text, folded, in Latin letters.
    static func words(_ text: String) -> [String] {
        let latin = text.applyingTransform(.toLatin, reverse: false) ?? text
        return foldedForSearch(latin).split(separator: " ").map(String.init)
    }

    /// Least likeness (Jaccard index of the triples) of a word that is meant and one that is written: one wrong, missing
    /// or doubled letter in a word of five stays above it.
    private static let likeness = 0.35
    private static let mostCandidates = 200
    private static let mostAlternatives = 40
    private static let mostWords = 8

    /// For each word of a search, the words of opportunities that are much like it; empty where there are none.
    static func alternatives(_ search: String, in s: any Session) throws -> [[String]] {
        try words(search).prefix(mostWords).map { try alternatives(to: $0, in: s) }
    }

    private static func alternatives(to word: String, in s: any Session) throws -> [String] {
        let sought = LetterTriples(word)
        let triples = sought.texts
        let needed = max(1, Int((Double(triples.count) * likeness).rounded(.up)))
        let rows = try s.rows(
            """
            SELECT word
            FROM search_word_triple
            WHERE triple IN (\(SQLList.placeholders(triples.count)))
            GROUP BY word
            HAVING COUNT(*) >= $\(triples.count + 1)
            ORDER BY COUNT(*) DESC, word
            LIMIT $\(triples.count + 2)
            """,
            values: triples.map(SQLValue.text) + [.integer(Int64(needed)), .integer(Int64(mostCandidates))])
        let near = try rows.map { try $0.text(0) }.map { ($0, LetterTriples($0).resemblance(to: sought)) }
            .filter { $0.1 >= likeness }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        return near.prefix(mostAlternatives).map(\.0)
    }
}
