import Kernel
import Storage
import Web

/// Following a subject, what is new, and how often mail comes.
struct FollowingPages: Sendable {
    let house: House
    let secrets: Secrets

    func add(to routes: inout Routes) {
        routes.post(CommunityRoutes.follow) { try await change($0, follows: true) }
        routes.post(CommunityRoutes.unfollow) { try await change($0, follows: false) }
        routes.get(CommunityRoutes.following, show)
        routes.post(CommunityRoutes.following, setFrequency)
        routes.get(CommunityRoutes.unsubscription, askUnsubscribe)
        routes.openPost(CommunityRoutes.unsubscription, unsubscribe)
    }

    private func change(_ visit: Visit, follows: Bool) async throws -> Reply {
        let person = try visit.signedIn()
        let subject = try visit.subject
        let card = try await house.database.write { [house] s -> SubjectCard? in
            guard let card = try house.subjects.card(subject, in: s) else { return nil }
            if follows {
                try Follows.follow(subject, person: person.id, at: visit.now, in: s)
            } else {
                try Follows.unfollow(subject, person: person.id, in: s)
            }
            return card
        }
        guard let card else { throw Problem.notFound }
        return .see(card.link ?? CommunityRoutes.following.link(), flash: follows ? "follow.done" : "follow.ended")
    }

    private func show(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let (news, followed, frequency, cards) = try await house.database.read { [house] s in
            let news = try Follows.news(for: person.id, in: s)
            let followed = try Follows.all(of: person.id, in: s)
            return (
                news, followed, try Follows.frequency(of: person.id, in: s),
                try house.subjects.cards(news.map(\.subject) + followed, in: s)
            )
        }
        return visit.reply(FollowingView(visit).page(news, followed, frequency, cards))
    }

    private func setFrequency(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let frequency = Follows.Frequency(rawValue: visit.form["frequency"]) else { throw Problem.malformed }
        try await house.database.write { [house] s in
            try Follows.setFrequency(frequency, of: person.id, told: house.ids.next(), in: s)
        }
        return .see(CommunityRoutes.following.link(), flash: "follow.saved")
    }

    private func askUnsubscribe(_ visit: Visit) async throws -> Reply {
        _ = try subscriber(visit)
        return visit.reply(FollowingView(visit).unsubscribe)
    }

    private func unsubscribe(_ visit: Visit) async throws -> Reply {
        let person = try subscriber(visit)
        try await house.database.write { [house] s in
            guard try PersonStore.find(person, in: s) != nil else { throw Problem.notFound }
            try Follows.setFrequency(.never, of: person, told: house.ids.next(), in: s)
        }
        return visit.reply(FollowingView(visit).unsubscribed)
    }

    /// The person of the address, whose token proves that it came from a mail of ours.
    private func subscriber(_ visit: Visit) throws -> PersonID {
        let person: PersonID = try visit.id("person")
        guard secrets.equal(try visit.parameter("token"), Unsubscription.token(person, secrets)) else {
            throw Problem.notFound
        }
        return person
    }
}

/// The markup of following.
struct FollowingView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func page(
        _ news: [News], _ followed: [Subject], _ frequency: Follows.Frequency, _ cards: [Subject: SubjectCard]
    ) -> Page {
        let items = news.compactMap { item -> HTML? in
            guard let card = cards[item.subject] else { return nil }
            let title = card.title.best(for: visit.language).text
            let sentence = words("notice.\(item.act)", ["title": title])
            let text: HTML = card.link.map { "<a href=\"\($0)\">\(sentence)</a>" } ?? "\(sentence)"
            return "<li><p class=\"meta\">\(words.date(item.at))</p><p dir=\"auto\">\(text)</p></li>"
        }
        let subjects = followed.compactMap { subject -> HTML? in
            guard let card = cards[subject] else { return nil }
            let title = card.title.best(for: visit.language).text
            let name: HTML = card.link.map { "<a href=\"\($0)\">\(title)</a>" } ?? "\(title)"
            return
                "<li class=\"card\"><p dir=\"auto\">\(name)</p>\(FollowButton(visit, subject, follows: true).form)</li>"
        }
        let form = FormView(visit, to: CommunityRoutes.following.link())
        let list: HTML = items.isEmpty ? "<p>\(words("follow.none"))</p>" : "<ol class=\"trail\">\(items)</ol>"
        return Page(
            words("follow.title"),
            body: """
                <h1>\(words("follow.title"))</h1>
                \(list)
                <h2>\(words("follow.mail"))</h2>
                \(form.form("""
                    \(form.choices("frequency", legend: words("follow.frequency"),
                        options: Follows.Frequency.allCases.map {
                            .init($0.rawValue, words("follow.frequency.\($0.rawValue)"))
                        }, value: frequency.rawValue))
                    \(form.submit(words("follow.save"), class: "button"))
                    """))
                <h2>\(words("follow.what"))</h2>
                <ul class="grid">\(subjects)</ul>
                """)
    }

    var unsubscribe: Page {
        Page(
            words("unsubscribe.title"),
            body: """
                <h1>\(words("unsubscribe.title"))</h1>
                \(FormView(visit, to: Link(visit.path)).button(words("unsubscribe.end")))
                """)
    }

    var unsubscribed: Page {
        Page(
            words("unsubscribe.done"),
            body: "<h1>\(words("unsubscribe.done"))</h1><p>\(words("unsubscribe.again"))</p>")
    }
}

/// The button with which a reader follows the subject of a page, or no longer.
public struct FollowButton {
    let visit: Visit
    let subject: Subject
    let follows: Bool

    public init(_ visit: Visit, _ subject: Subject, follows: Bool) {
        self.visit = visit
        self.subject = subject
        self.follows = follows
    }

    /// Without an account, the way to one: the reader comes back to the page.
    public var form: HTML {
        guard visit.person != nil else {
            let signIn = CommunityRoutes.signIn.link().with("return", visit.path)
            return "<p><a class=\"button button-quiet\" href=\"\(signIn)\">\(visit.words("follow.start"))</a></p>"
        }
        let route = follows ? CommunityRoutes.unfollow : CommunityRoutes.follow
        let link = route.link(subject.kind.name, subject.number)
        return FormView(visit, to: link).button(
            visit.words(follows ? "follow.end" : "follow.start"), class: "button button-quiet")
    }

    /// Reads whether the visitor follows; nobody follows without an account, but may start to.
    public static func read(_ visit: Visit, _ subject: Subject, in s: any Storage.Session) throws -> Bool {
        try visit.person.map { try Follows.follows(subject, person: $0.id, in: s) } ?? false
    }
}
