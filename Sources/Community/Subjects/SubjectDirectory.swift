import Kernel
import Storage
import Web

/// A thing of any room as another room's page names it.
public struct SubjectCard: Sendable {
    public let subject: Subject
    public let title: LocalizedText
    /// Nil: has no page of its own.
    public let link: Link?

    public init(_ subject: Subject, title: LocalizedText, link: Link?) {
        self.subject = subject
        self.title = title
        self.link = link
    }
}

/// How a room names its things: one query for many.
public struct SubjectDescriber: Sendable {
    let kind: Subject.Kind
    let describe: @Sendable (_ ids: [Int64], _ s: any Storage.Session) throws -> [SubjectCard]

    public init(
        _ kind: Subject.Kind,
        _ describe: @escaping @Sendable (_ ids: [Int64], _ s: any Storage.Session) throws -> [SubjectCard]
    ) {
        self.kind = kind
        self.describe = describe
    }
}

/// Who names what: the one way in which a page of one room shows things of another.
public struct SubjectDirectory: Sendable {
    private let describers: [Subject.Kind: SubjectDescriber]

    public init(_ describers: [SubjectDescriber]) {
        self.describers = Dictionary(describers.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The cards of those that can be named and are shown; two queries for each kind.
    public func cards(_ subjects: some Sequence<Subject>, in s: any Storage.Session) throws -> [Subject: SubjectCard] {
        var cards: [Subject: SubjectCard] = [:]
        for (kind, group) in Dictionary(grouping: Set(subjects), by: \.kind) {
            guard let describer = describers[kind] else { continue }
            let hidden = try Withheld.among(group.map(\.id), of: kind, in: s)
            let shown = group.map(\.id).filter { !hidden.contains($0) }.sorted()
            guard !shown.isEmpty else { continue }
            for card in try describer.describe(shown, s) { cards[card.subject] = card }
        }
        return cards
    }

    /// The card of one; nil when it cannot be named.
    public func card(_ subject: Subject, in s: any Storage.Session) throws -> SubjectCard? {
        try cards([subject], in: s)[subject]
    }
}
