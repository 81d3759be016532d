/// What one does not do here; published at /moderation/rules in every language of the interface.
enum HouseRule: String, Sendable, CaseIterable {
    /// Hatred against a group of people. Source: Council Framework Decision 2008/913/JHA; ECRI Recommendation No. 15.
    case hatred
    case threats
    /// Attacks on a person instead of an argument.
    case insults
    /// What lets others find or harm somebody. Source: Regulation (EU) 2016/679.
    case privacy
    case spam
    /// What the law forbids otherwise; the facts name the law.
    case illegal
    /// Not about what was asked here.
    case unrelated

    /// The ground is the law, else what people agreed to by writing here.
    ///
    /// Source: Regulation (EU) 2022/2065, Article 17(3)(d) and (e).
    var isLaw: Bool { self == .illegal }
}
