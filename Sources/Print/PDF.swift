import CPango
import Kernel

/// PDF files through Cairo, with text laid out by Pango: Arabic, Greek and Polish are shaped and set right.
public enum PDF {
    /// The library refused, which means that memory ran out.
    public enum Failure: Error, Equatable, Sendable {
        case failed(status: UInt32)
    }

    /// The file.
    public static func render(_ document: PaperDocument) throws(Failure) -> [UInt8] {
        let bytes = StreamedBytes()
        let surface = cairo_pdf_surface_create_for_stream(
            StreamedBytes.write, bytes.target,
            Paper.width * document.size.scale, Paper.height * document.size.scale)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title)
        let paper = Paper(surface: surface, document: document)
        for block in document.blocks { paper.draw(block) }
        paper.finish()
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        cairo_surface_destroy(surface)
        guard status == CAIRO_STATUS_SUCCESS else { throw Failure.failed(status: status.rawValue) }
        return PDFCatalogue.naming(document.language, in: bytes.all)
    }
}

/// The page that is being drawn; goes on to the next when it is full. Lengths in points, 72 to an inch.
final class Paper {
    // ISO 216 A4, with margins of 2 cm.
    static let width = 595.28
    static let height = 841.89
    private static let margin = 56.7

    private let context: OpaquePointer?
    private let isRightToLeft: Bool
    private let language: String
    private let isFramed: Bool
    private var y = Paper.margin
    private let structure: PaperStructure?

    init(surface: OpaquePointer?, document: PaperDocument) {
        context = cairo_create(surface)
        cairo_scale(context, document.size.scale, document.size.scale)
        isFramed = document.isFramed
        structure = document.isLong ? PaperStructure(surface: surface, context: context) : nil
        isRightToLeft = document.language.direction == .rightToLeft
        language = document.language.code
        frame()
    }

    /// A thick line and a thin one within the margin, in the product's green.
    private func frame() {
        guard isFramed else { return }
        cairo_save(context)
        cairo_set_source_rgb(context, 0.043, 0.373, 0.361)
        for (inset, width) in [(24.0, 3.0), (30.0, 0.6)] {
            cairo_set_line_width(context, width)
            cairo_rectangle(context, inset, inset, Self.width - 2 * inset, Self.height - 2 * inset)
            cairo_stroke(context)
        }
        cairo_restore(context)
        y = Self.margin + 16
    }

    /// The page on which each title stands, from 1.
    var titlePages: [String: Int] { structure?.titlePages ?? [:] }

    func finish() {
        number()
        cairo_show_page(context)
        cairo_destroy(context)
    }

    func draw(_ block: PaperDocument.Block) {
        switch block {
        case .title(let text):
            // A heading is not left alone at the foot of a page.
            makeRoom(90)
            structure?.noteTitle(text)
            write(text, font: "Noto Sans Bold 20", after: 10, as: .title)
        case .heading(let text):
            y += 8
            makeRoom(60)
            write(text, font: "Noto Sans Bold 13", after: 4, as: .heading)
        case .name(let text): write(text, font: "Noto Sans Bold 24", after: 8)
        case .table(let heads, let rows, let widths):
            tagged(.table) { table(heads, rows, widths) }
        case .contents(let lines):
            let rows = lines.map { [$0.heading, $0.page == 0 ? "" : String($0.page)] }
            tagged(.table) { for cells in rows { row(cells, [0.9, 0.1], font: "Noto Sans 11") } }
        case .paragraph(let text): write(text, font: "Noto Sans 11", after: 6)
        case .large(let text): write(text, font: "Noto Sans 17", after: 12)
        case .note(let text): write(text, font: "Noto Sans 9", after: 4)
        case .code(let rows): draw(rows)
        case .picture(let jpeg, let width, let height): draw(jpeg, width, height)
        case .rule: rule()
        case .newPage: turn()
        case .space: y += 16
        case .lines(let heads, let count): lines(heads, count)
        }
    }

    private func write(
        _ text: String, font: String, after gap: Double, as tag: PaperStructure.Tag = .paragraph
    ) {
        let width = Self.width - 2 * Self.margin
        tagged(tag) { place(text, font: font, x: Self.margin, width: width) }
        y += gap
    }

    private func tagged(_ tag: PaperStructure.Tag, _ body: () -> Void) {
        structure?.begin(tag)
        body()
        structure?.end()
    }

    /// The number of the page, in the middle of its foot.
    private func number() {
        guard let structure else { return }
        let (foot, middle) = (Self.height - Self.margin / 2, Self.width / 2)
        let layout = pango_cairo_create_layout(context)
        let description = pango_font_description_from_string("Noto Sans 9")
        pango_layout_set_font_description(layout, description)
        pango_layout_set_text(layout, String(structure.page), -1)
        var logical = PangoRectangle()
        pango_layout_get_extents(layout, nil, &logical)
        cairo_move_to(context, middle - Double(logical.width) / Double(PANGO_SCALE) / 2, foot)
        pango_cairo_show_layout(context, layout)
        pango_font_description_free(description)
        g_object_unref(UnsafeMutableRawPointer(layout))
    }

    /// Lays text out and draws it line by line, so that a long one goes over pages.
    private func place(_ text: String, font: String, x: Double, width: Double) {
        let layout = pango_cairo_create_layout(context)
        let description = pango_font_description_from_string(font)
        pango_context_set_language(pango_layout_get_context(layout), pango_language_from_string(language))
        pango_layout_set_font_description(layout, description)
        pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_auto_dir(layout, 1)
        pango_layout_set_text(layout, text, -1)
        // What stands in the other direction still begins where the reader begins; Pango turns left and right around in
        // texts that are read from the right.
        let isOwnDirection = (pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL) == isRightToLeft
        pango_layout_set_alignment(layout, isOwnDirection ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT)
        let lines = pango_layout_get_iter(layout)
        var more = true
        while more {
            var logical = PangoRectangle()
            pango_layout_iter_get_line_extents(lines, nil, &logical)
            let height = Double(logical.height) / Double(PANGO_SCALE)
            makeRoom(height)
            let baseline = Double(pango_layout_iter_get_baseline(lines) - logical.y) / Double(PANGO_SCALE)
            cairo_move_to(context, x + Double(logical.x) / Double(PANGO_SCALE), y + baseline)
            pango_cairo_show_layout_line(context, pango_layout_iter_get_line_readonly(lines))
            y += height
            more = pango_layout_iter_next_line(lines) != 0
        }
        pango_layout_iter_free(lines)
        pango_font_description_free(description)
        g_object_unref(UnsafeMutableRawPointer(layout))
    }

    private func draw(_ rows: [[Bool]]) {
        let side = 85.0
        makeRoom(side)
        let module = side / Double(max(rows.count, 1))
        let left = isRightToLeft ? Self.margin : Self.width - Self.margin - side
        for (row, modules) in rows.enumerated() {
            for (column, isDark) in modules.enumerated() where isDark {
                cairo_rectangle(context, left + Double(column) * module, y + Double(row) * module, module, module)
            }
        }
        cairo_fill(context)
        y += side + 6
    }

    /// The file goes into the paper as it is.
    private func draw(_ jpeg: [UInt8], _ width: Int, _ height: Int) {
        let line = Self.width - 2 * Self.margin
        let scale = min(line / Double(max(width, 1)), Self.height / 3 / Double(max(height, 1)))
        makeRoom(Double(height) * scale)
        let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: jpeg.count)
        copy.initialize(from: jpeg, count: jpeg.count)
        cairo_surface_set_mime_data(
            surface, CAIRO_MIME_TYPE_JPEG, copy, UInt(jpeg.count),
            { $0?.assumingMemoryBound(to: UInt8.self).deallocate() }, copy)
        cairo_save(context)
        cairo_translate(context, Self.margin + (line - Double(width) * scale) / 2, y)
        cairo_scale(context, scale, scale)
        cairo_set_source_surface(context, surface, 0, 0)
        cairo_paint(context)
        cairo_restore(context)
        cairo_surface_destroy(surface)
        y += Double(height) * scale + 10
    }

    private func rule() {
        makeRoom(8)
        cairo_set_line_width(context, 0.5)
        cairo_move_to(context, Self.margin, y + 4)
        cairo_line_to(context, Self.width - Self.margin, y + 4)
        cairo_stroke(context)
        y += 10
    }

    /// Cells side by side, from the reading side; a row that does not fit goes to the next page whole.
    private func table(_ heads: [String], _ rows: [[String]], _ widths: [Double]) {
        row(heads, widths, font: "Noto Sans Bold 9", as: .head)
        rule()
        for cells in rows {
            row(cells, widths, font: "Noto Sans 10")
            rule()
        }
    }

    private func row(_ cells: [String], _ widths: [Double], font: String, as tag: PaperStructure.Tag = .cell) {
        let line = Self.width - 2 * Self.margin
        makeRoom(46)
        structure?.begin(.row)
        defer { structure?.end() }
        let top = y
        var (offset, bottom) = (0.0, y)
        for (text, share) in zip(cells, widths) {
            y = top
            let width = share * line
            let left = isRightToLeft ? Self.width - Self.margin - offset - width : Self.margin + offset
            tagged(tag) { place(text, font: font, x: left, width: width - 8) }
            bottom = max(bottom, y)
            offset += width
        }
        y = bottom + 2
    }

    private func lines(_ heads: [String], _ count: Int) {
        let column = (Self.width - 2 * Self.margin) / Double(max(heads.count, 1))
        let top = y
        for (index, head) in (isRightToLeft ? heads.reversed() : heads).enumerated() {
            y = top
            place(head, font: "Noto Sans Bold 9", x: Self.margin + Double(index) * column, width: column - 6)
        }
        y += 4
        for _ in 0..<count {
            y += 22
            makeRoom(12)
            rule()
        }
    }

    private func makeRoom(_ height: Double) {
        if y + height > Self.height - Self.margin { turn() }
    }

    private func turn() {
        structure?.pause()
        number()
        cairo_show_page(context)
        structure?.goOn()
        y = Self.margin
        frame()
    }
}
