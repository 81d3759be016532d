/// A text as the model sees it: tokens, and which of them name a group, carry a meaning, are negated or quoted.
struct Reading: Sendable {
    var tokens: [Token]
    /// Words after a negation that it covers, in one sentence. Our choice, not validated.
    private static let negationScope = 4

    init(_ text: String, language: String) {
        tokens = Tokenizer.tokens(text)
        let words = WordList.of(language)
        var scope = 0
        for index in tokens.indices {
            let token = tokens[index]
            guard token.isWord else {
                if token.kind == .stop { scope = 0 }
                tokens[index].hash = FNV.hash(token.letters)
                continue
            }
            tokens[index].isNegated = scope > 0
            scope = max(0, scope - 1)
            tokens[index].hash = FNV.hash(token.letters)
            let pair = index > 0 ? words.meaning(of: tokens[index - 1].letters, token.letters) : nil
            switch pair ?? words.meaning(of: token.letters) {
            case .identity(let group):
                tokens[index].group = group
                tokens[index].hash = 0x1D00 + group.number
            case .slur(let group):
                tokens[index].group = group
                tokens[index].isSlur = true
            case .concept(let concept): tokens[index].concept = concept
            case .negation: scope = Self.negationScope
            case nil: break
            }
        }
    }

    /// Groups that the text names, without repetition, in a fixed order.
    var groups: [IdentityGroup] { Array(Set(tokens.compactMap(\.group))).sorted() }
}
