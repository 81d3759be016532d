/// What stands in one line of a PrefLib file, byte by byte.
extension PrefLibReader {
    /// An order up to the end of the line.
    mutating func order(
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

    mutating func categories(_ candidates: [RankedBallots.Candidate]) throws(InputError) -> [Int64?] {
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

    mutating func number(_ field: String) throws(InputError) -> Int {
        var value = 0
        let start = position
        while position < bytes.count, (48...57).contains(bytes[position]), position - start < 16 {
            value = value * 10 + Int(bytes[position] - 48)
            position += 1
        }
        guard position > start else { throw error(field, "must be a whole number") }
        return value
    }

    mutating func skipSpaces() {
        while position < bytes.count, bytes[position] == 32 || bytes[position] == 9 { position += 1 }
    }

    private var isAtLineEnd: Bool {
        position >= bytes.count || bytes[position] == 10 || bytes[position] == 13
    }

    mutating func skipLineEnd() {
        if position < bytes.count, bytes[position] == 13 { position += 1 }
        if position < bytes.count, bytes[position] == 10 {
            position += 1
            line += 1
        }
    }
}
