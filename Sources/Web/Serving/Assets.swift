import Kernel
import Crypto
import Foundation

/// The files that pages load, in memory, under an address that names their content, so browsers may keep them for good.
public struct Assets: Sendable {
    struct File: Sendable {
        let bytes: [UInt8]
        let type: String
    }

    private let files: [String: File]
    /// Changes when any file does.
    private let version: String

    static let route = Route("/assets/{version}/{file}")

    /// - folder: without subfolders
    public init(folder: URL) throws {
        var files: [String: File] = [:]
        let urls = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for url in urls {
            guard let type = Self.types[url.pathExtension] else { continue }
            files[url.lastPathComponent] = File(bytes: Array(try Data(contentsOf: url)), type: type)
        }
        var hash = SHA256()
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Array(name.utf8))
            hash.update(data: file.bytes)
        }
        self.files = files
        version = String(Hex.encode(hash.finalize()).prefix(12))
    }

    public func link(_ file: String) -> Link {
        Assets.route.link(version, file)
    }

    /// The markup of a drawing of ours, to stand in a page; empty when there is no such file.
    public func drawing(_ file: String) -> HTML {
        HTML(trusted: files[file].map { String(decoding: $0.bytes, as: UTF8.self) } ?? "")
    }

    func reply(_ visit: Visit) throws -> Reply {
        guard let file = files[try visit.parameter("file")] else { throw Problem.notFound }
        let current = try visit.parameter("version") == version
        return .bytes(file.bytes, type: file.type, cache: current ? .immutable : .shared(seconds: 60))
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "woff2": "font/woff2",
    ]
}
