import Community
import Kernel
import Storage
import Web

/// The round of this room: reminds case workers once of what is overdue, and destroys evidence whose time is over.
struct Reminders: Sendable {
    let house: House
    let catalogue: Catalogue
    /// Without a final slash.
    let baseURL: String

    func run() async throws {
        let now = house.now()
        let isDue = try await house.database.read { s in try !CaseStore.unreminded(at: now, in: s).isEmpty }
        if isDue { try await house.database.write { s in try remind(now, s) } }
        let hasOld = try await house.database.read { s in try Retention.isDue(at: now, in: s) }
        if hasOld { _ = try await house.database.write { s in try Retention.destroy(at: now, in: s) } }
    }

    private func remind(_ now: Moment, _ s: any Storage.Session) throws {
        for one in try CaseStore.unreminded(at: now, in: s) {
            try CaseStore.setReminded(one.id, at: now, in: s)
            guard let worker = one.worker, let person = try PersonStore.find(worker, in: s),
                Person.normalised(email: person.email) != nil
            else { continue }
            let words = Words(catalogue, in: catalogue.speaks(person.language))
            let link = baseURL + CounterSpeechRoutes.one.link(one.id).address
            try Outbox.queue(
                Outbox.Mail(
                    id: house.ids.next(), to: person.email, subject: words("mail.counter.overdue.subject"),
                    body: words(
                        "mail.counter.overdue.body",
                        ["name": person.name, "title": one.title, "due": words.date(one.due), "link": link]) + "\n",
                    in: words.language), at: now, in: s)
        }
    }
}

extension Catalogue {
    /// The reader's language where it is one of the interface, else English.
    fileprivate func speaks(_ language: Language) -> Language { languages.contains(language) ? language : .english }
}
