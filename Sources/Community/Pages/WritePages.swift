import Kernel
import Storage
import Web

extension House {
    /// Writes what somebody sent, and leads to a page; a refusal is shown on the form again, with what was typed.
    ///
    /// - hiding: the refusal of what is not theirs: to them it is not there
    /// - Throws: `Problem.notFound`
    public func write<Refusal: Error & Equatable>(
        _ apply: @escaping @Sendable (any Storage.Session) throws -> Void, hiding hidden: Refusal, then page: Link,
        flash: String, refused: (Refusal) async throws -> Reply
    ) async throws -> Reply {
        do {
            try await database.write(apply)
        } catch let refusal as Refusal {
            guard refusal != hidden else { throw Problem.notFound }
            return try await refused(refusal)
        }
        return .see(page, flash: flash)
    }
}
