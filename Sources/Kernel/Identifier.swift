import Synchronization

/// The name of one thing of one kind: made by the application, never by the database.
///
/// 64 bits, of which the upper 42 are milliseconds since 2026-01-01 and the lower 21 random, so identifiers of one
/// server sort by age and two servers do not collide in practice; a unique key catches the case that they do.
/// As text: 13 characters of Crockford's base 32, lower case, safe in a URL and when read aloud.
public struct Identifier<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The stored form, never negative.
    public let value: Int64

    public init(_ value: Int64) {
        self.value = value
    }

    /// Reads the text form; nil when it is not one.
    public init?(_ text: some StringProtocol) {
        guard let value = Crockford.decode(text) else { return nil }
        self.value = value
    }

    public var description: String { Crockford.encode(value) }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// Hands out identifiers that grow; one for each server process.
public final class IdentifierSource: Sendable {
    private let now: @Sendable () -> Moment
    private let random: @Sendable () -> UInt64
    private let last = Mutex<Int64>(0)

    /// - random: 64 random bits for each call.
    public init(
        now: @escaping @Sendable () -> Moment,
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) }
    ) {
        self.now = now
        self.random = random
    }

    /// A fresh identifier, larger than any that this source gave before.
    public func next<Kind>(_: Kind.Type = Kind.self) -> Identifier<Kind> {
        let age = max(0, now().milliseconds - Moment.year2026.milliseconds)
        let candidate = (age << 21) | Int64(random() & 0x1F_FFFF)
        return last.withLock { last in
            last = max(last + 1, candidate)
            return Identifier(last)
        }
    }
}

/// Crockford's base 32 for 64-bit numbers: no I, L, O or U; reading forgives case and look-alikes.
enum Crockford {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func encode(_ value: Int64) -> String {
        var rest = UInt64(bitPattern: value)
        var digits = [UInt8](repeating: alphabet[0], count: 13)
        for position in stride(from: 12, through: 0, by: -1) {
            digits[position] = alphabet[Int(rest & 31)]
            rest >>= 5
        }
        return String(decoding: digits, as: UTF8.self)
    }

    static func decode(_ text: some StringProtocol) -> Int64? {
        guard text.utf8.count == 13 else { return nil }
        var value: UInt64 = 0
        for (position, byte) in text.utf8.enumerated() {
            guard let digit = digit(byte), position > 0 || digit < 8 else { return nil }
            value = value << 5 | UInt64(digit)
        }
        return Int64(bitPattern: value)
    }

    private static func digit(_ byte: UInt8) -> Int? {
        let lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
        switch lower {
        case UInt8(ascii: "o"): return 0
        case UInt8(ascii: "i"), UInt8(ascii: "l"): return 1
        default: return alphabet.firstIndex(of: lower)
        }
    }
}
