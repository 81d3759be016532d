import CPostgres

/// One connection, used by one thread at a time; keeps its prepared statements.
final class PostgreSQLConnection: Session {
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]

    /// - Throws: `StorageError.unavailable`
    init(_ url: String) throws {
        guard let handle = PQconnectdb(url) else { throw StorageError.unavailable("out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            let message = String(cString: PQerrorMessage(handle))
            PQfinish(handle)
            throw StorageError.unavailable(message)
        }
        self.handle = handle
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
    }

    deinit {
        PQfinish(handle)
    }

    /// False after the server went away.
    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Runs one command that takes no parameters and gives no rows.
    func command(_ sql: String) throws {
        let result = try checked(PQexec(handle, sql))
        PQclear(result)
    }

    func execute(_ sql: String, values: [SQLValue]) throws -> Int {
        let result = try run(sql, values)
        defer { PQclear(result) }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    func rows(_ sql: String, values: [SQLValue]) throws -> [Row] {
        let result = try run(sql, values)
        defer { PQclear(result) }
        let columns = PQnfields(result)
        let types = (0..<columns).map { PQftype(result, $0) }
        return try (0..<PQntuples(result)).map { row in
            Row(
                values: try (0..<columns).map { column in
                    guard PQgetisnull(result, row, column) == 0, let text = PQgetvalue(result, row, column) else {
                        return .null
                    }
                    return try Self.value(text, type: types[Int(column)])
                })
        }
    }

    /// Sends all rows in pipeline mode and waits once. Source: PostgreSQL 15, section 34.5.
    func batch(_ sql: String, _ rows: [[SQLValue]]) throws {
        guard let first = rows.first else { return }
        let name = try prepare(sql, first)
        guard PQenterPipelineMode(handle) == 1 else { throw lastError() }
        var sent = 0
        for row in rows {
            let status = withParameters(row) { count, values, lengths, formats in
                PQsendQueryPrepared(handle, name, count, values, lengths, formats, 0)
            }
            guard status == 1 else { break }
            sent += 1
        }
        PQpipelineSync(handle)
        var failure: StorageError? = sent < rows.count ? lastError() : nil
        for _ in 0..<sent {
            while let result = PQgetResult(handle) {
                if failure == nil, PQresultStatus(result) == PGRES_FATAL_ERROR { failure = Self.error(result) }
                PQclear(result)
            }
        }
        while let result = PQgetResult(handle) { PQclear(result) }
        PQexitPipelineMode(handle)
        if let failure { throw failure }
    }

    private func run(_ sql: String, _ values: [SQLValue]) throws -> OpaquePointer {
        let name = try prepare(sql, values)
        return try checked(
            withParameters(values) { count, texts, lengths, formats in
                PQexecPrepared(handle, name, count, texts, lengths, formats, 0)
            })
    }

    /// The name of the prepared statement for a text and the kinds of its parameters.
    private func prepare(_ sql: String, _ values: [SQLValue]) throws -> String {
        let types = values.map(Self.type)
        let key = types.map(String.init).joined(separator: ",") + ":" + sql
        if let name = prepared[key] { return name }
        let name = "s\(prepared.count)"
        PQclear(try checked(PQprepare(handle, name, sql, Int32(types.count), types)))
        prepared[key] = name
        return name
    }

    private func checked(_ result: OpaquePointer?) throws -> OpaquePointer {
        guard let result else { throw lastError() }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return result
        default:
            let error = isUsable ? Self.error(result) : lastError()
            PQclear(result)
            throw error
        }
    }

    private func lastError() -> StorageError {
        .unavailable(String(cString: PQerrorMessage(handle)))
    }

    /// Source: PostgreSQL 15, appendix A.
    private static func error(_ result: OpaquePointer) -> StorageError {
        let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
        let message = String(cString: PQresultErrorMessage(result))
        switch state {
        case "23505": return .uniqueViolation(message)
        case "23503": return .foreignKeyViolation(message)
        case "23502", "23514": return .constraintViolation(message)
        case "40001", "40P01", "55P03": return .conflict(message)
        case let state where ["08", "53", "57", "58"].contains(state.prefix(2)): return .unavailable(message)
        default: return .misuse(message)
        }
    }
}

/// Parameters and results in the text format of the protocol.
extension PostgreSQLConnection {
    /// Object identifiers of pg_type.
    private enum TypeID {
        static let bytes: Oid = 17
        static let integer: Oid = 20
        static let text: Oid = 25
        static let double: Oid = 701
    }

    private static func type(_ value: SQLValue) -> Oid {
        switch value {
        case .null: 0
        case .integer: TypeID.integer
        case .real: TypeID.double
        case .text: TypeID.text
        case .blob: TypeID.bytes
        }
    }

    private static func value(_ text: UnsafeMutablePointer<CChar>, type: Oid) throws -> SQLValue {
        switch type {
        case 20, 21, 23:
            guard let number = Int64(String(cString: text)) else { throw StorageError.misuse("not an integer") }
            return .integer(number)
        case 700, 701, 1700: return .real(Double(String(cString: text)) ?? .nan)
        case 16: return .integer(text.pointee == 116 ? 1 : 0)
        case 17:
            var length = 0
            let bytes = text.withMemoryRebound(to: UInt8.self, capacity: 1) { PQunescapeBytea($0, &length) }
            guard let bytes else { throw StorageError.unavailable("out of memory") }
            defer { PQfreemem(bytes) }
            return .blob(Array(UnsafeBufferPointer(start: bytes, count: length)))
        default: return .text(String(cString: text))
        }
    }

    /// Calls `body` with the values as libpq wants them: bytes as they are, all else as text.
    private func withParameters<Result>(
        _ values: [SQLValue],
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
    ) -> Result {
        var storage: [UInt8] = []
        var offsets: [Int?] = []
        var lengths: [Int32] = []
        var formats: [Int32] = []
        for value in values {
            offsets.append(value == .null ? nil : storage.count)
            let start = storage.count
            switch value {
            case .null: break
            case .integer(let number): storage.append(contentsOf: String(number).utf8)
            case .real(let number): storage.append(contentsOf: String(number).utf8)
            case .text(let text): storage.append(contentsOf: text.utf8.filter { $0 != 0 })
            case .blob(let bytes): storage.append(contentsOf: bytes)
            }
            lengths.append(Int32(storage.count - start))
            if case .blob = value { formats.append(1) } else { formats.append(0) }
            storage.append(0)
        }
        return storage.withUnsafeBytes { buffer in
            let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers: [UnsafePointer<CChar>?] = offsets.map { offset in
                guard let base, let offset else { return nil }
                return base + offset
            }
            return body(Int32(values.count), pointers, lengths, formats)
        }
    }
}
