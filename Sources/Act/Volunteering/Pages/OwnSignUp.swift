import Community
import Kernel
import Web

/// A sign-up as its owner sees it.
struct OwnSignUp: Sendable {
    let signUp: SignUp
    let card: ShiftCard
    let attendance: Attendance
    let changes: [Hours.Change]
    let said: Said

    /// The sign-up whose key stands in the address.
    ///
    /// - Throws: `Problem.notFound`
    static func find(_ visit: Visit, _ house: House, _ keys: SignUpKeys) async throws -> OwnSignUp {
        let id = try visit.id("sign-up", of: SignUpKind.self)
        guard keys.opens(id, try visit.parameter("key")) else { throw Problem.notFound }
        let found = try await house.database.read { s -> OwnSignUp? in
            // Once erased, the page of it is gone too.
            guard let signUp = try SignUpStore.find(id, in: s), !signUp.isNameless,
                let card = try ShiftStore.card(signUp.shift, in: s)
            else { return nil }
            return OwnSignUp(
                signUp: signUp, card: card, attendance: try DayStore.attendance(of: id, in: s),
                changes: try DayStore.changes(of: id, in: s), said: try TeamStore.said(id, in: s))
        }
        guard let found else { throw Problem.notFound }
        return found
    }
}
