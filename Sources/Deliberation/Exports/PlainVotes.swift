/// Reads a list of votes that is written plainly, without building a text for every field.
///
/// Nil for anything that is not plain: quotes, a byte order mark, a field that is not what it should
/// be. The strict reader then reads the file again and says what is wrong, and where.
enum PlainVotes {
    static func read(_ bytes: [UInt8]) -> [Vote]? {
        bytes.withUnsafeBufferPointer { bytes in
            guard let headerEnd = bytes.firstIndex(of: newline) else { return nil }
            let hasReturns = headerEnd > 0 && bytes[headerEnd - 1] == UInt8(ascii: "\r")
            let names = bytes[..<(hasReturns ? headerEnd - 1 : headerEnd)].split(
                separator: comma, omittingEmptySubsequences: false
            )
            .map { String(decoding: $0, as: UTF8.self) }
            guard let time = names.firstIndex(of: "timestamp"), let statement = names.firstIndex(of: "comment-id"),
                let voter = names.firstIndex(of: "voter-id"), let vote = names.firstIndex(of: "vote")
            else { return nil }
            var votes: [Vote] = []
            votes.reserveCapacity(bytes.count / 32)
            var fields = [Range<Int>](repeating: 0..<0, count: names.count)
            var position = headerEnd + 1
            while position < bytes.count {
                guard let next = split(bytes, from: position, into: &fields),
                    let moment = integer(bytes, fields[time]), let number = integer(bytes, fields[vote]),
                    (-1...1).contains(number), let value = Vote.Value(rawValue: Int8(number)),
                    let participant = name(bytes, fields[voter]), let subject = name(bytes, fields[statement])
                else { return nil }
                votes.append(Vote(participant: participant, statement: subject, value: value, time: moment))
                position = next
            }
            return votes
        }
    }

    private static let newline = UInt8(ascii: "\n")
    private static let comma = UInt8(ascii: ",")

    /// The ranges of the fields of one line; returns where the next line starts.
    @inline(__always)
    private static func split(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into fields: inout [Range<Int>]
    ) -> Int? {
        var field = 0
        var begin = start
        var position = start
        while true {
            let isEnd = position == bytes.count || bytes[position] == newline
            if isEnd || bytes[position] == comma {
                guard field < fields.count else { return nil }
                let hasReturn = isEnd && position > begin && bytes[position - 1] == UInt8(ascii: "\r")
                fields[field] = begin..<(hasReturn ? position - 1 : position)
                field += 1
                begin = position + 1
                if isEnd { return field == fields.count ? position + 1 : nil }
            } else if bytes[position] == UInt8(ascii: "\"") {
                return nil
            }
            position += 1
        }
    }

    @inline(__always)
    private static func integer(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int64? {
        let isNegative = range.first.map { bytes[$0] == UInt8(ascii: "-") } ?? false
        let digits = isNegative ? range.lowerBound + 1..<range.upperBound : range
        guard (1...18).contains(digits.count) else { return nil }
        var value: Int64 = 0
        for index in digits {
            guard (48...57).contains(bytes[index]) else { return nil }
            value = value * 10 + Int64(bytes[index] - 48)
        }
        return isNegative ? -value : value
    }

    @inline(__always)
    private static func name(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
        guard !range.isEmpty, range.count <= 64 else { return nil }
        return String(validating: bytes[range], as: UTF8.self)
    }
}
