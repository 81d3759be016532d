import Kernel
import Web

/// Who votes, as the ballot box knows them while it is open: by a keyed hash that is of no use in another process.
struct VoterMark: Sendable, Equatable {
    let hash: String

    static func person(_ person: PersonID, in process: BudgetProcessID, _ secrets: Secrets) -> VoterMark {
        VoterMark(hash: secrets.sign("budget/person/\(process)", Array(person.description.utf8)))
    }

    /// - line: of the register that voters sign at the desk
    static func desk(_ line: String, in process: BudgetProcessID, _ secrets: Secrets) -> VoterMark {
        VoterMark(hash: secrets.sign("budget/desk/\(process)", Array(line.lowercased().utf8)))
    }

    static func code(_ code: VoterCode, in process: BudgetProcessID, _ secrets: Secrets) -> VoterMark {
        VoterMark(hash: secrets.sign("budget/code/\(process)", Array(code.letters.utf8)))
    }
}

/// The code of a letter: 60 random bits, in letters and digits that are not taken for each other.
struct VoterCode: Sendable, Equatable {
    /// Twelve of them, upper case.
    let letters: String

    /// Crockford's base 32. Source: D. Crockford, "Base 32".
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let length = 12

    /// - random: 64 random bits
    init(random: UInt64) {
        letters = String((0..<Self.length).map { Self.alphabet[Int(random >> (UInt64($0) * 5) & 31)] })
    }

    /// Reads what somebody typed, with or without dashes; nil when it is no code.
    init?(_ text: String) {
        let read = text.uppercased().filter { $0 != "-" && !$0.isWhitespace }.map { letter -> Character in
            switch letter {
            case "O": "0"
            case "I", "L": "1"
            default: letter
            }
        }
        guard read.count == Self.length, read.allSatisfy(Self.alphabet.contains) else { return nil }
        letters = String(read)
    }

    /// In groups of four, as on paper.
    var grouped: String {
        let all = Array(letters)
        return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<min($0 + 4, all.count)]) }
            .joined(separator: "-")
    }
}
