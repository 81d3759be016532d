import Kernel

/// What every drawing of figures has: a title and a description that are read aloud, how many are behind it, and the same
/// as a table.
///
/// Lines and areas are told apart by form as well as by colour. Colours: M. Okabe and K. Ito, "Color Universal Design"
/// (2008), darkened until they stand out from the page by 4.5 to 1 (WCAG 2.2, 1.4.3).
public struct ChartFrame: Sendable {
    /// Tells drawings of a page apart.
    let id: String
    let title: String
    let description: String
    /// How many things or people are behind it, in the reader's words; a drawing without it is not made.
    let basis: String
    /// Shown under it: the same in numbers.
    let table: ChartTable
    let language: Language

    public init(
        id: String, title: String, description: String, basis: String, table: ChartTable, language: Language
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.basis = basis
        self.table = table
        self.language = language
    }

    /// Units of a drawing across; text in it is then about as large as that around it, on a phone and on a desk.
    static let width = 400.0

    /// The drawing with its words; `height` in the same units.
    func figure(height: Double, _ content: HTML) -> HTML {
        """
        <figure class="chart chart-drawn"><svg viewBox="0 0 \(Self.text(Self.width)) \(Self.text(height))" role="img" \
        aria-labelledby="\(id)-title \(id)-description">
        <title id="\(id)-title">\(title)</title>
        <desc id="\(id)-description">\(description)</desc>
        \(content)</svg>
        <figcaption class="meta"><strong>\(title).</strong> \(description) \(basis)</figcaption>
        \(table.html(named: title))</figure>
        """
    }

    /// Where something stands that is so far from the side on which the reader begins.
    func x(_ offset: Double) -> String {
        Self.text(language.direction == .rightToLeft ? Self.width - offset : offset)
    }

    /// The left edge of something so wide, in the same way.
    func left(_ offset: Double, width: Double) -> String {
        Self.text(language.direction == .rightToLeft ? Self.width - offset - width : offset)
    }

    /// A length with a decimal at most.
    static func text(_ length: Double) -> String {
        let tenths = Int((length * 10).rounded())
        return tenths.isMultiple(of: 10) ? String(tenths / 10) : "\(Double(tenths) / 10)"
    }
}

/// The numbers of a drawing, in the reader's words.
public struct ChartTable: Sendable {
    let label: String
    let heads: [String]
    let rows: [[String]]

    /// - label: what opens it
    /// - rows: each with a head and as many cells as there are other heads
    public init(label: String, heads: [String], rows: [[String]]) {
        self.label = label
        self.heads = heads
        self.rows = rows
    }

    func html(named name: String) -> HTML {
        let lines = rows.map { row -> HTML in
            let cells = row.dropFirst().map { "<td class=\"num\">\($0)</td>" as HTML }
            return "<tr><th scope=\"row\">\(row.first)</th>\(cells)</tr>"
        }
        let columns = heads.enumerated().map { index, head -> HTML in
            "<th scope=\"col\"\(index == 0 ? "" : " class=\"num\"" as HTML)>\(head)</th>"
        }
        return """
            <details><summary>\(label)</summary>\
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(name)">\
            <table class="figures figures-narrow"><thead><tr>\(columns)</tr></thead><tbody>\(lines)</tbody></table>\
            </div></details>
            """
    }
}
