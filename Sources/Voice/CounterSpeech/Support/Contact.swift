import Foundation

/// Somebody outside who helps, or to whom a case is handed over.
struct Contact: Sendable, Hashable, Decodable {
    /// Unique: `ro-equality`.
    let key: String
    /// The code of its country; "EU" for all.
    let place: String
    let kind: Kind
    /// In its own language.
    let name: String
    /// In English.
    let english: String
    let url: String?
    let telephone: String?

    enum Kind: String, Sendable, CaseIterable, Decodable {
        case emergency, police, victims, equality, rights, platforms
    }

    /// What it is asked for when a case is handed over.
    var takes: Set<Recommendation> {
        switch kind {
        case .police: [.police]
        case .equality, .rights: [.equality]
        case .platforms: [.flagger]
        case .emergency, .victims: []
        }
    }
}

/// The contacts that come with the product; docs/content.md says what was checked against what.
struct Contacts: Sendable {
    let all: [Contact]

    static func read() throws -> Contacts {
        let file = Bundle.module.bundleURL.appendingPathComponent("Resources/content/contacts.json")
        return Contacts(all: try JSONDecoder().decode([Contact].self, from: Data(contentsOf: file)))
    }

    /// Those of a country and of all, in the order of help: first what saves, then who stands by, then who decides; of each
    /// kind the country's own before those of all.
    func of(_ country: String) -> [Contact] {
        Contact.Kind.allCases.flatMap { kind in
            let own = all.filter { $0.kind == kind && $0.place == country && country != "EU" }
            return own + all.filter { $0.kind == kind && $0.place == "EU" }
        }
    }

    /// To whom a case of a country may go.
    func addressees(_ country: String, for recommendation: Recommendation) -> [Contact] {
        of(country).filter { $0.takes.contains(recommendation) }
    }

    /// The countries that have contacts of their own.
    var countries: [String] { Array(Set(all.map(\.place)).subtracting(["EU"])).sorted() }
}
