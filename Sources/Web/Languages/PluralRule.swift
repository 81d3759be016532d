import Kernel

/// The plural category of a count in a language.
///
/// Source: Unicode CLDR 46, supplemental/plurals.xml, cardinal rules for integers.
enum PluralCategory: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other

    init(_ count: Int, in language: Language) {
        let n = abs(count)
        let tens = n % 100
        let units = n % 10
        switch language.code {
        case "ar":
            switch n {
            case 0: self = .zero
            case 1: self = .one
            case 2: self = .two
            default: self = (3...10).contains(tens) ? .few : (11...99).contains(tens) ? .many : .other
            }
        case "ro":
            self = n == 1 ? .one : n == 0 || (1...19).contains(tens) ? .few : .other
        case "pl":
            let few = (2...4).contains(units) && !(12...14).contains(tens)
            self = n == 1 ? .one : few ? .few : .many
        case "uk":
            if units == 1 && tens != 11 {
                self = .one
            } else {
                self = (2...4).contains(units) && !(12...14).contains(tens) ? .few : .many
            }
        case "mt":
            switch n {
            case 1: self = .one
            case 2: self = .two
            default: self = n == 0 || (3...10).contains(tens) ? .few : (11...19).contains(tens) ? .many : .other
            }
        case "fr", "pt", "bn", "fa":
            self = n <= 1 ? .one : .other
        case "zh":
            self = .other
        default:
            self = n == 1 ? .one : .other
        }
    }

    /// The categories that whole numbers reach in a language; a catalogue must word each.
    static func reached(in language: Language) -> Set<PluralCategory> {
        Set((0...200).map { PluralCategory($0, in: language) })
    }
}
