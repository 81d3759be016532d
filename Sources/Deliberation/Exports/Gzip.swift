import CZlib

/// Packs and unpacks as gzip does, through zlib. Source: RFC 1952.
public enum Gzip {
    /// Larger files are taken for an attempt to fill the memory.
    public static let largestFile = 1 << 30

    /// The memory ran out.
    public struct PackingFailed: Error {}

    // Sixteen more than the window asks zlib for a gzip head and foot.
    private static let frame = MAX_WBITS + 16

    public static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// - Throws: `InputError` when the file is cut short or damaged
    public static func unpacked(_ bytes: [UInt8], file: String) throws(InputError) -> [UInt8] {
        func wrong(_ problem: String) -> InputError {
            InputError(file: file, line: 1, field: "gzip", problem: problem)
        }
        var stream = z_stream()
        guard inflateInit2_(&stream, frame, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw wrong("the memory ran out")
        }
        defer { inflateEnd(&stream) }
        var input = bytes
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        var output: [UInt8] = []
        var position = 0
        while position < input.count {
            let (status, read, written) = step(&stream, &input, position, &piece, inflate, Z_NO_FLUSH)
            position += read
            output += piece.prefix(written)
            guard output.count <= largestFile else { throw wrong("the file is too large when unpacked") }
            switch status {
            case Z_OK where read > 0 || written > 0: continue
            case Z_STREAM_END:
                // Packed files may follow each other; zeros after the last are padding.
                guard position < input.count, input[position] != 0 else { return output }
                inflateReset(&stream)
            case Z_OK, Z_BUF_ERROR: throw wrong("the packed file is cut short")
            default: throw wrong("the packed file is damaged")
            }
        }
        throw wrong("the packed file is cut short")
    }

    /// - Throws: `PackingFailed`
    public static func packed(_ bytes: [UInt8]) throws(PackingFailed) -> [UInt8] {
        var stream = z_stream()
        let started = deflateInit2_(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, frame, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { throw PackingFailed() }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 32)
        let (status, _, written) = step(&stream, &input, 0, &output, deflate, Z_FINISH)
        guard status == Z_STREAM_END else { throw PackingFailed() }
        return Array(output.prefix(written))
    }

    /// One call of zlib; returns its answer, and how many bytes it read and wrote.
    private static func step(
        _ stream: inout z_stream, _ input: inout [UInt8], _ position: Int, _ output: inout [UInt8],
        _ work: (UnsafeMutablePointer<z_stream>?, Int32) -> Int32, _ flush: Int32
    ) -> (status: Int32, read: Int, written: Int) {
        let (length, room) = (input.count - position, output.count)
        let status = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress.map { $0 + position }
                stream.avail_in = UInt32(length)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(room)
                return work(&stream, flush)
            }
        }
        return (status, length - Int(stream.avail_in), room - Int(stream.avail_out))
    }
}
