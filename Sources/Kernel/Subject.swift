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

    public var description: String { "\(kind.name)/\(Identifier<Subject>(id))" }

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
    }
}
