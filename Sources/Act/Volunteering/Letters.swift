import Community
import Kernel
import Storage
import Web

/// What somebody is written about.
enum Occasion: Sendable, Equatable {
    /// Is this address yours?
    case asked
    case signedUp, waiting, movedUp, changed, cancelled, givenAway, reminder
    case thanks(minutes: Int)
    case message(String, from: String)

    /// The part of the message keys that names it.
    var key: String {
        switch self {
        case .asked: "asked"
        case .signedUp: "signed-up"
        case .waiting: "waiting"
        case .movedUp: "moved-up"
        case .changed: "changed"
        case .cancelled: "cancelled"
        case .givenAway: "given-away"
        case .reminder: "reminder"
        case .thanks: "thanks"
        case .message: "message"
        }
    }

    /// Whether the calendar entry goes with it.
    var hasEvent: Bool {
        switch self {
        case .signedUp, .movedUp, .changed, .cancelled: true
        default: false
        }
    }
}

/// The mail of this room: each in the language of whom it is for, with the link to their place.
struct Letters: Sendable {
    let words: @Sendable (Language) -> Words
    let baseURL: String
    let keys: SignUpKeys
    let ids: IdentifierSource
    let at: Moment

    init(_ visit: Visit, _ keys: SignUpKeys, _ house: House) {
        words = { visit.words(in: $0) }
        baseURL = visit.baseURL
        self.keys = keys
        ids = house.ids
        at = visit.now
    }

    init(_ surroundings: Surroundings, _ keys: SignUpKeys, _ house: House) {
        words = { Words(surroundings.catalogue, in: $0) }
        baseURL = surroundings.baseURL
        self.keys = keys
        ids = house.ids
        at = house.now()
    }

    var tell: Tell {
        { occasion, signUp, card, s in
            guard let email = signUp.email else { return }
            try Outbox.queue(mail(occasion, to: email, signUp, card), at: at, in: s)
        }
    }

    private func mail(_ occasion: Occasion, to email: String, _ signUp: SignUp, _ card: ShiftCard) -> Outbox.Mail {
        let words = words(signUp.language)
        var values = [
            "title": card.opportunity.words.title, "name": signUp.name, "organisation": card.organisation.name,
        ]
        var quoted = ""
        switch occasion {
        case .thanks(let minutes): values["hours"] = words.duration(minutes: minutes)
        case .message(let text, let sender):
            values["sender"] = sender
            quoted = "\n\n" + text
        default: break
        }
        let link = words(
            occasion == .asked ? "mail.volunteering.confirm" : "mail.volunteering.link",
            ["link": baseURL + keys.link(to: signUp.id).address])
        let greeting = words("mail.volunteering.hello", ["name": signUp.name])
        let text = words("mail.volunteering.\(occasion.key).body", values)
        var mail = Outbox.Mail(
            id: ids.next(), to: email, subject: words("mail.volunteering.\(occasion.key).subject", values),
            body: "\(greeting)\n\n\(text)\(quoted)\n\n\(facts(card, words))\n\n\(link)\n", in: signUp.language)
        if occasion.hasEvent { mail.attachments = [event(card, words)] }
        return mail
    }

    /// The mail to whom a place is offered.
    func offer(_ offer: Offer, from signUp: SignUp, _ card: ShiftCard) -> Outbox.Mail {
        let words = words(offer.language)
        let link = words("mail.volunteering.offer.link", ["link": baseURL + keys.link(to: offer.id).address])
        let text = words("mail.volunteering.offer.body", ["name": signUp.name])
        return Outbox.Mail(
            id: ids.next(), to: offer.email,
            subject: words("mail.volunteering.offer.subject", ["title": card.opportunity.words.title]),
            body: "\(text)\n\n\(facts(card, words))\n\n\(link)\n", in: offer.language)
    }

    private func facts(_ card: ShiftCard, _ words: Words) -> String {
        [card.opportunity.words.title, card.when(words), "\(card.organisation.name), \(card.placeName)"]
            .joined(separator: "\n")
    }

    private func event(_ card: ShiftCard, _ words: Words) -> Outbox.Attachment {
        let calendar = ICalendar(
            name: nil, language: words.language, events: [card.event(baseURL: baseURL, words: words)])
        return Outbox.Attachment("shift.ics", type: "text/calendar", bytes: Array(calendar.text.utf8))
    }
}

/// Addresses that only their owner knows, made from the server's key: a copy of the database opens none of them.
struct SignUpKeys: Sendable {
    let secrets: Secrets

    /// 32 hexadecimal digits: 128 bits.
    private func key(_ purpose: String, _ content: String) -> String {
        String(secrets.sign("volunteering/\(purpose)", Array(content.utf8)).prefix(32))
    }

    func link(to signUp: SignUpID) -> Link {
        VolunteeringRoutes.signUp.link(signUp, key("sign-up", signUp.description))
    }

    func link(to offer: OfferID) -> Link {
        VolunteeringRoutes.offer.link(offer, key("offer", offer.description))
    }

    /// - number: how often the person has taken a new address
    func calendar(of person: PersonID, number: Int) -> Link {
        VolunteeringRoutes.personCalendar.link(person, key("calendar", "\(person)/\(number)"))
    }

    func opensCalendar(of person: PersonID, number: Int, _ token: String) -> Bool {
        secrets.equal(token, key("calendar", "\(person)/\(number)"))
    }

    func opens(_ signUp: SignUpID, _ token: String) -> Bool {
        secrets.equal(token, key("sign-up", signUp.description))
    }

    func opens(_ offer: OfferID, _ token: String) -> Bool {
        secrets.equal(token, key("offer", offer.description))
    }
}
