import Print
import Web

extension QRCode {
    /// The drawing, dark on white with the quiet zone of four modules; nil when the text is too long for a code.
    static func svg(_ text: String, label: String) -> HTML? {
        guard let rows = modules(text) else { return nil }
        let side = rows.count + 8
        var path = ""
        for (row, modules) in rows.enumerated() {
            for (column, isDark) in modules.enumerated() where isDark {
                path += "M\(column + 4) \(row + 4)h1v1h-1z"
            }
        }
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <rect width="\(side)" height="\(side)" fill="#fff"></rect><path fill="#000" d="\(path)"></path></svg>
            """
    }
}
