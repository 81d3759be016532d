import Community
import Kernel

enum EntryKind {}
enum DecisionKind {}
enum UserReportKind {}
enum AppealKind {}

typealias EntryID = Identifier<EntryKind>
typealias DecisionID = Identifier<DecisionKind>
typealias UserReportID = Identifier<UserReportKind>
typealias AppealID = Identifier<AppealKind>

/// One thing that waits for a moderator.
struct Entry: Sendable, Equatable {
    let id: EntryID
    let subject: Subject
    /// Where it was said.
    let space: Subject
    let place: PlaceID
    let organisation: OrganisationID?
    let language: Language
    let cause: Cause
    let triage: Triage
    let opened: Moment
    /// Whose share it is; nil: of whoever comes first.
    let assignee: PersonID?
    /// The appeal that it decides; nil: none.
    let appeal: AppealID?
    /// Readers who reported it.
    let reports: Int

    /// Why somebody looks.
    enum Cause: String, Sendable, CaseIterable {
        /// Its space looks at everything first.
        case held
        case flagged
        /// No program reads pictures.
        case picture
        case reported
        /// Its author changed it after it was hidden.
        case changed
        case appealed
    }

    var priority: Int { Self.priority(triage, cause) }

    /// 0 comes first. What somebody waits for an answer about counts as much as what a model doubts.
    static func priority(_ triage: Triage, _ cause: Cause) -> Int {
        switch (triage, cause) {
        case (.urgent, _): 0
        case (.review, _), (_, .reported), (_, .appealed), (_, .picture): 1
        default: 2
        }
    }

    /// Whether it is covered until a moderator wishes to see it.
    func isHard(_ reported: Set<UserReport.Category>) -> Bool {
        triage == .urgent || !reported.isDisjoint(with: UserReport.Category.hard)
    }
}

/// What a reader says is wrong with something; a notice in the sense of the Digital Services Act.
///
/// Source: Regulation (EU) 2022/2065, Article 16.
struct UserReport: Sendable, Equatable {
    let id: UserReportID
    let category: Category
    let explanation: String
    /// Who can be told what came of it; both nil: nobody.
    let person: PersonID?
    let email: String?
    let language: Language
    let at: Moment

    enum Category: String, Sendable, CaseIterable {
        case hatred, threats, insults, privacy, spam, illegal, unrelated, other

        /// What is covered at first, for the sake of who moderates.
        static let hard: Set<Category> = [.hatred, .threats, .illegal]
    }

    static let longestExplanation = 1_500
}
