import Community
import Deliberation
import Foundation
import Kernel
import Storage

/// Words of an opportunity by their letter triples, so that a search forgives spelling, and in Latin letters as well as
/// their own, so that it forgives the script.
enum SearchIndex {
    /// Of what one does, so many characters are searched: a long text says in its beginning what it is about.
    private static let longest = 600

    static func write(_ opportunity: Opportunity, in s: any Session) throws {
        try s.execute("DELETE FROM opportunity_triple WHERE opportunity_id = $1", opportunity.id)
        let triples = words(try text(of: opportunity, in: s)).flatMap { LetterTriples($0).texts }
        try s.batch(
            "INSERT INTO opportunity_triple (triple, opportunity_id) VALUES ($1, $2)",
            Set(triples).sorted().map { [.text($0), opportunity.id.sqlValue] })
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
    private static let mostCandidates = 2_000
    private static let mostWords = 8

    /// Those in which every word of a search stands, or one much like it.
    static func matches(_ search: String, in s: any Session) throws -> [OpportunityID] {
        let wanted = words(search).prefix(mostWords)
        guard let longest = wanted.max(by: { $0.count < $1.count }) else { return [] }
        let sought = wanted.map { LetterTriples($0) }
        return try candidates(longest, in: s).filter { opportunity in
            let own = words(try text(of: opportunity, in: s)).map { LetterTriples($0) }
            return sought.allSatisfy { word in own.contains { $0.resemblance(to: word) >= likeness } }
        }.map(\.id)
    }

    /// Those that share enough triples with a word to hold one like it.
    private static func candidates(_ word: String, in s: any Session) throws -> [Opportunity] {
        let triples = LetterTriples(word).texts
        let needed = max(1, Int((Double(triples.count) * likeness).rounded(.up)))
        let rows = try s.rows(
            """
            SELECT opportunity_id
            FROM opportunity_triple
            WHERE triple IN (\(SQLList.placeholders(triples.count)))
            GROUP BY opportunity_id
            HAVING COUNT(*) >= $\(triples.count + 1)
            ORDER BY COUNT(*) DESC, opportunity_id DESC
            LIMIT $\(triples.count + 2)
            """,
            values: triples.map(SQLValue.text) + [.integer(Int64(needed)), .integer(Int64(mostCandidates))])
        return try OpportunityStore.find(rows.map { try $0.id(0) }, in: s)
    }
}
