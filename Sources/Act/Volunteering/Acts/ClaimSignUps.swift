import Community
import Kernel
import Storage

/// Making the sign-ups of an address those of the account of whoever has proved that the address is theirs.
struct ClaimSignUps: Sendable {
    let person: PersonID
    let address: String
    let at: Moment

    /// What was never confirmed is left as it is. So is a shift for which the account has a place of its own: nobody
    /// gives the same hours twice.
    func apply(in s: any Session) throws {
        var count = 0
        for signUp in try SignUpStore.all(of: .mail(address), in: s) where signUp.isConfirmed {
            guard try SignUpStore.active(of: .person(person), on: signUp.shift, in: s) == nil else { continue }
            try SignUpStore.give(signUp.id, to: person, in: s)
            count += 1
        }
        guard count > 0 else { return }
        try AuditLog.record(
            .init("sign-ups/claimed", Subject(.person, person), by: .person(person), at: at, details: "\(count)"), in: s
        )
    }
}
