import Kernel

/// One row of a result, read by position as the query names its columns.
///
/// - Throws: every accessor throws `StorageError.misuse` when the column is missing or of another kind: a defect of
///   the query or the schema, never of the data.
public struct Row: Sendable {
    let values: [SQLValue]

    public func int64(_ column: Int) throws -> Int64 {
        guard let value = try int64OrNil(column) else { throw mismatch(column, "an integer") }
        return value
    }

    public func int(_ column: Int) throws -> Int { Int(try int64(column)) }

    public func intOrNil(_ column: Int) throws -> Int? { try int64OrNil(column).map(Int.init) }

    public func int64OrNil(_ column: Int) throws -> Int64? {
        switch try value(column) {
        case .null: nil
        case .integer(let value): value
        default: throw mismatch(column, "an integer")
        }
    }

    public func double(_ column: Int) throws -> Double {
        switch try value(column) {
        case .real(let value): value
        case .integer(let value): Double(value)
        default: throw mismatch(column, "a number")
        }
    }

    public func doubleOrNil(_ column: Int) throws -> Double? {
        if case .null = try value(column) { nil } else { try double(column) }
    }

    public func text(_ column: Int) throws -> String {
        guard let value = try textOrNil(column) else { throw mismatch(column, "a text") }
        return value
    }

    public func textOrNil(_ column: Int) throws -> String? {
        switch try value(column) {
        case .null: nil
        case .text(let value): value
        default: throw mismatch(column, "a text")
        }
    }

    public func blob(_ column: Int) throws -> [UInt8] {
        guard case .blob(let value) = try value(column) else { throw mismatch(column, "bytes") }
        return value
    }

    public func bool(_ column: Int) throws -> Bool { try int64(column) != 0 }

    public func id<Kind>(_ column: Int, of _: Kind.Type = Kind.self) throws -> Identifier<Kind> {
        Identifier(try int64(column))
    }

    public func idOrNil<Kind>(_ column: Int, of _: Kind.Type = Kind.self) throws -> Identifier<Kind>? {
        try int64OrNil(column).map(Identifier.init)
    }

    public func moment(_ column: Int) throws -> Moment { Moment(milliseconds: try int64(column)) }

    public func momentOrNil(_ column: Int) throws -> Moment? {
        try int64OrNil(column).map(Moment.init(milliseconds:))
    }

    private func value(_ column: Int) throws -> SQLValue {
        guard values.indices.contains(column) else {
            throw StorageError.misuse("the query has no column \(column)")
        }
        return values[column]
    }

    private func mismatch(_ column: Int, _ wanted: String) -> StorageError {
        .misuse("column \(column) does not hold \(wanted)")
    }
}
