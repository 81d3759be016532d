import Kernel
import Print

/// Why a content cannot be printed: a text does not fit where it stands. It is never made smaller.
public struct TextTooLong: Error, Equatable, Sendable {
    public let block: Block
    public let language: Language
    public let format: BannerFormat
    public let excess: Excess

    public enum Block: String, Sendable {
        case title, promise, place, call, figure, label, quote, teller, partners, statement, disclaimer, note
    }

    public enum Excess: Equatable, Sendable {
        /// It takes so many lines where some are free.
        case lines(Int, free: Int)
        /// A word is longer than a line, by so many per cent.
        case word(percent: Int)
    }
}

/// Colours of the product: told apart by how light they are, too, so that nobody needs to see red or green.
enum Palette {
    static let deep = Ink(0x0B5F5C)
    static let paper = Ink(0xFBF7F0)
    static let white = Ink(0xFFFFFF)
    static let ink = Ink(0x23201B)
    static let soft = Ink(0x5D564B)
    static let sun = Ink(0xF6C667)
    static let coral = Ink(0xF08A5D)
}

/// A page under construction, laid out as it is read from the left; turned around at the end for those who read from the
/// right.
struct BannerSheet {
    let content: BannerContent
    let format: BannerFormat
    /// Of the page.
    let width: Double
    private var elements: [Sheet.Element] = []

    init(_ content: BannerContent, _ format: BannerFormat, width: Double) {
        self.content = content
        self.format = format
        self.width = width
    }

    var page: [Sheet.Element] {
        content.language.direction == .rightToLeft ? elements.map { $0.mirrored(in: width) } : elements
    }

    mutating func fill(_ shape: Sheet.Shape, _ ink: Ink) { elements.append(.fill(shape, ink)) }

    mutating func add(_ element: Sheet.Element) { elements.append(element) }

    /// - lines: how many the box is for
    mutating func write(
        _ text: String, as block: TextTooLong.Block, _ style: SheetText.Style, _ ink: Ink, in box: Box, lines: Int
    ) throws(TextTooLong) {
        _ = try measured(text, block, style, content.language, width: box.width, lines: lines)
        elements.append(.text(SheetText(text, style, ink), box))
    }

    /// The lines that the longest language takes.
    func longest(
        _ block: TextTooLong.Block, _ style: SheetText.Style, width: Double, lines: Int,
        _ text: (BannerWording) -> String
    ) throws(TextTooLong) -> Int {
        var most = 1
        for wording in content.wordings {
            most = max(most, try measured(text(wording), block, style, wording.language, width: width, lines: lines))
        }
        return most
    }

    private func measured(
        _ text: String, _ block: TextTooLong.Block, _ style: SheetText.Style, _ language: Language, width: Double,
        lines: Int
    ) throws(TextTooLong) -> Int {
        let measure = SheetText(text, style, Palette.ink).measure(width: width, in: language)
        func refusal(_ excess: TextTooLong.Excess) -> TextTooLong {
            TextTooLong(block: block, language: language, format: format, excess: excess)
        }
        guard measure.width <= width + 0.01 else {
            throw refusal(.word(percent: max(1, Int((measure.width / width * 100 - 100).rounded(.up)))))
        }
        guard measure.lines <= lines else { throw refusal(.lines(measure.lines, free: lines)) }
        return measure.lines
    }
}
