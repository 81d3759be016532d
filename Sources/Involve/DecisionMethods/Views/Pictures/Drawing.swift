import Kernel
import Web

/// A picture of shapes and short labels that starts where the reader's writing starts.
struct Drawing {
    /// Units; text is 15 of them high.
    static let width = 360
    let height: Int
    let isMirrored: Bool
    private(set) var shapes: [HTML] = []

    init(height: Int, in language: Language) {
        self.height = height
        isMirrored = language.direction == .rightToLeft
    }

    func x(_ start: Int, width: Int = 0) -> Int { isMirrored ? Self.width - start - width : start }

    /// - name: its colour, a class of the style sheet
    mutating func box(_ start: Int, _ top: Int, width: Int, height: Int, class name: String) {
        shapes.append(
            """
            <rect class="\(name)" x="\(x(start, width: width))" y="\(top)" width="\(width)" height="\(height)" rx="3"></rect>
            """)
    }

    mutating func line(_ start: (x: Int, y: Int), _ end: (x: Int, y: Int), class name: String) {
        shapes.append(
            """
            <path class="\(name)" d="M\(x(start.x)) \(start.y)L\(x(end.x)) \(end.y)"></path>
            """)
    }

    enum Anchor: String { case start, middle, end }

    mutating func text(_ text: String, _ start: Int, _ base: Int, _ anchor: Anchor = .start, class name: String = "") {
        shapes.append(
            """
            <text class="\(name)" x="\(x(start))" y="\(base)" text-anchor="\(anchor.rawValue)">\(text)</text>
            """)
    }

    mutating func add(_ shape: HTML) { shapes.append(shape) }

    /// With what it shows in words; the numbers stand beside it as text.
    func figure(title: String, description: String) -> HTML {
        """
        <figure class="explained"><svg viewBox="0 0 \(Self.width) \(height)" role="img" \
        aria-labelledby="picture-title picture-description"><title id="picture-title">\(title)</title>\
        <desc id="picture-description">\(description)</desc>\(shapes)</svg>
        <figcaption class="meta">\(title)</figcaption></figure>
        """
    }
}
