import Community
import Kernel
import Storage

extension LocalInitiative {
    /// - Throws: `.titleWrong`, `.whatWrong`, `.datesWrong`
    func checkTexts() throws(LocalInitiativeRefusal) {
        guard (1...Self.longestTitle).contains(title.count) else { throw .titleWrong(most: Self.longestTitle) }
        guard (1...Self.longestWhat).contains(what.count) else { throw .whatWrong(most: Self.longestWhat) }
        guard let until = dates.until else { return }
        guard let from = dates.from, from <= until else { throw .datesWrong }
    }
}

extension Need {
    /// - line: the ending of the names of its fields
    /// - Throws: `.needWrong`, `.wantedWrong`
    func check(line: String) throws(LocalInitiativeRefusal) {
        guard (1...Self.longestWhat).contains(what.count) else {
            throw .needWrong(line: line, most: Self.longestWhat)
        }
        guard (1...(kind.most * kind.unit)).contains(wanted) else { throw .wantedWrong(line: line, most: kind.most) }
    }
}

extension LocalTask {
    /// - Throws: `.taskWrong`
    func check() throws(LocalInitiativeRefusal) {
        guard (1...Self.longestText).contains(text.count) else { throw .taskWrong(most: Self.longestText) }
    }
}

/// Starting a local initiative with what is needed and what is to do.
struct StartLocalInitiative: Sendable {
    let initiative: LocalInitiative
    /// Each with the ending of the names of its fields.
    let needs: [(line: String, need: Need)]
    let tasks: [LocalTask]
    /// What it grows out of; nil: nothing.
    let origin: Subject?
    let event: Notices.EventID
    let announce: Announce
    let person: PersonID

    /// - Throws: `LocalInitiativeRefusal`
    func apply(in s: any Session) throws {
        try initiative.checkTexts()
        guard !needs.isEmpty else { throw LocalInitiativeRefusal.needMissing }
        for (line, need) in needs { try need.check(line: line) }
        guard tasks.count <= LocalInitiative.mostLines else {
            throw LocalInitiativeRefusal.linesFull(most: LocalInitiative.mostLines)
        }
        for task in tasks { try task.check() }
        let (subject, at) = (initiative.subject, initiative.started)
        try LocalInitiativeStore.insert(initiative, in: s)
        for (_, need) in needs { try ContributionStore.insert(need, of: initiative.id, in: s) }
        for task in tasks { try LocalInitiativeStore.insert(task, of: initiative.id, in: s) }
        try AuditLog.record(.init("local-initiative/started", subject, by: .person(person), at: at), in: s)
        _ = try announce(subject, at, s)
        if let origin {
            // An action of a plan is carried out by what people do; anything else grew into it.
            let kind: Trail.Kind = origin.kind == "action" ? .fulfilled : .ledTo
            try Trail.link(origin, kind, subject, by: .person(person), at: at, in: s)
        }
        try Follows.follow(subject, person: person, at: at, in: s)
        try Notices.post("local-initiative/started", about: subject, id: event, at: at, in: s)
    }
}

/// Saying later that something else is needed.
struct AddNeed: Sendable {
    let id: LocalInitiativeID
    let need: Need
    let line: String
    let announce: Announce
    let person: PersonID
    let at: Moment

    /// - Throws: `LocalInitiativeRefusal`
    func apply(in s: any Session) throws {
        let standing = try Standing.checked(.addNeed, on: id, by: person, in: s)
        try need.check(line: line)
        guard try ContributionStore.needs(of: id, in: s).count < LocalInitiative.mostLines else {
            throw LocalInitiativeRefusal.linesFull(most: LocalInitiative.mostLines)
        }
        try ContributionStore.insert(need, of: id, in: s)
        try AuditLog.record(
            .init("local-initiative/need-added", standing.initiative.subject, by: .person(person), at: at), in: s)
        _ = try announce(standing.initiative.subject, at, s)
    }
}
