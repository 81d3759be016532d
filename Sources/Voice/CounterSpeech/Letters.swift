import Community
import Kernel
import Storage
import Web

/// The mail of this room: to whoever reported something with their account, in their language.
struct Letters: Sendable {
    let visit: Visit
    let house: House

    init(_ visit: Visit, _ house: House) {
        self.visit = visit
        self.house = house
    }

    var tell: Tell {
        { report, occasion, said, s in
            guard let id = report.person, let person = try PersonStore.find(id, in: s),
                Person.normalised(email: person.email) != nil
            else { return }
            let words = visit.words(in: visit.interfaceLanguages.first { $0 == person.language } ?? .english)
            let link = visit.absolute(CounterSpeechRoutes.own.link(report.id))
            // No word of the report itself: mail is read over shoulders.
            let parts = [
                words("mail.counter.hello", ["name": person.name]),
                words("mail.counter.\(occasion.rawValue)"), said, words("mail.counter.link", ["link": link]),
            ].filter { !$0.isEmpty }
            try Outbox.queue(
                Outbox.Mail(
                    id: house.ids.next(), to: person.email, subject: words("mail.counter.subject"),
                    body: parts.joined(separator: "\n\n") + "\n", in: words.language), at: visit.now, in: s)
        }
    }
}
