import CPango
import Kernel

extension Sheet {
    /// For a printer: with bleed, crop marks and boxes.
    public func pdf() throws(PDF.Failure) -> [UInt8] {
        let bytes = StreamedBytes()
        let slug = bleed > 0 ? bleed + Self.marks : 0
        let scale = Self.pointsPerMillimetre
        let surface = cairo_pdf_surface_create_for_stream(
            StreamedBytes.write, bytes.target, (width + 2 * slug) * scale, (height + 2 * slug) * scale)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        let drawing = SheetDrawing(surface)
        cairo_scale(drawing.context, scale, scale)
        cairo_translate(drawing.context, slug, slug)
        for page in pages {
            cairo_save(drawing.context)
            cairo_rectangle(drawing.context, -bleed, -bleed, width + 2 * bleed, height + 2 * bleed)
            cairo_clip(drawing.context)
            for element in page { drawing.draw(element, language) }
            cairo_restore(drawing.context)
            if bleed > 0 { drawMarks(drawing.context) }
            cairo_show_page(drawing.context)
        }
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        drawing.close()
        guard status == CAIRO_STATUS_SUCCESS else { throw .failed(status: status.rawValue) }
        let boxes = PageBoxes(
            trim: points(Box(slug, slug, width, height)), bleed: points(Box(slug, slug, width, height).inset(-bleed)))
        return PDFCatalogue.naming(language, boxes: boxes, in: bytes.all)
    }

    /// The first page on a screen, without what is cut off.
    ///
    /// - scale: pixels for a millimetre
    public func png(page: Int = 0, scale: Double) throws(PDF.Failure) -> [UInt8] {
        let surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, Int32((width * scale).rounded()), Int32((height * scale).rounded()))
        let drawing = SheetDrawing(surface)
        defer { drawing.close() }
        cairo_scale(drawing.context, scale, scale)
        for element in pages.indices.contains(page) ? pages[page] : [] { drawing.draw(element, language) }
        let bytes = StreamedBytes()
        let status = cairo_surface_write_to_png_stream(surface, StreamedBytes.write, bytes.target)
        guard status == CAIRO_STATUS_SUCCESS else { throw .failed(status: status.rawValue) }
        return bytes.all
    }

    // 72 points to an inch of 25.4 mm.
    private static let pointsPerMillimetre = 72 / 25.4
    /// Room for crop marks beyond the bleed, in millimetres.
    private static let marks = 8.0

    /// A PDF counts from the lower left; the page is alike on all sides, so nothing has to be turned over.
    private func points(_ box: Box) -> Box {
        let scale = Self.pointsPerMillimetre
        return Box(box.x * scale, box.y * scale, box.width * scale, box.height * scale)
    }

    /// Two hairlines at each corner, a millimetre beyond the bleed.
    private func drawMarks(_ context: OpaquePointer?) {
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_set_line_width(context, 0.1)
        let (near, far) = (bleed + 1, bleed + Self.marks - 1)
        for (x, outwardX) in [(0, -1.0), (width, 1.0)] {
            for (y, outwardY) in [(0, -1.0), (height, 1.0)] {
                cairo_move_to(context, x + outwardX * near, y)
                cairo_line_to(context, x + outwardX * far, y)
                cairo_move_to(context, x, y + outwardY * near)
                cairo_line_to(context, x, y + outwardY * far)
            }
        }
        cairo_stroke(context)
    }
}

/// Collects what Cairo writes.
final class StreamedBytes {
    private(set) var all: [UInt8] = []

    var target: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static let write: cairo_write_func_t = { target, data, length in
        guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let bytes = Unmanaged<StreamedBytes>.fromOpaque(target).takeUnretainedValue()
        bytes.all.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}
