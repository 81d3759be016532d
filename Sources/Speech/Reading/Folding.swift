import Foundation

/// Letters as they are compared: compatibility forms and cases made one, accents and invisible marks left out.
///
/// People write the same word with and without accents, and hide words behind look-alike forms of letters.
/// Source: Unicode Standard Annex 15 (compatibility decomposition) for what stands for what.
struct Folding: Sendable {
    enum Kind: UInt8, Sendable {
        case letter, digit, mark, blank, other
    }

    static let shared = Folding()

    /// The blocks that the product's languages and common disguises use: their folds are looked up, not computed.
    private static let blocks: [ClosedRange<UInt32>] = [0...0x2FFF, 0xFB00...0xFFEF, 0x1D400...0x1D7FF]
    private var kinds: [Kind] = []
    private var starts: [Int32] = []
    private var letters: [UInt32] = []

    private init() {
        for value in Self.blocks.joined() {
            kinds.append(.other)
            starts.append(Int32(letters.count))
            guard let scalar = Unicode.Scalar(value) else { continue }
            let folded = Self.computed(scalar)
            kinds[kinds.count - 1] = folded.kind
            letters += folded.letters
        }
        starts.append(Int32(letters.count))
    }

    /// What a scalar is, without its fold.
    func kind(_ scalar: Unicode.Scalar) -> Kind {
        place(scalar.value).map { kinds[$0] } ?? Self.computed(scalar).kind
    }

    /// Appends what is compared in place of the scalar: nothing for a mark, several letters for a ligature.
    func append(_ scalar: Unicode.Scalar, to text: inout [UInt32]) {
        guard let place = place(scalar.value) else {
            text += Self.computed(scalar).letters
            return
        }
        for index in starts[place]..<starts[place + 1] { text.append(letters[Int(index)]) }
    }

    /// The folded letters of a word.
    func folded(_ word: some StringProtocol) -> [UInt32] {
        word.unicodeScalars.reduce(into: []) { append($1, to: &$0) }
    }

    private func place(_ value: UInt32) -> Int? {
        if value <= 0x2FFF { return Int(value) }
        if (0xFB00...0xFFEF).contains(value) { return 0x3000 + Int(value - 0xFB00) }
        if (0x1D400...0x1D7FF).contains(value) { return 0x3000 + 0x4F0 + Int(value - 0x1D400) }
        return nil
    }
}

extension Folding {
    /// Letters that decomposition leaves alone, and Arabic and Persian forms of one letter.
    ///
    /// Source: Larkey et al., "Improving stemming for Arabic information retrieval" (SIGIR 2002), for the Arabic ones.
    private static let special: [UInt32: [UInt32]] = [
        0x142: [0x6C], 0xF8: [0x6F], 0x111: [0x64], 0x127: [0x68], 0xDF: [0x73, 0x73], 0xE6: [0x61, 0x65],
        0x153: [0x6F, 0x65], 0x131: [0x69], 0x3C2: [0x3C3], 0x671: [0x627], 0x649: [0x64A], 0x6CC: [0x64A],
        0x629: [0x647], 0x6A9: [0x643], 0x640: [],
    ]

    private static func computed(_ scalar: Unicode.Scalar) -> (kind: Kind, letters: [UInt32]) {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return (.mark, [])
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: return (.blank, [0x20])
        default: break
        }
        guard properties.isAlphabetic || properties.numericType != nil else { return (.other, [scalar.value]) }
        let parts = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
            .filter { $0.properties.generalCategory != .nonspacingMark }
            .flatMap { $0.properties.lowercaseMapping.unicodeScalars }
            .filter { $0.properties.generalCategory != .nonspacingMark }
            .flatMap { special[$0.value] ?? [$0.value] }
        return (properties.isAlphabetic ? .letter : .digit, parts)
    }
}
