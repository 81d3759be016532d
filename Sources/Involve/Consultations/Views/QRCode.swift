import Print
import Web

extension QRCode {
    /// The drawing, dark on white with the quiet zone of four modules; nil when the text is too long for a code.
    static func svg(_ text: String, label: String) -> HTML? {
        guard let (side, path) = path(text) else { return nil }
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <rect width="\(side)" height="\(side)" fill="#fff"></rect><path fill="#000" d="\(path)"></path></svg>
            """
    }
}
