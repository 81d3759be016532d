import Foundation

/// A file for a press that prints with cyan, magenta, yellow and black, made by Ghostscript. Boxes and fonts stay.
public enum FourColours {
    public enum Failure: Error, Equatable, Sendable {
        /// There is no program `gs`.
        case missing
        /// It ended with that status.
        case failed(status: Int32)
    }

    /// Takes a second or so: outside of transactions.
    public static func convert(_ pdf: [UInt8]) throws -> [UInt8] {
        guard let program else { throw Failure.missing }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "citizentime-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { remove(folder) }
        let (from, to) = (folder.appendingPathComponent("in.pdf"), folder.appendingPathComponent("out.pdf"))
        try Data(pdf).write(to: from)
        let process = Process()
        process.executableURL = program
        process.arguments = [
            "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK",
            "-sProcessColorModel=DeviceCMYK", "-dEmbedAllFonts=true", "-dSubsetFonts=true", "-dAutoRotatePages=/None",
            "-dDownsampleColorImages=false", "-dAutoFilterColorImages=false", "-dColorImageFilter=/FlateEncode",
            "-sOutputFile=\(to.path)", from.path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure.failed(status: process.terminationStatus) }
        return Array(try Data(contentsOf: to))
    }

    /// Whether this machine can.
    public static var isThere: Bool { program != nil }

    private static var program: URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent("gs") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
    }

    /// What the system does not remove it removes later itself: the folder is for temporary files.
    private static func remove(_ folder: URL) {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            return
        }
    }
}
