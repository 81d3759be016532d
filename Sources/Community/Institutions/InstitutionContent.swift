import Foundation
import Kernel
import Storage

/// What every town starts with: who decides at the level of the EU and of the partner countries, from public sources.
struct InstitutionContent: Decodable {
    let terms: [Term]
    let institutions: [Entry]

    struct Term: Decodable {
        let place: String
        let days: Int
        let source: String
        /// As `Holiday` reads them.
        let holidays: [String]
    }

    struct Entry: Decodable {
        let id: String
        let place: String
        let kind: String
        let name: String
        let english: String
        let areas: [String]
        let basis: String
        let source: String
        let ways: [Way]
        let competence: [String: String]
        let contact: String?
    }

    struct Way: Decodable {
        let kind: String
        let url: String
    }

    static func read() throws -> InstitutionContent {
        let file = Bundle.module.bundleURL.appendingPathComponent("Resources/content/institutions.json")
        return try JSONDecoder().decode(InstitutionContent.self, from: Data(contentsOf: file))
    }

    /// Adds what is missing and mends what has changed; what people have edited stays.
    func seed(_ house: House, in s: any Session) throws {
        let places = Dictionary(
            try PlaceStore.all(in: s).map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
        for term in terms {
            guard let place = places[term.place] else { continue }
            try InstitutionStore.setTerm(
                days: term.days, source: term.source, holidays: term.holidays, for: place, in: s)
        }
        let known = try InstitutionStore.byKey(in: s)
        for entry in institutions {
            guard let place = places[entry.place], let role = Institution.Role(rawValue: entry.kind) else { continue }
            let standing = known[entry.id]
            var institution = Institution(
                id: standing?.id ?? house.ids.next(), place: place, role: role, name: entry.name,
                english: entry.english,
                areas: Set(entry.areas.compactMap(PolicyArea.init(rawValue:))), basis: entry.basis,
                source: entry.source,
                ways: entry.ways.compactMap { way in
                    Institution.Way.Kind(rawValue: way.kind).map { Institution.Way(kind: $0, url: way.url) }
                }, email: standing?.email, organisation: standing?.organisation)
            institution.competence = entry.competence
            institution.contact = entry.contact
            if standing == nil {
                try InstitutionStore.insert(institution, key: entry.id, at: house.now(), in: s)
            } else if standing != institution {
                try InstitutionStore.refresh(institution, key: entry.id, at: house.now(), in: s)
            }
        }
    }
}
