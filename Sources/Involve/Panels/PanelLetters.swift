import Community
import Kernel
import Storage
import Web

/// Tells somebody that they were drawn, in the transaction of the draw.
typealias TellDrawn = @Sendable (CitizensPanel, PersonID, any Storage.Session) throws -> Void

/// The mail of this room: in the language of whom it is for.
struct PanelLetters: Sendable {
    let visit: Visit
    let house: House

    var tell: TellDrawn {
        { panel, person, s in
            guard let person = try PersonStore.find(person, in: s), Person.normalised(email: person.email) != nil
            else { return }
            let words = visit.words(in: visit.interfaceLanguages.first { $0 == person.language } ?? .english)
            let values = [
                "name": person.name, "title": panel.title, "link": visit.absolute(PanelRoutes.one.link(panel.id)),
            ]
            let mail = Outbox.Mail(
                id: house.ids.next(), to: person.email, subject: words("mail.panels.drawn.subject", values),
                body: words("mail.panels.drawn.body", values) + "\n", in: words.language)
            try Outbox.queue(mail, at: visit.now, in: s)
        }
    }
}
