import Kernel

/// Something to print: blocks in order, on sheets of one size, in any script.
public struct PaperDocument: Sendable {
    public let title: String
    public let language: Language
    public let blocks: [Block]
    /// Whether each page has a frame, as something to hang up has.
    public let isFramed: Bool
    public let size: Size
    /// Whether it is for reading at length: its pages are numbered, its headings are listed by viewers, and what is a
    /// heading, a paragraph or a cell is said in the file.
    public let isLong: Bool

    /// How large the sheet is; everything on it grows alike. Source: ISO 216.
    public enum Size: Sendable {
        case a4, a2

        /// Against A4.
        var scale: Double { self == .a4 ? 1 : 2 }
    }

    public enum Block: Sendable {
        case title(String)
        case heading(String)
        /// Whom it is about, large.
        case name(String)
        case paragraph(String)
        /// The same to be read from a few steps away.
        case large(String)
        /// Smaller, for sources and dates.
        case note(String)
        /// A black and white square of modules, from the top row; drawn 3 cm wide.
        case code([[Bool]])
        /// A JPEG with its pixels each way, as wide as the line but at most a third of the sheet high.
        case picture(jpeg: [UInt8], width: Int, height: Int)
        /// A line across the page.
        case rule
        /// What follows stands on a page of its own.
        case newPage
        /// An empty line.
        case space
        /// Rows under heads; the widths are shares of the line.
        case table(heads: [String], rows: [[String]], widths: [Double])
        /// Headings with the pages on which they stand; `PDF.renderLong` fills the numbers in.
        case contents([(heading: String, page: Int)])
        /// Empty lines to write on, each with the same heads.
        case lines(heads: [String], count: Int)
    }

    public init(
        title: String, language: Language, blocks: [Block], isFramed: Bool = false, size: Size = .a4,
        isLong: Bool = false
    ) {
        self.title = title
        self.language = language
        self.blocks = blocks
        self.isFramed = isFramed
        self.size = size
        self.isLong = isLong
    }
}
