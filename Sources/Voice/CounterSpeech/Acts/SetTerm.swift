import Community
import Kernel
import Storage

/// Setting how many days a case of a category may take; cases that are open keep their day.
struct SetTerm: Sendable {
    let terms: [SpeechCategory: Int]
    let person: PersonID
    let at: Moment

    /// - Throws: `CounterSpeechRefusal.notYours`, `.daysWrong`
    func apply(in s: any Session) throws {
        guard try Self.may(person, in: s) else { throw CounterSpeechRefusal.notYours }
        guard terms.values.allSatisfy({ Terms.range.contains($0) }) else { throw CounterSpeechRefusal.daysWrong }
        for (category, days) in terms { try CaseStore.setTerm(category, days: days, in: s) }
        let said = terms.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
        try AuditLog.record(
            .init(
                "speech-case/terms-set", Subject(.home, 0), by: .person(person), at: at,
                details: said.joined(separator: ", ")), in: s)
    }

    /// An administrator of the whole site.
    static func may(_ person: PersonID, in s: any Session) throws -> Bool {
        let roots = try PlaceStore.all(in: s).filter { $0.parent == nil }.map(\.id)
        return try RoleStore.roles(of: person, in: s).contains { role in
            guard role.name == .administrator, case .place(let place) = role.scope else { return false }
            return roots.contains(place)
        }
    }
}
