/// Pairs, teams and tables of people that mix those who would not meet otherwise, among people who can talk.
///
/// Everybody is in one group; the sizes differ by one at most. First as many groups as possible share a language and a
/// time; among such divisions, as many pairs as possible sit together whose backgrounds differ. The same people in the
/// same order give the same groups.
public struct MixedGroups: Sendable, Equatable {
    /// What somebody has said of themselves.
    public struct Person: Sendable, Equatable {
        /// Nil: not said; counts as no difference.
        public let background: String?
        /// Empty: not said; is taken to fit.
        public let languages: Set<String>
        /// When they can; empty: whenever.
        public let times: Set<Int>

        public init(background: String?, languages: Set<String>, times: Set<Int> = []) {
            self.background = background
            self.languages = languages
            self.times = times
        }
    }

    /// Positions in the list of people, ascending; the groups in the order of their first.
    public let groups: [[Int]]
    /// Pairs of different background that sit together.
    public let mixedPairs: Int
    /// No division has more: what would be reached if all could talk with all.
    public let mostMixedPairs: Int
    /// Groups that share a language and a time.
    public let talking: Int
    /// True where every division was compared.
    public let isExact: Bool

    /// Up to so many people every division is compared.
    static let exactLimit = 10

    /// - size: people in a group; where it does not divide, some groups have one more
    public static func form(_ people: [Person], size: Int) -> MixedGroups {
        form(people, size: size, exactLimit: exactLimit)
    }

    static func form(_ people: [Person], size: Int, exactLimit: Int) -> MixedGroups {
        let table = GroupScore(people)
        let sizes = sizes(people.count, size: max(1, size))
        let isExact = people.count <= exactLimit
        let found =
            isExact ? ExactDivision(table, sizes).best : LocalSearch(table, sizes).best
        let groups = found.map { $0.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
        return MixedGroups(
            groups: groups, mixedPairs: groups.reduce(0) { $0 + table.mixedPairs($1) },
            mostMixedPairs: table.mostMixedPairs(sizes), talking: groups.count(where: table.canTalk),
            isExact: isExact)
    }

    /// The sizes of the groups, the larger first.
    static func sizes(_ count: Int, size: Int) -> [Int] {
        guard count > 0 else { return [] }
        let groups = max(1, count / size)
        let (base, more) = count.quotientAndRemainder(dividingBy: groups)
        return (0..<groups).map { $0 < more ? base + 1 : base }
    }

    /// The languages that all of a group have said, by code; nil where one of them has said none.
    public static func common(_ group: [Person]) -> Set<String>? {
        guard let first = group.first, group.allSatisfy({ !$0.languages.isEmpty }) else { return nil }
        return group.dropFirst().reduce(first.languages) { $0.intersection($1.languages) }
    }
}

/// How good a group is.
struct GroupScore: Sendable {
    private let people: [MixedGroups.Person]
    /// Backgrounds as numbers; -1: not said.
    private let backgrounds: [Int]
    /// Languages and times as bits; all ones where nothing was said.
    private let languages: [UInt64]
    private let times: [UInt64]

    var count: Int { people.count }

    init(_ people: [MixedGroups.Person]) {
        self.people = people
        let names = Set(people.compactMap(\.background)).sorted()
        backgrounds = people.map { person in person.background.flatMap { names.firstIndex(of: $0) } ?? -1 }
        // 64 languages and 64 times are more than any meeting has; later ones would be left out of the comparison.
        let codes = Set(people.flatMap(\.languages)).sorted().prefix(64)
        languages = people.map { person in
            person.languages.isEmpty
                ? .max
                : codes.enumerated().reduce(0) { person.languages.contains($1.element) ? $0 | 1 << $1.offset : $0 }
        }
        let slots = Set(people.flatMap(\.times)).sorted().prefix(64)
        times = people.map { person in
            person.times.isEmpty
                ? .max : slots.enumerated().reduce(0) { person.times.contains($1.element) ? $0 | 1 << $1.offset : $0 }
        }
    }

    func canTalk(_ group: [Int]) -> Bool {
        group.reduce(UInt64.max) { $0 & languages[$1] } != 0 && group.reduce(UInt64.max) { $0 & times[$1] } != 0
    }

    func mixedPairs(_ group: [Int]) -> Int {
        var pairs = 0
        for (position, left) in group.enumerated() where backgrounds[left] >= 0 {
            for right in group[(position + 1)...] where backgrounds[right] >= 0 {
                if backgrounds[left] != backgrounds[right] { pairs += 1 }
            }
        }
        return pairs
    }

    /// Talking counts more than all the mixing there can be.
    func value(_ group: [Int]) -> Int {
        (canTalk(group) ? count * count : 0) + mixedPairs(group)
    }

    /// All pairs less those that must be alike when each background is spread as evenly as it can be.
    func mostMixedPairs(_ sizes: [Int]) -> Int {
        guard !sizes.isEmpty else { return 0 }
        let all = sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        let alike = Dictionary(grouping: backgrounds, by: { $0 }).values.reduce(0) { sum, class_ in
            let (base, more) = class_.count.quotientAndRemainder(dividingBy: sizes.count)
            return sum + more * (base + 1) * base / 2 + (sizes.count - more) * base * (base - 1) / 2
        }
        return max(0, all - alike)
    }
}
