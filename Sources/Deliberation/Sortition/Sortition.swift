/// Drawing a citizens' panel by lot from people who volunteered, under quotas, with chances as equal as the quotas allow.
///
/// A lottery is a list of panels that all meet the quotas, each with its share of the chance. Its shares make the lowest
/// chance of any volunteer as high as it can be, then the second lowest, and so on (leximin). People who are alike in all
/// quota traits have the same chance.
///
/// Source: Flanigan, Gölz, Gupta, Hennig, Procaccia, "Fair algorithms for selecting citizens' assemblies", Nature 596
/// (2021), 548–552: LEXIMIN, here over kinds of people instead of people.
public enum Sortition {
    public struct Volunteer: Sendable, Equatable {
        public var id: String
        /// Trait (age, gender, …) and what the person is by it.
        public var traits: [String: String]

        public init(id: String, traits: [String: String]) {
            self.id = id
            self.traits = traits
        }
    }

    /// How many people of the panel are to be alike in one trait.
    public struct Quota: Sendable, Equatable, Hashable {
        public var trait: String
        public var value: String
        public var range: ClosedRange<Int>

        public init(trait: String, value: String, range: ClosedRange<Int>) {
            self.trait = trait
            self.value = value
            self.range = range
        }
    }

    /// Why there is no lottery.
    public enum Refusal: Error, Sendable, Equatable {
        case tooFewVolunteers(are: Int, needed: Int)
        case sameIDTwice(String)
        /// A volunteer does not say a trait that has quotas, or says what has none.
        case noQuotaFor(volunteer: String, trait: String, value: String?)
        /// No panel meets all quotas; these changed bounds, as few places as possible off, would let one.
        case quotasConflict(relaxed: [Quota])
        /// The solver gave up: an unusually hard set of quotas.
        case unsolved
    }

    /// Units that all shares of a lottery add up to.
    public static let units = 1_000_000
}

extension Sortition {
    /// People who are alike in all traits that have quotas.
    struct Kind: Sendable {
        /// In the order of the volunteers.
        var members: [Int]
        /// Numbers of the quotas that it counts for.
        var quotas: [Int]
    }

    /// - Throws: what is wrong with the list.
    static func kinds(_ volunteers: [Volunteer], _ quotas: [Quota]) throws(Refusal) -> [Kind] {
        var numbers: [String: [String: Int]] = [:]
        for (number, quota) in quotas.enumerated() { numbers[quota.trait, default: [:]][quota.value] = number }
        var kinds: [[Int]: [Int]] = [:]
        var ids: Set<String> = []
        for (index, volunteer) in volunteers.enumerated() {
            guard ids.insert(volunteer.id).inserted else { throw .sameIDTwice(volunteer.id) }
            var key: [Int] = []
            for trait in numbers.keys.sorted() {
                let value = volunteer.traits[trait]
                guard let value, let number = numbers[trait]?[value] else {
                    throw .noQuotaFor(volunteer: volunteer.id, trait: trait, value: value)
                }
                key.append(number)
            }
            kinds[key, default: []].append(index)
        }
        return kinds.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
            Kind(members: kinds[key] ?? [], quotas: key)
        }
    }
}
