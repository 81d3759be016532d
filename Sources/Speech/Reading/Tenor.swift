/// How a text speaks as a whole: how many of its words are warm or hostile, of a group or of none, under negation,
/// reported or condemned. A linear model cannot tell "warm and nothing else" from single words.
struct Tenor {
    private var warm = 0
    private var hostile = 0
    private var negatedWarm = 0
    private var negatedHostile = 0
    private var groups = 0
    private var slurs = 0
    private var isReported = false
    private var isCondemned = false
    private var isOwn = false
    private var isDemand = false
    private var isQuestion = false
    /// The first and the last token that it was made of.
    private(set) var first = 0
    private(set) var last = 0

    init(_ tokens: ArraySlice<Token>) {
        var places: [Int] = []
        for (index, token) in tokens.enumerated() {
            if token.isSlur { slurs += 1 }
            if token.group != nil { groups += 1 }
            if token.kind == .stop, token.letters == [0x3F] { isQuestion = true }
            guard token.concept != nil || token.group != nil else { continue }
            places.append(index)
            guard let concept = token.concept else { continue }
            take(concept, token)
        }
        first = places.first ?? 0
        last = places.last ?? 0
    }

    private mutating func take(_ concept: UInt8, _ token: Token) {
        switch WordList.tenors[Int(concept) - 1] {
        case .hostile where token.isQuoted: isReported = true
        case .hostile where token.isNegated: negatedHostile += 1
        case .hostile: hostile += 1
        case .warm where token.isNegated: negatedWarm += 1
        case .warm: warm += 1
        case .reported: isReported = true
        case .condemned: isCondemned = true
        case .own: isOwn = true
        case .demand: isDemand = true
        case .none: break
        }
    }

    /// Numbers for combinations of what was found, coarse and fine.
    var values: [UInt64] {
        let about: UInt64 = slurs > 0 ? 2 : groups > 0 ? 1 : 0
        func few(_ count: Int) -> UInt64 { UInt64(min(count, 2)) }
        func flag(_ holds: Bool) -> UInt64 { holds ? 1 : 0 }
        let core = ((about * 3 + few(warm)) * 3 + few(hostile))
        let negated = core * 4 + flag(negatedWarm > 0) * 2 + flag(negatedHostile > 0)
        return [
            core, negated, negated * 2 + flag(isCondemned), negated * 2 + flag(isReported),
            negated * 2 + flag(isOwn), negated * 2 + flag(isDemand), negated * 2 + flag(isQuestion),
        ]
    }
}
