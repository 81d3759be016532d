/// Unpacks files that gzip packed. Source: RFC 1952 for the frame, RFC 1951 for what is in it.
public enum Gzip {
    /// Larger files are taken for an attempt to fill the memory.
    public static let largestFile = 1 << 30

    public static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// - Throws: `InputError` when the file is cut short or damaged
    public static func unpacked(_ bytes: [UInt8], file: String) throws(InputError) -> [UInt8] {
        var output: [UInt8] = []
        var position = 0
        repeat {
            do throws(Inflate.Fault) {
                position = try member(bytes, from: position, into: &output)
            } catch {
                throw InputError(file: file, line: 1, field: "gzip", problem: error.rawValue)
            }
        } while position < bytes.count && bytes[position] == 0x1F
        return output
    }

    /// One packed file of those that may follow each other; returns where it ends.
    private static func member(
        _ bytes: [UInt8], from start: Int, into output: inout [UInt8]
    ) throws(Inflate.Fault) -> Int {
        func byte(_ position: Int) throws(Inflate.Fault) -> UInt8 {
            guard position < bytes.count else { throw .cutShort }
            return bytes[position]
        }
        guard try byte(start) == 0x1F, try byte(start + 1) == 0x8B, try byte(start + 2) == 8 else { throw .damaged }
        let flags = try byte(start + 3)
        var position = start + 10
        if flags & 4 != 0 { position += 2 + Int(try byte(position)) + Int(try byte(position + 1)) << 8 }
        for text in [UInt8(8), 16] where flags & text != 0 {
            while try byte(position) != 0 { position += 1 }
            position += 1
        }
        if flags & 2 != 0 { position += 2 }
        let begin = output.count
        var inflate = Inflate(bytes, from: position)
        try inflate.run(into: &output, limit: largestFile)
        position = inflate.end
        guard position + 8 <= bytes.count else { throw .cutShort }
        func number(at place: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
        }
        guard number(at: position) == checksum(output[begin...]),
            number(at: position + 4) == UInt32(truncatingIfNeeded: output.count - begin)
        else { throw .damaged }
        return position + 8
    }

    /// CRC-32 as in RFC 1952, section 8.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        let table = (0..<256).map { (index: Int) -> UInt32 in
            (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    }
}
