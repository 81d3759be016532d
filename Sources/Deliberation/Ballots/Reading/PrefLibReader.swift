/// A PrefLib file of orders: soc, soi, toc or toi, told apart by what stands in it.
///
/// Source: Mattei and Walsh, "PrefLib: A Library for Preferences", ADT 2013; the format since 2022,
/// preflib.org/format. A line is `voters: 1,2,{3,4}`.
struct PrefLibReader {
    let bytes: [UInt8]
    private let file: String
    var position = 0
    var line = 1
    private var voters: Int64 = 0
    private(set) var header = PrefLibHeader()

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// - Throws: `InputError` at the first thing that cannot be used
    static func ranked(_ bytes: [UInt8], file: String) throws(InputError) -> RankedBallots {
        var reader = PrefLibReader(bytes, file: file)
        let candidates = try reader.candidates()
        var builder = RankedBallots.Builder(candidates: candidates.count)
        while let count = try reader.nextCount() {
            try reader.order(candidates, &builder)
            guard builder.end(count: count) else { throw reader.tooMany }
        }
        return RankedBallots(candidates: candidates, builder)
    }

    /// Categories: the first is worth most.
    static func rated(_ bytes: [UInt8], file: String) throws(InputError) -> RatedBallots {
        var reader = PrefLibReader(bytes, file: file)
        let candidates = try reader.candidates()
        var ballots: [RatedBallots.Ballot] = []
        while let count = try reader.nextCount() {
            let ratings = try reader.categories(candidates)
            ballots.append(RatedBallots.Ballot(ratings: ratings, count: count))
        }
        return RatedBallots(candidates: candidates, ballots: ballots)
    }

    private var tooMany: InputError {
        error("voters", "must be from 1, and not more than \(RankedBallots.mostVoters) altogether")
    }

    func error(_ field: String?, _ problem: String) -> InputError {
        InputError(file: file, line: line, field: field, problem: problem)
    }
}

extension PrefLibReader {
    /// Reads the lines that begin with #.
    private mutating func candidates() throws(InputError) -> [RankedBallots.Candidate] {
        while position < bytes.count, bytes[position] == UInt8(ascii: "#") || isBlankLine {
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            guard let text = String(validating: bytes[position..<end], as: UTF8.self) else {
                throw error(nil, "is not UTF-8; save the file as UTF-8")
            }
            if let problem = header.take(text, line: line) { throw error(problem.field, problem.text) }
            position = min(end + 1, bytes.count)
            line += 1
        }
        guard let candidates = header.candidates else {
            throw error(
                "NUMBER ALTERNATIVES", "the header does not say how many there are; is this a PrefLib file?")
        }
        return candidates
    }

    private var isBlankLine: Bool {
        bytes[position] == UInt8(ascii: "\n")
            || (bytes[position] == UInt8(ascii: "\r") && position + 1 < bytes.count
                && bytes[position + 1] == UInt8(ascii: "\n"))
    }

    /// The voters of the next line, up to its colon; nil at the end of the file.
    private mutating func nextCount() throws(InputError) -> Int64? {
        while position < bytes.count, bytes[position] == 10 || bytes[position] == 13 { skipLineEnd() }
        skipSpaces()
        guard position < bytes.count else { return nil }
        let count = try number("voters")
        skipSpaces()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
            throw error("voters", "must be followed by a colon and the order")
        }
        position += 1
        guard count > 0, Int64(count) <= RankedBallots.mostVoters - voters else { throw tooMany }
        voters += Int64(count)
        return Int64(count)
    }
}
