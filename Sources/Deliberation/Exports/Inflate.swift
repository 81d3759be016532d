/// Undoes the compression of gzip: literal bytes and copies of what came before, in a Huffman code.
///
/// Source: RFC 1951.
struct Inflate {
    private let bytes: [UInt8]
    private var position: Int
    private var bits: UInt32 = 0
    private var bitCount = 0

    enum Fault: String, Error {
        case cutShort = "the packed file is cut short"
        case damaged = "the packed file is damaged"
        case tooLarge = "the file is too large when unpacked"
    }

    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// The first byte after the packed data.
    var end: Int { position }

    mutating func run(into output: inout [UInt8], limit: Int) throws(Fault) {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try copyStored(into: &output, limit: limit)
            case 1: try copy(Self.fixed, into: &output, limit: limit)
            case 2: try copy(try readCodes(), into: &output, limit: limit)
            default: throw .damaged
            }
        }
        bits = 0
        bitCount = 0
    }

    private mutating func take(_ count: Int) throws(Fault) -> Int {
        while bitCount < count {
            guard position < bytes.count else { throw .cutShort }
            bits |= UInt32(bytes[position]) << UInt32(bitCount)
            position += 1
            bitCount += 8
        }
        let value = bits & ((1 << UInt32(count)) - 1)
        bits >>= UInt32(count)
        bitCount -= count
        return Int(value)
    }

    private mutating func copyStored(into output: inout [UInt8], limit: Int) throws(Fault) {
        bits = 0
        bitCount = 0
        guard position + 4 <= bytes.count else { throw .cutShort }
        let length = Int(bytes[position]) | Int(bytes[position + 1]) << 8
        let check = Int(bytes[position + 2]) | Int(bytes[position + 3]) << 8
        guard length ^ 0xFFFF == check else { throw .damaged }
        position += 4
        guard position + length <= bytes.count else { throw .cutShort }
        guard output.count + length <= limit else { throw .tooLarge }
        output += bytes[position..<position + length]
        position += length
    }

    private mutating func copy(_ codes: Codes, into output: inout [UInt8], limit: Int) throws(Fault) {
        while true {
            let symbol = try next(codes.literals)
            if symbol == 256 { return }
            guard output.count < limit else { throw .tooLarge }
            if symbol < 256 {
                output.append(UInt8(symbol))
                continue
            }
            guard symbol <= 285 else { throw .damaged }
            let length = Self.lengths[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
            let reach = try next(codes.distances)
            guard reach < 30 else { throw .damaged }
            let distance = Self.distances[reach] + (try take(Self.distanceBits[reach]))
            guard distance <= output.count else { throw .damaged }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    private mutating func next(_ code: HuffmanCode) throws(Fault) -> Int {
        var value = 0
        var first = 0
        var index = 0
        for count in code.counts.dropFirst() {
            value |= try take(1)
            if value - first < count { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw .damaged
    }

    /// The codes that stand before the data of a block. Source: RFC 1951, section 3.2.7.
    private mutating func readCodes() throws(Fault) -> Codes {
        let literals = try take(5) + 257
        let distances = try take(5) + 1
        let count = try take(4) + 4
        var sizes = [Int](repeating: 0, count: 19)
        for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(count) {
            sizes[place] = try take(3)
        }
        let code = HuffmanCode(sizes)
        var all: [Int] = []
        while all.count < literals + distances {
            switch try next(code) {
            case 16:
                guard let last = all.last else { throw .damaged }
                all += Array(repeating: last, count: 3 + (try take(2)))
            case 17: all += Array(repeating: 0, count: 3 + (try take(3)))
            case 18: all += Array(repeating: 0, count: 11 + (try take(7)))
            case let size: all.append(size)
            }
        }
        guard all.count == literals + distances else { throw .damaged }
        return Codes(literals: HuffmanCode(all[..<literals]), distances: HuffmanCode(all[literals...]))
    }

    private struct Codes {
        let literals: HuffmanCode
        let distances: HuffmanCode
    }

    /// Source: RFC 1951, section 3.2.6.
    private static let fixed = Codes(
        literals: HuffmanCode((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }),
        distances: HuffmanCode(Array(repeating: 5, count: 30)))

    /// Source: RFC 1951, section 3.2.5.
    private static let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distances = (0..<30).map { $0 < 4 ? $0 + 1 : (2 + $0 % 2) << ($0 / 2 - 1) + 1 }
    private static let distanceBits = (0..<30).map { max($0 / 2 - 1, 0) }
}

/// A canonical Huffman code: how many symbols have each length, and the symbols in order.
struct HuffmanCode {
    /// By length from 0 to 15.
    let counts: [Int]
    let symbols: [Int]

    init(_ sizes: some Collection<Int>) {
        var counts = [Int](repeating: 0, count: 16)
        for size in sizes where size > 0 { counts[size] += 1 }
        self.counts = counts
        symbols = sizes.enumerated().filter { $0.element > 0 }.sorted {
            ($0.element, $0.offset) < ($1.element, $1.offset)
        }
        .map(\.offset)
    }
}
