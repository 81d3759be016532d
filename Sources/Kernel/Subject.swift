/// What an entry of the journal, a link of the trail or a permission is about: any one thing of any room.
///
/// Rooms meet through subjects and never import each other; App knows which room shows which kind.
public struct Subject: Hashable, Sendable, CustomStringConvertible {
    public let kind: Kind
    public let id: Int64

    public init(_ kind: Kind, _ id: Int64) {
        self.kind = kind
        self.id = id
    }

    public init<Entity>(_ kind: Kind, _ id: Identifier<Entity>) {
        self.init(kind, id.value)
    }

    /// Reads what `description` writes; nil when it is not that.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Identifier<Subject>(parts[1]) else { return nil }
        self.init(Kind(String(parts[0])), id)
    }

    /// Its number, as addresses have it.
    public var number: Identifier<Subject> { Identifier(id) }

    public var description: String { "\(kind.name)/\(number)" }

    /// The kind of a thing, in the words of the vocabulary: `consultation`, `statement`, `official-answer`.
    public struct Kind: Hashable, Sendable, ExpressibleByStringLiteral {
        public let name: String

        public init(_ name: String) {
            self.name = name
        }

        public init(stringLiteral name: String) {
            self.name = name
        }

        public static let person: Kind = "person"
        public static let organisation: Kind = "organisation"
        public static let place: Kind = "place"
        /// The site itself: its opening page.
        public static let home: Kind = "home"
    }
}
