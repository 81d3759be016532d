import CQrencode

/// A text as a square that phones read. Source: ISO/IEC 18004, through libqrencode.
public enum QRCode {
    /// The modules from the top row, dark ones true, without the quiet zone; nil when the text is too long for a code.
    public static func modules(_ text: String) -> [[Bool]]? {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        return (0..<width).map { row in
            (0..<width).map { column in code.pointee.data[row * width + column] & 1 == 1 }
        }
    }

    /// The code for a drawing: the side with the quiet zone of four modules, and a path of all dark modules.
    public static func path(_ text: String) -> (side: Int, path: String)? {
        guard let rows = modules(text) else { return nil }
        var path = ""
        for (row, modules) in rows.enumerated() {
            for (column, isDark) in modules.enumerated() where isDark {
                path += "M\(column + 4) \(row + 4)h1v1h-1z"
            }
        }
        return (rows.count + 8, path)
    }
}
