import CPango
import Kernel

/// A text that Pango has broken into lines. One unit of the drawing is a millimetre.
final class Typesetting {
    private let layout: OpaquePointer?
    private let text: SheetText

    init(_ text: SheetText, width: Double, _ language: Language, _ context: OpaquePointer?) {
        self.text = text
        layout = pango_cairo_create_layout(context)
        let style = text.style
        let description = pango_font_description_from_string(style.face.family + (style.isBold ? " Bold" : ""))
        pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
        let own = pango_layout_get_context(layout)
        pango_context_set_language(own, pango_language_from_string(language.code))
        // Without rounding to pixels: a line is as long on the measuring surface as in the file.
        pango_context_set_round_glyph_positions(own, 0)
        pango_layout_set_font_description(layout, description)
        pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD)
        pango_layout_set_auto_dir(layout, 1)
        pango_layout_set_text(layout, text.text, -1)
        let isOwnDirection =
            (pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL) == (language.direction == .rightToLeft)
        switch style.side {
        case .start: pango_layout_set_alignment(layout, isOwnDirection ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT)
        case .middle: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        }
        pango_font_description_free(description)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    var measure: SheetText.Measure {
        var logical = PangoRectangle()
        pango_layout_get_extents(layout, nil, &logical)
        return .init(
            lines: Int(pango_layout_get_line_count(layout)), width: Double(logical.width) / Double(PANGO_SCALE))
    }

    /// Capitals of the first line stand in the middle of its leading. Source: Noto Sans, cap height 714 of 1000.
    private static let capital = 0.714

    func draw(in box: Box, on context: OpaquePointer?) {
        let style = text.style
        let spare = style.isCentred ? box.height - Double(measure.lines) * style.line : 0
        var baseline = box.y + spare / 2 + style.line / 2 + style.size * Self.capital / 2
        cairo_set_source_rgb(context, text.ink.red, text.ink.green, text.ink.blue)
        let lines = pango_layout_get_iter(layout)
        defer { pango_layout_iter_free(lines) }
        var more = true
        while more {
            var logical = PangoRectangle()
            pango_layout_iter_get_line_extents(lines, nil, &logical)
            cairo_move_to(context, box.x + Double(logical.x) / Double(PANGO_SCALE), baseline)
            pango_cairo_show_layout_line(context, pango_layout_iter_get_line_readonly(lines))
            baseline += style.line
            more = pango_layout_iter_next_line(lines) != 0
        }
    }
}
