/// A PrefLib file of orders: soc, soi, toc or toi, told apart by what stands in it.
///
/// Source: Mattei and Walsh, "PrefLib: A Library for Preferences", ADT 2013; the format since 2022,
/// preflib.org/format. A line is `voters: 1,2,{3,4}`.
struct PrefLibReader {
    private let bytes: [UInt8]
    private let file: String
    private var position = 0
    private var line = 1
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

    /// An order up to the end of the line.
    private mutating func order(
        _ candidates: [RankedBallots.Candidate], _ builder: inout RankedBallots.Builder
    ) throws(InputError) {
        skipSpaces()
        if isAtLineEnd { return skipLineEnd() }
        while true {
            skipSpaces()
            if position < bytes.count, bytes[position] == UInt8(ascii: "{") {
                position += 1
                for (place, candidate) in try members(candidates).enumerated() {
                    try add(candidate, isLevel: place > 0, candidates, &builder)
                }
            } else {
                try add(try alternative(candidates), isLevel: false, candidates, &builder)
            }
            if try !continues() { return }
        }
    }

    private func add(
        _ candidate: Int, isLevel: Bool, _ candidates: [RankedBallots.Candidate],
        _ builder: inout RankedBallots.Builder
    ) throws(InputError) {
        guard builder.add(candidate, isLevel: isLevel) else {
            throw error("order", "ranks alternative \(candidates[candidate].id) twice")
        }
    }

    private mutating func categories(_ candidates: [RankedBallots.Candidate]) throws(InputError) -> [Int64?] {
        var ratings = [Int64?](repeating: nil, count: candidates.count)
        var category = 0
        skipSpaces()
        if isAtLineEnd {
            skipLineEnd()
            return ratings
        }
        repeat {
            skipSpaces()
            category += 1
            guard category <= header.categories else {
                throw error("categories", "has more than the \(header.categories) categories of the header")
            }
            var list: [Int] = []
            if position < bytes.count, bytes[position] == UInt8(ascii: "{") {
                position += 1
                list = try members(candidates)
            } else {
                list = [try alternative(candidates)]
            }
            for candidate in list {
                guard ratings[candidate] == nil else {
                    throw error("categories", "puts alternative \(candidates[candidate].id) into two categories")
                }
                ratings[candidate] = Int64(header.categories - category)
            }
        } while try continues()
        return ratings
    }

    /// The inside of braces, which may be empty.
    private mutating func members(_ candidates: [RankedBallots.Candidate]) throws(InputError) -> [Int] {
        var members: [Int] = []
        skipSpaces()
        if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
            position += 1
            return members
        }
        while true {
            skipSpaces()
            members.append(try alternative(candidates))
            skipSpaces()
            guard position < bytes.count, bytes[position] == UInt8(ascii: ",") || bytes[position] == UInt8(ascii: "}")
            else { throw error("order", "a brace is never closed") }
            position += 1
            if bytes[position - 1] == UInt8(ascii: "}") { return members }
        }
    }

    private mutating func alternative(_ candidates: [RankedBallots.Candidate]) throws(InputError) -> Int {
        let number = try number("order")
        guard (1...max(candidates.count, 1)).contains(number), !candidates.isEmpty else {
            throw error("order", "there is no alternative \(number)")
        }
        return number - 1
    }

    /// After an alternative or braces: whether a comma says that more follows.
    private mutating func continues() throws(InputError) -> Bool {
        skipSpaces()
        if isAtLineEnd {
            skipLineEnd()
            return false
        }
        guard bytes[position] == UInt8(ascii: ",") else { throw error("order", "needs a comma between alternatives") }
        position += 1
        return true
    }

    private mutating func number(_ field: String) throws(InputError) -> Int {
        var value = 0
        let start = position
        while position < bytes.count, (48...57).contains(bytes[position]), position - start < 16 {
            value = value * 10 + Int(bytes[position] - 48)
            position += 1
        }
        guard position > start else { throw error(field, "must be a whole number") }
        return value
    }

    private mutating func skipSpaces() {
        while position < bytes.count, bytes[position] == 32 || bytes[position] == 9 { position += 1 }
    }

    private var isAtLineEnd: Bool {
        position >= bytes.count || bytes[position] == 10 || bytes[position] == 13
    }

    private mutating func skipLineEnd() {
        if position < bytes.count, bytes[position] == 13 { position += 1 }
        if position < bytes.count, bytes[position] == 10 {
            position += 1
            line += 1
        }
    }
}
