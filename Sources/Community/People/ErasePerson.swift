import Kernel
import Storage

/// Erasing an account: name, address, sign-ins, roles and what was followed go; what others rely on stays without a name.
///
/// Source: Regulation (EU) 2016/679, Article 17.
struct ErasePerson: Sendable {
    let person: PersonID
    /// Forgets what other rooms know.
    let forget: @Sendable (any Session) throws -> Void
    let at: Moment

    func apply(in s: any Session) throws {
        try forget(s)
        for table in ["sign_in", "role", "follow", "follower", "person_identity"] {
            try s.execute("DELETE FROM \(table) WHERE person_id = $1", person)
        }
        try s.execute("DELETE FROM sign_in_link WHERE email IN (SELECT email FROM person WHERE id = $1)", person)
        try Withheld.expose(.shown, Subject(.person, person), at: at, in: s)
        try PersonStore.empty(person, in: s)
        try AuditLog.record(.init("person/erased", Subject(.person, person), by: .person(person), at: at), in: s)
    }
}
