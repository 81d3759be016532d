import CPango
import Kernel

/// Draws the elements of a sheet on a surface of Cairo, on which a unit is a millimetre.
final class SheetDrawing {
    let context: OpaquePointer?
    private let surface: OpaquePointer?

    /// - surface: is let go by `close`
    init(_ surface: OpaquePointer?) {
        self.surface = surface
        context = cairo_create(surface)
    }

    /// For measuring text: nothing is drawn on it.
    static var measuring: SheetDrawing { SheetDrawing(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)) }

    func close() {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    func draw(_ element: Sheet.Element, _ language: Language) {
        switch element {
        case .fill(let shape, let ink):
            outline(shape)
            fill(ink)
        case .text(let text, let box):
            Typesetting(text, width: box.width, language, context).draw(in: box, on: context)
        case .code(let rows, let box): draw(rows, box)
        case .picture(let picture, let box): draw(picture, box)
        case .emblem(let box): drawEmblem(box)
        }
    }

    private func fill(_ ink: Ink) {
        cairo_set_source_rgb(context, ink.red, ink.green, ink.blue)
        cairo_fill(context)
    }

    private func outline(_ shape: Sheet.Shape) {
        switch shape {
        case .rectangle(let box): cairo_rectangle(context, box.x, box.y, box.width, box.height)
        case .circle(let x, let y, let radius): arc(x, y, radius, 0, 2 * Double.pi)
        case .rounded(let box, let radius):
            cairo_new_sub_path(context)
            arc(box.right - radius, box.y + radius, radius, -Double.pi / 2, 0)
            arc(box.right - radius, box.bottom - radius, radius, 0, Double.pi / 2)
            arc(box.x + radius, box.bottom - radius, radius, Double.pi / 2, Double.pi)
            arc(box.x + radius, box.y + radius, radius, Double.pi, 1.5 * Double.pi)
            cairo_close_path(context)
        case .hill(let box):
            cairo_save(context)
            cairo_translate(context, box.x + box.width / 2, box.bottom)
            cairo_scale(context, box.width / 2, box.height)
            arc(0, 0, 1, Double.pi, 2 * Double.pi)
            cairo_close_path(context)
            cairo_restore(context)
        }
    }

    private func arc(_ x: Double, _ y: Double, _ radius: Double, _ from: Double, _ to: Double) {
        cairo_arc(context, x, y, radius, from, to)
    }

    /// Runs of dark modules as one rectangle each, so that no hairline shows between neighbours.
    private func draw(_ rows: [[Bool]], _ box: Box) {
        let module = box.width / Double(max(rows.count, 1))
        for (row, modules) in rows.enumerated() {
            var start: Int?
            for column in 0...modules.count {
                let isDark = column < modules.count && modules[column]
                if isDark, start == nil { start = column }
                guard !isDark, let first = start else { continue }
                cairo_rectangle(
                    context, box.x + Double(first) * module, box.y + Double(row) * module,
                    Double(column - first) * module, module * 1.01)
                start = nil
            }
        }
        fill(Ink(0))
    }

    private func draw(_ picture: SheetPicture, _ box: Box) {
        let image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(picture.width), Int32(picture.height))
        defer { cairo_surface_destroy(image) }
        guard let rows = cairo_image_surface_get_data(image) else { return }
        let stride = Int(cairo_image_surface_get_stride(image))
        for y in 0..<picture.height {
            for x in 0..<picture.width {
                let (from, to) = ((y * picture.width + x) * 3, y * stride + x * 4)
                // Blue, green, red on machines that write the lowest byte first.
                for channel in 0..<3 { rows[to + 2 - channel] = picture.pixels[from + channel] }
            }
        }
        cairo_surface_mark_dirty(image)
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: picture.jpeg.count)
        copy.initialize(from: picture.jpeg, count: picture.jpeg.count)
        cairo_surface_set_mime_data(
            image, CAIRO_MIME_TYPE_JPEG, copy, UInt(picture.jpeg.count),
            { $0?.assumingMemoryBound(to: UInt8.self).deallocate() }, copy)
        cairo_save(context)
        cairo_translate(context, box.x, box.y)
        cairo_scale(context, box.width / Double(picture.width), box.height / Double(picture.height))
        cairo_set_source_surface(context, image, 0, 0)
        cairo_paint(context)
        cairo_restore(context)
    }

    private func drawEmblem(_ box: Box) {
        cairo_rectangle(context, box.x, box.y, box.width, box.height)
        fill(EuropeanEmblem.blue)
        for star in EuropeanEmblem.stars(height: box.height) {
            for (index, point) in star.enumerated() {
                let (x, y) = (box.x + point.x, box.y + point.y)
                if index == 0 { cairo_move_to(context, x, y) } else { cairo_line_to(context, x, y) }
            }
            cairo_close_path(context)
        }
        fill(EuropeanEmblem.yellow)
    }
}
