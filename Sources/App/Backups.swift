import Foundation
import Storage

/// Copies of an embedded database.
public enum Backups {
    /// Why a copy was not put back; as text what to do.
    public enum Refusal: Error, Equatable, CustomStringConvertible {
        case occupied
        case missing
        case notOurs(String)
        case broken(entry: Int64)

        public var description: String {
            switch self {
            case .occupied: "the data folder has a database already: move citizentime.sqlite away first"
            case .missing: "the file is not there"
            case .notOurs(let reason): "this is not a database that can be restored: \(reason)"
            case .broken(let entry): "the audit log of this copy does not hold from entry \(entry) on"
            }
        }
    }

    /// Checks a copy beside its place, then moves it there in one step.
    ///
    /// - Throws: `Refusal`
    public static func restore(_ file: URL, into configuration: Configuration) async throws {
        let files = FileManager.default
        let target = URL(fileURLWithPath: configuration.databaseLocation)
        guard !files.fileExists(atPath: target.path) else { throw Refusal.occupied }
        guard files.fileExists(atPath: file.path) else { throw Refusal.missing }
        try files.createDirectory(at: configuration.data, withIntermediateDirectories: true)
        let draft = configuration.data.appendingPathComponent("restoring-\(UUID().uuidString)")
        try files.createDirectory(at: draft, withIntermediateDirectories: true)
        defer { remove(draft) }
        let copy = draft.appendingPathComponent("copy.sqlite")
        try files.copyItem(at: file, to: copy)
        try await check(copy)
        try files.moveItem(at: copy, to: target)
    }

    private static func check(_ copy: URL) async throws {
        do {
            let database = try Database(copy.path)
            let broken = try await database.read { s -> Int64? in
                _ = try s.rows("SELECT id FROM schema_migration")
                return try AuditLog.firstBrokenEntry(in: s)
            }
            try await database.close()
            if let broken { throw Refusal.broken(entry: broken) }
        } catch let error as StorageError {
            throw Refusal.notOurs("\(error)")
        }
    }

    private static func remove(_ folder: URL) {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            FileHandle.standardError.write(Data("\(folder.path) could not be removed: \(error)\n".utf8))
        }
    }
}

extension CitizenTime {
    /// Writes the open data of every room; returns the number of files.
    public func export(to folder: URL) async throws -> Int {
        var count = 0
        for feature in features {
            try await feature.openData { file in
                let target = folder.appendingPathComponent(file.path)
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: target)
                count += 1
            }
        }
        return count
    }
}
