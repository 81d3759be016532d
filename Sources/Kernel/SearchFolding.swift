import Foundation

/// Text as it is searched and compared: without case, accents and the variants that people type for one another.
///
/// Databases fold differently, so the folded form is made here and kept in a column of its own.
public func foldedForSearch(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    var gapPending = false
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
        guard let replacement = fold(scalar) else { continue }
        if replacement == " " {
            gapPending = !folded.isEmpty
            continue
        }
        if gapPending { folded.append(" ") }
        gapPending = false
        folded.append(contentsOf: replacement.unicodeScalars)
    }
    return String(folded)
}

/// Nil: the scalar is dropped. A blank stands for everything that separates words.
private func fold(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return nil
    default: break
    }
    if let special = specialFolds[scalar] { return special }
    guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return " " }
    return scalar.properties.lowercaseMapping
}

/// Letters that decomposition leaves alone.
///
/// Source: Unicode Technical Note 36 for the Latin ones; for Arabic the normalisation of alef, yeh, teh marbuta and
/// Persian forms that Larkey et al., "Improving stemming for Arabic information retrieval" (SIGIR 2002), describe.
private let specialFolds: [Unicode.Scalar: String] = [
    "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ħ": "h", "Ħ": "h", "ß": "ss", "ẞ": "ss",
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d",
    "ς": "σ", "Σ": "σ",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ـ": "",
]
