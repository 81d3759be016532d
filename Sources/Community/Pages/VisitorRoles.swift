import Kernel
import Storage
import Web

extension Visit {
    /// What the visitor may do where; nothing without an account.
    public func roles(in s: any Storage.Session) throws -> [Role] {
        try person.map { try RoleStore.roles(of: $0.id, in: s) } ?? []
    }
}
