/// What to do about speech that was assessed.
enum Recommendation: String, Sendable, CaseIterable {
    case letStand = "let-stand"
    case answer, support, platform, flagger, equality, police

    /// From the mildest to the gravest.
    var rank: Int {
        switch self {
        case .letStand: 0
        case .answer: 1
        case .support: 2
        case .platform: 3
        case .flagger, .equality: 4
        case .police: 5
        }
    }

    /// Whether the case goes to somebody else with a letter, which a second person has looked at.
    var isHandOver: Bool { rank >= 4 }
}

/// What the threshold test says, and which factors led there. A person decides, and may decide otherwise.
struct Advice: Sendable, Equatable {
    /// Nil: too little is known.
    let recommendation: Recommendation?
    let rule: Rule
    /// The factors that the rule looked at.
    let factors: [Factor]
    /// Whether people who were hit should be supported as well.
    let supports: Bool

    enum Rule: String, Sendable, CaseIterable {
        /// What was said is not known.
        case unknown
        /// A threat against people: the police look at it whatever the test of incitement says.
        case threat
        /// Harm is about to happen.
        case imminent
        /// All six parts are there, the inner ones clearly.
        case allSix = "all-six"
        /// Grave words, meant or spread widely.
        case grave
        /// Grave words on a platform.
        case terms
        /// It hits people whom the reporter knows.
        case hurt
        /// It hurts, or others might act on it, but nothing calls for more than words.
        case words
        /// Nothing in it denies anybody anything.
        case opinion
    }
}

/// What the test does not ask but the way on depends on.
struct Circumstances: Sendable, Hashable {
    /// Whether it stands on a platform that takes notices.
    let isOnline: Bool
    /// Whether it was about the reporter or people they know.
    let isClose: Bool
    /// Whether it threatens people directly, which the test of incitement does not measure.
    let isThreat: Bool
}

extension Advice {
    /// Raising a level never leads to something milder; what is not known never leads to a hand-over by itself.
    ///
    /// Source: Rabat Plan of Action, paragraph 29: all six parts for what is criminal, and a high threshold. A threat
    /// against people is no incitement of others (A/HRC/55/47, paragraph 21): criminal law knows it apart. How levels
    /// become a recommendation is ours.
    init(_ levels: [Factor: Int], _ circumstances: Circumstances) {
        func level(_ factor: Factor) -> Int { levels[factor] ?? 0 }
        guard let content = levels[.content] else {
            self.init(nil, .unknown, [.content], supports: circumstances.isClose)
            return
        }
        let supports = circumstances.isClose && content >= 1
        let isGrave = content >= 2
        let hasAllSix =
            Factor.allCases.allSatisfy { level($0) >= 1 } && level(.intent) >= 2 && level(.likelihood) >= 2
        if isGrave, circumstances.isThreat {
            self.init(.police, .threat, [.content], supports: supports)
        } else if isGrave, level(.likelihood) == 3 {
            self.init(.police, .imminent, [.content, .likelihood], supports: supports)
        } else if isGrave, hasAllSix {
            self.init(.police, .allSix, Factor.allCases, supports: supports)
        } else if isGrave, level(.intent) >= 2 || level(.extent) >= 2 {
            let led = [Factor.intent, .extent].filter { level($0) >= 2 }
            self.init(circumstances.isOnline ? .flagger : .equality, .grave, [.content] + led, supports: supports)
        } else if isGrave, circumstances.isOnline {
            self.init(.platform, .terms, [.content], supports: supports)
        } else if supports {
            self.init(.support, .hurt, [.content], supports: true)
        } else if content >= 1 || level(.intent) >= 2 || level(.likelihood) >= 2 {
            let led = [Factor.intent, .likelihood].filter { level($0) >= 2 }
            self.init(.answer, .words, [.content] + led, supports: false)
        } else {
            self.init(.letStand, .opinion, [.content], supports: false)
        }
    }

    private init(_ recommendation: Recommendation?, _ rule: Rule, _ factors: [Factor], supports: Bool) {
        self.init(recommendation: recommendation, rule: rule, factors: factors, supports: supports)
    }
}
