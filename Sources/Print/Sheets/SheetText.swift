import Kernel

/// A text in a box: always of its size and with its leading, whatever the script, so that lines can be counted on.
public struct SheetText: Sendable, Equatable {
    public let text: String
    public let style: Style
    public let ink: Ink

    public struct Style: Sendable, Equatable {
        /// Height of the em in millimetres.
        public var size: Double
        /// From one baseline to the next, in ems.
        public var leading: Double
        public var isBold: Bool
        public var face: Face
        public var side: Side
        /// Whether the lines stand in the middle of the box from top to bottom.
        public var isCentred: Bool

        public init(
            _ size: Double, bold: Weight = .regular, leading: Double = 1.3, face: Face = .product, side: Side = .start,
            upright: Upright = .top
        ) {
            self.size = size
            self.leading = leading
            isBold = bold == .bold
            self.face = face
            self.side = side
            isCentred = upright == .middle
        }

        /// From one baseline to the next, in millimetres.
        public var line: Double { size * leading }
    }

    public enum Weight: Sendable { case regular, bold }

    /// Where lines stand in their box: at the reader's beginning, in the middle.
    public enum Side: Sendable { case start, middle }

    public enum Upright: Sendable { case top, middle }

    public enum Face: Sendable {
        /// Has every script that people of the product write.
        case product
        /// With the metrics of Arial, which is one of the faces that may stand beside the emblem of the Union.
        case emblem

        var family: String {
            switch self {
            case .product: "Noto Sans, Noto Sans Arabic, Noto Sans Bengali"
            case .emblem: "Liberation Sans, Noto Sans"
            }
        }
    }

    public init(_ text: String, _ style: Style, _ ink: Ink) {
        self.text = text
        self.style = style
        self.ink = ink
    }

    /// What it takes when it is set in lines of a width.
    public struct Measure: Sendable, Equatable {
        public let lines: Int
        /// Of the longest line, in millimetres: more than was given when a word is longer than a line.
        public let width: Double
    }

    public func measure(width: Double, in language: Language) -> Measure {
        let drawing = SheetDrawing.measuring
        defer { drawing.close() }
        return Typesetting(self, width: width, language, drawing.context).measure
    }
}
