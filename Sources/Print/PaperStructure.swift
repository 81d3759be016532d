import CPango

/// What is a heading, a paragraph or a cell, said in the file for those who have it read aloud, and the list of titles that
/// viewers show. A tag that is open when the page is full goes on on the next.
///
/// Source: ISO 32000-1, 14.7 and 14.8 (logical structure, standard types); Cairo 1.16, tags and links. That version cannot
/// mark lines and page numbers as artifacts, nor describe pictures.
final class PaperStructure {
    enum Tag: String {
        case title = "H1"
        case heading = "H2"
        case paragraph = "P"
        case table = "Table"
        case row = "TR"
        case head = "TH"
        case cell = "TD"
    }

    private let surface: OpaquePointer?
    private let context: OpaquePointer?
    private var open: [Tag] = []
    /// The page that is drawn, from 1.
    private(set) var page = 1
    private(set) var titlePages: [String: Int] = [:]

    init(surface: OpaquePointer?, context: OpaquePointer?) {
        self.surface = surface
        self.context = context
    }

    func begin(_ tag: Tag) {
        open.append(tag)
        cairo_tag_begin(context, tag.rawValue, nil)
    }

    func end() {
        if let tag = open.popLast() { cairo_tag_end(context, tag.rawValue) }
    }

    /// Before the page is turned.
    func pause() {
        for tag in open.reversed() { cairo_tag_end(context, tag.rawValue) }
    }

    /// On the next page.
    func goOn() {
        page += 1
        for tag in open { cairo_tag_begin(context, tag.rawValue, nil) }
    }

    func noteTitle(_ text: String) {
        titlePages[text] = page
        cairo_pdf_surface_add_outline(surface, 0, text, "page=\(page)", cairo_pdf_outline_flags_t(0))
    }
}

extension PDF {
    /// The file of a long document: drawn once to learn on which pages its titles stand, and once more with them in its
    /// contents.
    public static func renderLong(_ document: PaperDocument) throws(Failure) -> [UInt8] {
        let pages = titlePages(of: document)
        let blocks = document.blocks.map { block -> PaperDocument.Block in
            guard case .contents(let lines) = block else { return block }
            return .contents(lines.map { ($0.heading, pages[$0.heading] ?? 0) })
        }
        return try render(
            PaperDocument(
                title: document.title, language: document.language, blocks: blocks, isFramed: document.isFramed,
                size: document.size, isLong: true))
    }

    private static func titlePages(of document: PaperDocument) -> [String: Int] {
        // Without a file: nothing is written.
        let scale = document.size.scale
        let surface = cairo_pdf_surface_create(nil, Paper.width * scale, Paper.height * scale)
        let paper = Paper(surface: surface, document: document)
        for block in document.blocks { paper.draw(block) }
        paper.finish()
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
        return paper.titlePages
    }
}
