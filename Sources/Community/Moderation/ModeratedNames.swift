import Kernel
import Storage

/// How names of people and organisations are moderated: they stand on many pages, so another one is put in their place.
enum ModeratedNames {
    static let contents = [
        ModeratedContent(
            .person,
            read: { id, s in
                guard let person = try PersonStore.find(PersonID(id), in: s),
                    let root = try PlaceStore.all(in: s).first(where: { $0.level == .union })
                else { return nil }
                let subject = Subject(.person, person.id)
                return ModeratedText(
                    subject, text: try Withheld.replaced(subject, in: s) ?? person.name, in: person.language,
                    by: [person.id], of: Belonging(organisation: nil, places: [root.id]),
                    space: Subject(.place, root.id), at: nil)
            },
            exposure: { id, s in try Withheld.exposure(of: Subject(.person, id), in: s) },
            expose: { exposure, id, at, s in
                try replace(Subject(.person, id), exposure, at: at, in: s) { name in
                    try s.execute("UPDATE person SET name = $1 WHERE id = $2", name, id)
                }
            }),
        ModeratedContent(
            .organisation,
            read: { id, s in
                guard let organisation = try OrganisationStore.find(OrganisationID(id), in: s) else { return nil }
                let subject = Subject(.organisation, organisation.id)
                return ModeratedText(
                    subject, text: try Withheld.replaced(subject, in: s) ?? organisation.name, in: .english, by: [],
                    of: Belonging(
                        organisation: nil, places: try PlaceStore.path(organisation.place, in: s).map(\.id)),
                    space: Subject(.place, organisation.place),
                    at: CommunityRoutes.organisation.link(organisation.id))
            },
            exposure: { id, s in try Withheld.exposure(of: Subject(.organisation, id), in: s) },
            expose: { exposure, id, at, s in
                try replace(Subject(.organisation, id), exposure, at: at, in: s) { name in
                    try s.execute(
                        "UPDATE organisation SET name = $1, folded = $2 WHERE id = $3", name, foldedForSearch(name), id)
                }
            }),
    ]

    /// Stands where a name does not.
    private static let nobody = "–"

    private static func replace(
        _ subject: Subject, _ exposure: Exposure, at: Moment, in s: any Session, _ write: (String) throws -> Void
    ) throws {
        let was = try Withheld.replaced(subject, in: s)
        if exposure == .shown {
            if let was { try write(was) }
            try Withheld.expose(.shown, subject, at: at, in: s)
            return
        }
        let table = subject.kind == .person ? "person" : "organisation"
        let name = try was ?? s.row("SELECT name FROM \(table) WHERE id = $1", subject.id)?.text(0)
        try write(nobody)
        try Withheld.expose(exposure, subject, was: name, at: at, in: s)
    }
}
