import Kernel
import Web

/// The code on the wall, which proves that somebody was there: another one each minute.
///
/// Source: RFC 6238 for codes from a key and the time; here with HMAC-SHA-256 and 30 bits.
struct PresenceCode: Sendable {
    let secrets: Secrets

    static let step = Moment.Span.minutes(1)
    /// Letters that are not mistaken for one another when they are read from a wall (Crockford).
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    private static let length = 6

    func code(of shift: ShiftID, at moment: Moment) -> String {
        code(of: shift, number: moment.milliseconds / Self.step.milliseconds)
    }

    /// Whether the code stood on the wall at that moment, or a minute before or after: people type slowly and clocks
    /// differ.
    func accepts(_ typed: String, of shift: ShiftID, at moment: Moment) -> Bool {
        let typed = Self.normalised(typed)
        let number = moment.milliseconds / Self.step.milliseconds
        return (number - 1...number + 1).contains { secrets.equal(typed, code(of: shift, number: $0)) }
    }

    private func code(of shift: ShiftID, number: Int64) -> String {
        let bytes = secrets.derive("volunteering/presence", Array("\(shift)/\(number)".utf8))
        return String(bytes.prefix(Self.length).map { Self.alphabet[Int($0 & 31)] })
    }

    /// Without blanks, and with look-alikes read as what was meant.
    private static func normalised(_ typed: String) -> String {
        let lower = typed.lowercased().filter { !$0.isWhitespace && $0 != "-" }
        return String(
            lower.map { letter in
                switch letter {
                case "o": "0"
                case "i", "l": "1"
                default: letter
                }
            })
    }
}
