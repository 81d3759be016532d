import Kernel

/// Six letters and digits that lead to a consultation, short enough to be read out in a hall.
enum ShortCode {
    /// Without 0, 1, i, l, o and u, which people confuse.
    private static let alphabet = Array("23456789abcdefghjkmnpqrstvwxyz")

    /// Made from the identifier by a hash (FNV-1a), so it needs no second source of chance; a clash, one in 700 million,
    /// is refused by the database.
    static func code(for id: ConsultationID) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var code = ""
        for _ in 0..<6 {
            code.append(alphabet[Int(hash % UInt64(alphabet.count))])
            hash /= UInt64(alphabet.count)
        }
        return code
    }
}
