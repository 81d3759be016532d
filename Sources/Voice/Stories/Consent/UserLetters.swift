import Community
import Kernel
import Storage
import Web

/// The mail to those who have taken a story over: that it is withdrawn, and what they do now.
struct UserLetters: Sendable {
    let house: House
    /// The sentences of a language.
    let words: @Sendable (Language) -> Words
    let at: Moment

    init(_ house: House, _ visit: Visit) {
        self.house = house
        words = { language in visit.words(in: visit.interfaceLanguages.first { $0 == language } ?? .english) }
        at = visit.now
    }

    init(_ house: House, _ surroundings: Surroundings, at: Moment) {
        self.house = house
        let catalogue = surroundings.catalogue
        words = { language in Words(catalogue, in: catalogue.languages.contains(language) ? language : .english) }
        self.at = at
    }

    var tell: TellUser {
        { use, title, s in
            guard let person = try PersonStore.find(use.person, in: s),
                Person.normalised(email: person.email) != nil
            else { return }
            let words = words(person.language)
            let values = ["name": person.name, "title": title]
            let place = use.address.isEmpty ? "" : words("mail.story.where", ["address": use.address])
            let parts = [words("mail.story.hello", values), words("mail.story.body", values), place].filter {
                !$0.isEmpty
            }
            try Outbox.queue(
                .init(
                    id: house.ids.next(), to: person.email, subject: words("mail.story.subject", values),
                    body: parts.joined(separator: "\n\n") + "\n", in: words.language), at: at, in: s)
        }
    }
}
