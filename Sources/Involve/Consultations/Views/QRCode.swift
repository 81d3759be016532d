import CQrencode
import Web

/// An address as a square that phones read. Source: ISO/IEC 18004, through libqrencode.
enum QRCode {
    /// The drawing, dark on white with the quiet zone of four modules; nil when the text is too long for a code.
    static func svg(_ text: String, label: String) -> HTML? {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        let side = width + 8
        var path = ""
        for row in 0..<width {
            for column in 0..<width where code.pointee.data[row * width + column] & 1 == 1 {
                path += "M\(column + 4) \(row + 4)h1v1h-1z"
            }
        }
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <rect width="\(side)" height="\(side)" fill="#fff"></rect><path fill="#000" d="\(path)"></path></svg>
            """
    }
}
