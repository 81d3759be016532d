import Community
import Kernel
import Storage
import Web

/// What happened to an offer, and who shall read of it.
struct Letter: Sendable {
    let occasion: Occasion
    let recipient: PersonID
    let initiative: LocalInitiative
    let need: Need
    let offer: Contribution
    let answer: String

    enum Occasion: String, Sendable {
        case offered, accepted, declined, withdrawn
    }

    init(
        _ occasion: Occasion, to recipient: PersonID, _ initiative: LocalInitiative, _ need: Need,
        _ offer: Contribution, answer: String = ""
    ) {
        self.occasion = occasion
        self.recipient = recipient
        self.initiative = initiative
        self.need = need
        self.offer = offer
        self.answer = answer
    }
}

/// Tells somebody, in the transaction of what happened.
typealias Tell = @Sendable (Letter, any Storage.Session) throws -> Void

/// The mail of this room: each in the language of whom it is for.
struct Letters: Sendable {
    let visit: Visit
    let house: House

    init(_ visit: Visit, _ house: House) {
        self.visit = visit
        self.house = house
    }

    var tell: Tell {
        { letter, s in
            guard let person = try PersonStore.find(letter.recipient, in: s),
                Person.normalised(email: person.email) != nil
            else { return }
            try Outbox.queue(mail(letter, to: person), at: visit.now, in: s)
        }
    }

    private func mail(_ letter: Letter, to person: Person) -> Outbox.Mail {
        let words = visit.words(in: visit.interfaceLanguages.first { $0 == person.language } ?? .english)
        let key = "mail.neighbours.\(letter.occasion.rawValue)"
        let offered = words.amount(letter.offer.amount, letter.need.kind, in: letter.initiative.currency)
        let values = [
            "name": person.name, "from": letter.offer.name, "title": letter.initiative.title, "need": letter.need.what,
            "amount": offered,
        ]
        let said = letter.occasion == .offered ? letter.offer.word : letter.answer
        let link = visit.absolute(LocalInitiativeRoutes.one.link(letter.initiative.id))
        let parts = [
            words("mail.neighbours.hello", values), words("\(key).body", values), said,
            words("mail.neighbours.link", ["link": link]),
        ].filter { !$0.isEmpty }
        return Outbox.Mail(
            id: house.ids.next(), to: person.email, subject: words("\(key).subject", values),
            body: parts.joined(separator: "\n\n") + "\n", in: words.language)
    }
}

extension Words {
    /// `3` people or things; `40 EUR` of money.
    func amount(_ amount: Int, _ kind: Need.Kind, in currency: String) -> String {
        let written = number(amount / kind.unit)
        guard kind == .money else { return written }
        // Isolated (Unicode UAX 9, FSI and PDI), so that number and currency keep together among words read from the right.
        return "\u{2068}" + self("neighbours.money", ["number": written, "currency": currency]) + "\u{2069}"
    }
}
