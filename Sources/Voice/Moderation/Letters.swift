import Community
import Kernel
import Storage
import Web

/// What happened, and who shall read of it.
enum Letter: Sendable {
    /// A report has come.
    case received(UserReport)
    /// The author of something: the statement of reasons, or that it is shown.
    case decided(Decision, to: PersonID)
    /// Who reported something.
    case answered(UserReport, Decision)
}

/// Tells somebody, in the transaction of what happened.
typealias Tell = @Sendable (Letter, any Storage.Session) throws -> Void

/// The mail of this room: each in the language of whom it is for.
struct Letters: Sendable {
    let visit: Visit
    let house: House
    let keys: ModerationKeys

    init(_ visit: Visit, _ house: House, _ keys: ModerationKeys) {
        self.visit = visit
        self.house = house
        self.keys = keys
    }

    var tell: Tell {
        { letter, s in
            switch letter {
            case .received(let report): try send(to: report, "received", [:], s)
            case .answered(let report, let decision):
                try send(to: report, decision.outcome == .hidden ? "acted" : "kept", [:], s)
            case .decided(let decision, let author): try send(decision, to: author, s)
            }
        }
    }

    private func send(
        to report: UserReport, _ key: String, _ values: [String: String], _ s: any Storage.Session
    ) throws {
        let person = try report.person.flatMap { try PersonStore.find($0, in: s) }
        guard let address = report.email ?? person?.email else { return }
        let words = visit.words(in: visit.interfaceLanguages.first { $0 == report.language } ?? .english)
        let link = visit.absolute(keys.link(to: report.id))
        try queue(to: address, "mail.moderation.report.\(key)", ["link": link], words, s)
    }

    private func send(_ decision: Decision, to author: PersonID, _ s: any Storage.Session) throws {
        guard let person = try PersonStore.find(author, in: s) else { return }
        let words = visit.words(in: visit.interfaceLanguages.first { $0 == person.language } ?? .english)
        let rule = decision.rule.map { words("moderation.rule.\($0.rawValue)") } ?? ""
        let values = [
            "name": person.name, "rule": rule, "facts": decision.facts,
            "until": words.date(decision.appealUntil), "text": decision.text,
            "link": visit.absolute(keys.link(to: decision.id)),
        ]
        try queue(to: person.email, "mail.moderation.\(Self.key(decision))", values, words, s)
    }

    /// Which letter an author gets.
    private static func key(_ decision: Decision) -> String {
        switch (decision.outcome, decision.answers) {
        case (.hidden, .author): "dismissed"
        case (.hidden, _): "hidden"
        case (.kept, .author): "restored"
        case (.kept, _): "shown"
        }
    }

    /// Somebody who has erased their account has no address.
    private func queue(
        to address: String, _ key: String, _ values: [String: String], _ words: Words, _ s: any Storage.Session
    ) throws {
        guard Person.normalised(email: address) != nil else { return }
        try Outbox.queue(
            Outbox.Mail(
                id: house.ids.next(), to: address, subject: words("\(key).subject", values),
                body: words("\(key).body", values) + "\n", in: words.language), at: visit.now, in: s)
    }
}

/// Addresses that only those know who were given them: they prove who wrote something or reported it, with an account or
/// without.
struct ModerationKeys: Sendable {
    let secrets: Secrets

    func link(to decision: DecisionID) -> Link {
        ModerationRoutes.decision.link(decision).with("key", key("decision", decision.description))
    }

    func link(to report: UserReportID) -> Link {
        ModerationRoutes.report.link(report).with("key", key("report", report.description))
    }

    func opens(_ decision: DecisionID, _ given: String) -> Bool {
        secrets.equal(given, key("decision", decision.description))
    }

    func opens(_ report: UserReportID, _ given: String) -> Bool {
        secrets.equal(given, key("report", report.description))
    }

    /// Half of the signature is enough against guessing, and fits a mail.
    private func key(_ kind: String, _ id: String) -> String {
        String(secrets.sign("moderation/\(kind)", Array(id.utf8)).prefix(32))
    }
}
