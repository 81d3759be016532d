import Community
import Kernel
import Storage

/// Agreeing to what may be shown where until when, in the place of what was agreed to before.
struct GiveConsent: Sendable {
    let id: StoryID
    let consent: Consent
    /// The signed sheet; nil: given on a page.
    let scan: KeptFile?
    let person: PersonID

    /// - Throws: `StoryRefusal.notYours`, `.notNow`, `.siteMissing`, `.untilWrong`
    func apply(in s: any Session) throws {
        let story = try StoryStanding.checked(.consent, on: id, by: person, in: s).story
        // There is a page to lead to and to withdraw from, or there is nothing.
        guard consent.outlets.contains(.site) else { throw StoryRefusal.siteMissing }
        let today = CalendarDay(consent.given)
        let latest = Consent.latest(today)
        guard consent.until > today, consent.until <= latest else { throw StoryRefusal.untilWrong(latest: latest) }
        try ConsentStore.end(.replaced, of: id, at: consent.given, in: s)
        if let scan { try KeptFiles.insert(scan, at: consent.given, in: s) }
        try ConsentStore.insert(consent, of: id, scan: scan?.id, in: s)
        if story.state == .draft { try StoryStore.move(id, to: .consented, at: consent.given, in: s) }
        let agreed = consent.traits.map(\.rawValue).sorted() + consent.outlets.map(\.rawValue).sorted()
        let hash = scan.map { " sha256:\($0.hash)" } ?? ""
        try AuditLog.record(
            .init(
                "story/consented", story.subject, by: .person(person), at: consent.given,
                details: "\(agreed.joined(separator: " ")) until \(consent.until)\(hash)"), in: s)
    }
}
