import Kernel

/// A text as it is compared with others of the same days.
public struct PostedText: Sendable {
    public let text: String
    /// Tells one writer from another and nothing more.
    public let author: Int
    public let at: Moment

    public init(_ text: String, by author: Int, at: Moment) {
        self.text = text
        self.author = author
        self.at = at
    }
}

/// A text that several people posted within days, nearly the same; somebody may have asked them to. It is no fault: those
/// who share a petition's words do the same.
public struct PastedTexts: Sendable, Equatable {
    /// Places in the list that was compared, ascending.
    public let texts: [Int]
    public let authors: Int

    public init(texts: [Int], authors: Int) {
        self.texts = texts
        self.authors = authors
    }

    /// Finds them.
    public typealias Finder = @Sendable ([PostedText]) -> [PastedTexts]
}
