import Community
import Kernel
import Storage
import Web

/// What of this room moderators look at: all the texts of an initiative together, and each picture.
enum ModeratedLocalInitiative {
    static let contents = [
        ModeratedContent(.localInitiative) { id, s in
            let id = LocalInitiativeID(id)
            return try LocalInitiativeStore.find(id, in: s).map { initiative in
                let told = [initiative.title, initiative.what, initiative.story ?? "", initiative.reason ?? ""]
                let lines =
                    try ContributionStore.needs(of: id, in: s).map(\.what)
                    + LocalInitiativeStore.tasks(of: id, in: s).map(\.text)
                return try text(
                    initiative.subject, (told + lines).filter { !$0.isEmpty }.joined(separator: "\n"), of: initiative,
                    in: s)
            }
        },
        ModeratedContent(.localPicture) { id, s in
            let id = PictureID(id)
            return try LocalInitiativeStore.picture(id, in: s).flatMap { owner, picture in
                try LocalInitiativeStore.find(owner, in: s).map {
                    try text(
                        Subject(.localPicture, id), picture.description, of: $0,
                        pictures: [LocalInitiativeRoutes.picture.link(owner, id)], in: s)
                }
            }
        },
    ]

    static func belonging(_ initiative: LocalInitiative, in s: any Storage.Session) throws -> Belonging {
        Belonging(organisation: nil, places: try PlaceStore.path(initiative.place, in: s).map(\.id))
    }

    private static func text(
        _ subject: Subject, _ words: String, of initiative: LocalInitiative, pictures: [Link] = [],
        in s: any Storage.Session
    ) throws -> ModeratedText {
        ModeratedText(
            subject, text: words, in: initiative.language, by: initiative.organisers.map(\.person),
            of: try belonging(initiative, in: s), space: initiative.subject,
            at: LocalInitiativeRoutes.one.link(initiative.id), pictures: pictures)
    }
}
