import Crypto
import Kernel
import Web

/// A name that can be compared and not read: the holder types what stands on the paper, and the mark says whether it is
/// that. It is as hard to guess as the name itself, and is tried only against one certificate whose address one knows.
public struct NameMark: Sendable, Equatable {
    /// 16 random bytes in hex.
    public let salt: String
    /// SHA-256 in hex.
    public let hash: String

    init(salt: String, hash: String) {
        self.salt = salt
        self.hash = hash
    }

    init(_ name: String) {
        let salt = Hex.random(bytes: 16)
        self.init(salt: salt, hash: Self.hash(name, salt))
    }

    /// Forgives case, accents and spaces around.
    func fits(_ name: String) -> Bool { Self.hash(name, salt) == hash }

    private static func hash(_ name: String, _ salt: String) -> String {
        Hex.encode(SHA256.hash(data: Array("\(salt)\n\(foldedForSearch(name))".utf8)))
    }
}
