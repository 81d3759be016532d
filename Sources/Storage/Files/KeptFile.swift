import Crypto
import Kernel

public enum KeptFileKind {}
public typealias KeptFileID = Identifier<KeptFileKind>

/// A file that somebody gave us, kept in the database: it is there with the change that needs it or not at all, on every
/// server, and in every backup.
public struct KeptFile: Sendable, Equatable {
    public let id: KeptFileID
    /// As its owner named it.
    public let name: String
    public let type: FileType
    /// SHA-256 in hex.
    public let hash: String
    public let bytes: [UInt8]

    public init(id: KeptFileID, name: String, type: FileType, bytes: [UInt8]) {
        self.id = id
        self.name = name
        self.type = type
        self.bytes = bytes
        hash = Hex.encode(SHA256.hash(data: bytes))
    }
}

/// What a file is, told by its first bytes and never by its name.
public enum FileType: String, Sendable, CaseIterable {
    case pdf = "application/pdf"
    case png = "image/png"
    case jpeg = "image/jpeg"

    /// Nil for anything else.
    ///
    /// Source: ISO 32000-1, 7.5.2; PNG (ISO/IEC 15948), 5.2; JPEG (ITU-T T.81), B.1.
    public init?(of bytes: [UInt8]) {
        let known = Self.allCases.first { bytes.starts(with: $0.signature) }
        guard let known else { return nil }
        self = known
    }

    /// How a name of such a file ends.
    public var suffix: String {
        switch self {
        case .pdf: "pdf"
        case .png: "png"
        case .jpeg: "jpg"
        }
    }

    private var signature: [UInt8] {
        switch self {
        case .pdf: Array("%PDF-".utf8)
        case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        case .jpeg: [0xFF, 0xD8, 0xFF]
        }
    }
}

/// Every query on kept files.
public enum KeptFiles {
    public static let migrations = [
        Migration(
            "2026-11-25 files that are kept",
            """
            CREATE TABLE kept_file (
                id BIGINT PRIMARY KEY,
                name TEXT NOT NULL,
                type TEXT NOT NULL CHECK (type IN ('application/pdf', 'image/png', 'image/jpeg')),
                hash TEXT NOT NULL,
                bytes BYTEA NOT NULL,
                kept_at BIGINT NOT NULL
            )
            """)
    ]

    public static func insert(_ file: KeptFile, at: Moment, in s: any Session) throws {
        try s.execute(
            "INSERT INTO kept_file (id, name, type, hash, bytes, kept_at) VALUES ($1, $2, $3, $4, $5, $6)",
            file.id, file.name, file.type.rawValue, file.hash, file.bytes, at)
    }

    public static func find(_ id: KeptFileID, in s: any Session) throws -> KeptFile? {
        try s.row("SELECT id, name, type, bytes FROM kept_file WHERE id = $1", id).flatMap { row in
            guard let type = FileType(rawValue: try row.text(2)) else { return nil }
            return KeptFile(id: try row.id(0), name: try row.text(1), type: type, bytes: try row.blob(3))
        }
    }

    /// Destroys a file; what points at it points at nothing then.
    public static func destroy(_ id: KeptFileID, in s: any Session) throws {
        try s.execute("DELETE FROM kept_file WHERE id = $1", id)
    }
}
