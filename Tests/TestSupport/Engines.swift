import Foundation
import Storage

/// An empty database of one engine, for one test.
///
/// `body` gets its location, as `--database` takes it.
public func withLocation(_ engine: Database.Engine, _ body: (String) async throws -> Void) async throws {
    let name = "t" + String(UInt64.random(in: 0 ... .max), radix: 36)
    switch engine {
    case .sqlite:
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appendingPathComponent("test.sqlite").path)
    case .postgresql:
        let url = Engines.postgres ?? ""
        let admin = try Database(url)
        try await admin.write { s in _ = try s.execute("CREATE SCHEMA \(name)") }
        try await body(url + "&options=-csearch_path%3D\(name)")
        try await admin.write { s in _ = try s.execute("DROP SCHEMA \(name) CASCADE") }
        try await admin.close()
    }
}

/// The engines that tests run on.
public enum Engines {
    public static let postgres = ProcessInfo.processInfo.environment["CITIZENTIME_TEST_POSTGRES"]
    public static let all: [Database.Engine] = postgres == nil ? [.sqlite] : [.sqlite, .postgresql]
}

/// The same as an open database.
public func withDatabase(_ engine: Database.Engine, _ body: (Database) async throws -> Void) async throws {
    try await withLocation(engine) { location in
        let database = try Database(location)
        try await body(database)
        try await database.close()
    }
}
