import Community
import Kernel
import Storage

extension BudgetProject {
    /// - Throws: `.textWrong`, `.amountWrong`
    func check(in process: BudgetProcess) throws(BudgetRefusal) {
        guard (1...Self.longestTitle).contains(title.count) else {
            throw .textWrong(field: "title", most: Self.longestTitle)
        }
        guard (1...Self.longestWhat).contains(what.count) else {
            throw .textWrong(field: "what", most: Self.longestWhat)
        }
        guard let area = process.areas.first(where: { $0.id == area }) else { throw .notYours }
        if let cost, !(1...area.amount).contains(cost) { throw .amountWrong(field: "cost") }
    }
}

/// Bringing an idea.
struct SuggestProject: Sendable {
    let project: BudgetProject
    let event: Notices.EventID
    let announce: Announce
    let person: PersonID
    let at: Moment

    /// - Throws: `BudgetRefusal.notNow`, `.notYours`, `.textWrong`, `.amountWrong`, `.projectsFull`
    func apply(in s: any Session) throws {
        let standing = try BudgetStanding.checked(.suggest, on: project.process, by: person, in: s)
        try project.check(in: standing.process)
        let most = BudgetProject.mostOf
        let written = try ProjectStore.count(by: person, in: project.process, in: s)
        guard written < most || standing.parts.contains(.organiser) else {
            throw BudgetRefusal.projectsFull(most: most)
        }
        try ProjectStore.insert([project], at: at, in: s)
        try AuditLog.record(.init("budget-project/suggested", project.subject, by: .person(person), at: at), in: s)
        _ = try announce(project.subject, at, s)
        try Trail.link(
            standing.process.subject, .ledTo, project.subject, by: .person(person), at: at, in: s)
        try Follows.follow(project.subject, person: person, at: at, in: s)
        try Notices.post("budget-project/suggested", about: project.subject, id: event, at: at, in: s)
    }
}

/// Working a project out: its author and the organiser change its words and its cost.
struct ChangeProject: Sendable {
    let id: BudgetProjectID
    let title: String
    let what: String
    let cost: Int64?
    let area: BudgetAreaID
    let announce: Announce
    let person: PersonID
    let at: Moment

    /// - Throws: `BudgetRefusal.notNow`, `.notYours`, `.textWrong`, `.amountWrong`
    func apply(in s: any Session) throws {
        let (standing, old) = try BudgetStanding.checked(.change, on: id, by: person, in: s)
        let changed = BudgetProject(
            id: id, process: old.process, area: area, language: old.language, title: title, what: what,
            author: old.author, cost: cost, mergedInto: nil, check: nil, number: nil, rank: nil, isShown: old.isShown)
        try changed.check(in: standing.process)
        try ProjectStore.change(id, title: title, what: what, cost: cost, area: area, in: s)
        try AuditLog.record(.init("budget-project/changed", old.subject, by: .person(person), at: at), in: s)
        _ = try announce(old.subject, at, s)
    }
}

/// Saying something about a project while it is worked out.
struct CommentProject: Sendable {
    let comment: BudgetComment
    let event: Notices.EventID
    let announce: Announce

    /// - Throws: `BudgetRefusal.notNow`, `.notYours`, `.textWrong`
    func apply(in s: any Session) throws {
        let (_, project) = try BudgetStanding.checked(.comment, on: comment.project, by: comment.author, in: s)
        guard (1...BudgetComment.longestText).contains(comment.text.count) else {
            throw BudgetRefusal.textWrong(field: "comment", most: BudgetComment.longestText)
        }
        try ProjectStore.insert(comment, in: s)
        let subject = Subject(.budgetComment, comment.id)
        try AuditLog.record(
            .init("budget-comment/written", subject, by: .person(comment.author), at: comment.at), in: s)
        let exposure = try announce(subject, comment.at, s)
        guard exposure == .shown else { return }
        try Notices.post("budget-project/commented", about: project.subject, id: event, at: comment.at, in: s)
    }
}

/// Making one project of two: the first becomes a part of the second, and both stay on the trail.
struct MergeProject: Sendable {
    let id: BudgetProjectID
    let target: BudgetProjectID
    let event: Notices.EventID
    let person: PersonID
    let at: Moment

    /// - Throws: `BudgetRefusal.notNow`, `.notYours`, `.mergeWrong`
    func apply(in s: any Session) throws {
        let (_, project) = try BudgetStanding.checked(.merge, on: id, by: person, in: s)
        guard id != target, let other = try ProjectStore.find(target, in: s), other.process == project.process,
            other.mergedInto == nil, other.isShown
        else { throw BudgetRefusal.mergeWrong }
        for part in try ProjectStore.all(of: project.process, in: s) where part.mergedInto == id || part.id == id {
            try ProjectStore.merge(part.id, into: target, in: s)
        }
        try AuditLog.record(.init("budget-project/merged", project.subject, by: .person(person), at: at), in: s)
        try Trail.link(project.subject, .ledTo, other.subject, by: .person(person), at: at, in: s)
        if let author = project.author { try Follows.follow(other.subject, person: author, at: at, in: s) }
        try Notices.post("budget-project/merged", about: project.subject, id: event, at: at, in: s)
    }
}
