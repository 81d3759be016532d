/// Cuts a text into folded tokens: words, numbers, masked mentions and addresses, symbols, ends of sentences.
struct Tokenizer {
    private let scalars: [Unicode.Scalar]
    private let folding = Folding.shared
    private var position = 0
    private(set) var tokens: [Token] = []
    /// Where the open quotation began, among the tokens, and what closes it.
    private var quotation: (start: Int, ends: String)?

    static func tokens(_ text: String) -> [Token] {
        var tokenizer = Tokenizer(text)
        tokenizer.run()
        return joiningSpelledOut(tokenizer.tokens)
    }

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    private mutating func run() {
        while position < scalars.count {
            let scalar = scalars[position]
            switch folding.kind(scalar) {
            case .letter, .digit: word()
            case .blank, .mark: position += 1
            case .other where scalar == "@" && isWord(position + 1): mention()
            case .other: mark(scalar)
            }
        }
    }

    private func isWord(_ place: Int) -> Bool {
        guard place < scalars.count else { return false }
        let kind = folding.kind(scalars[place])
        return kind == .letter || kind == .digit
    }
}

extension Tokenizer {
    private mutating func mention() {
        let start = position
        position += 1
        while isWord(position) || (position < scalars.count && scalars[position] == "_") { position += 1 }
        append(.mention, Disguise.mention, from: start)
    }

    private mutating func word() {
        let start = position
        var letters: [UInt32] = []
        while position < scalars.count {
            let scalar = scalars[position]
            switch folding.kind(scalar) {
            case .letter, .digit, .mark: folding.append(scalar, to: &letters)
            case .other where isInsideWord(scalar, after: letters): letters.append(Disguise.folded(scalar.value))
            default: return end(letters, from: start)
            }
            position += 1
        }
        end(letters, from: start)
    }

    /// Signs that stand for letters count between letters; so does the apostrophe of "don't".
    private func isInsideWord(_ scalar: Unicode.Scalar, after letters: [UInt32]) -> Bool {
        guard isWord(position + 1) else { return false }
        if scalar == "'" || scalar == "’" {
            return letters.last == 0x6E && scalars[position + 1] == "t" && !isWord(position + 2)
        }
        return Disguise.signs.contains(scalar.value)
    }

    private mutating func end(_ letters: [UInt32], from start: Int) {
        if Disguise.isAddress(letters), position + 2 < scalars.count,
            scalars[position] == ":" || scalars[position] == "."
        {
            while position < scalars.count, folding.kind(scalars[position]) != .blank { position += 1 }
            return append(.address, Disguise.address, from: start)
        }
        if letters.contains(0x40), position + 1 < scalars.count, scalars[position] == ".", isWord(position + 1) {
            while isWord(position) || (position < scalars.count && scalars[position] == ".") { position += 1 }
            return append(.address, Disguise.address, from: start)
        }
        let plain = Disguise.removed(from: letters)
        guard !plain.isEmpty else { return }
        append(plain.allSatisfy { (0x30...0x39).contains($0) } ? .number : .word, plain, from: start)
    }

    private mutating func mark(_ scalar: Unicode.Scalar) {
        defer { position += 1 }
        if let open = quotation, open.ends.unicodeScalars.contains(scalar) {
            for index in open.start..<tokens.count { tokens[index].isQuoted = true }
            quotation = nil
        } else if quotation == nil, let ends = Self.quotationEnds[scalar] {
            quotation = (tokens.count, ends)
        } else if ".!?;:؟؛·\n".unicodeScalars.contains(scalar) {
            tokens.append(Token(kind: .stop, letters: [scalar.value], range: position..<(position + 1)))
        } else if scalar.value > 0x2100 {
            tokens.append(Token(kind: .symbol, letters: [scalar.value], range: position..<(position + 1)))
        }
    }

    private static let quotationEnds: [Unicode.Scalar: String] = [
        "\"": "\"", "“": "”“", "”": "”", "„": "“”\"", "«": "»", "»": "«", "‘": "’", "‚": "‘", "‹": "›",
    ]

    private mutating func append(_ kind: Token.Kind, _ letters: [UInt32], from start: Int) {
        tokens.append(Token(kind: kind, letters: letters, range: start..<position))
    }

    /// Words spelled out with gaps, as in "t r a s h": three or more single letters in a row become one word.
    private static func joiningSpelledOut(_ tokens: [Token]) -> [Token] {
        var joined: [Token] = []
        var run: [Token] = []
        func endRun() {
            if run.count >= 3, let first = run.first, let last = run.last {
                var word = first
                word.letters = run.flatMap(\.letters)
                word.range = first.range.lowerBound..<last.range.upperBound
                joined.append(word)
            } else {
                joined += run
            }
            run = []
        }
        for token in tokens {
            guard token.kind == .word, token.letters.count == 1 else {
                endRun()
                joined.append(token)
                continue
            }
            if let last = run.last, token.range.lowerBound - last.range.upperBound > 2 { endRun() }
            run.append(token)
        }
        endRun()
        return joined
    }
}
