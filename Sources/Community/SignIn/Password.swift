import CArgon2
import Dispatch
import Foundation

/// Passwords, hashed with argon2id on threads of their own: a hash takes tens of milliseconds on purpose.
///
/// Source: RFC 9106; parameters from the OWASP Password Storage Cheat Sheet (19 MiB, two passes, one lane).
public enum Password {
    public static let shortest = 10
    private static let memory: UInt32 = 19_456
    private static let passes: UInt32 = 2
    private static let queue = DispatchQueue(label: "citizentime.password", qos: .userInitiated)

    /// The encoded hash, with its salt and parameters.
    public static func hash(_ password: String) async throws -> String {
        try await onQueue {
            let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
            var encoded = [CChar](repeating: 0, count: 256)
            let bytes = Array(password.utf8)
            let code = argon2id_hash_encoded(
                passes, memory, 1, bytes, bytes.count, salt, salt.count, 32, &encoded, encoded.count)
            guard code == ARGON2_OK.rawValue else { throw PasswordError.failed(code) }
            return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// Checks a password; without a hash it takes as long and is never right, so nobody learns who has an account.
    public static func verify(_ password: String, against hash: String?) async throws -> Bool {
        let bytes = Array(password.utf8)
        let isRight = try await onQueue {
            argon2id_verify(hash ?? unknown, bytes, bytes.count) == ARGON2_OK.rawValue
        }
        return isRight && hash != nil
    }

    /// A hash of nothing that anybody knows, with the parameters above.
    private static let unknown =
        "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    private static func onQueue<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws
        -> Result
    {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}

/// The hashing library refused, which means that memory ran out.
public enum PasswordError: Error {
    case failed(Int32)
}
