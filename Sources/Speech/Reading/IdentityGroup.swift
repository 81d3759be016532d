/// Groups of people that hate speech aims at: the grounds that European law names, immigrants apart.
///
/// Source: Charter of Fundamental Rights of the European Union, article 21; ECRI General Policy Recommendation 15.
public enum IdentityGroup: String, Sendable, CaseIterable, Codable, Comparable {
    case migrants, muslims, jews, roma, ethnicity, nationality, women, lgbt, disability, religion

    public static func < (first: IdentityGroup, second: IdentityGroup) -> Bool { first.number < second.number }

    /// A number that stays the same in shipped models.
    var number: UInt64 {
        switch self {
        case .migrants: 1
        case .muslims: 2
        case .jews: 3
        case .roma: 4
        case .ethnicity: 5
        case .nationality: 6
        case .women: 7
        case .lgbt: 8
        case .disability: 9
        case .religion: 10
        }
    }
}
