/// Ballots in a CSV file: a column for every candidate, a line for every ballot, and a column `voters` where a line
/// stands for several.
///
/// A cell holds a rank (1 is best, equal numbers are level, empty is not ranked) or a rating (empty is nothing said).
enum BallotTable {
    static func ranked(_ csv: CSV) throws(InputError) -> RankedBallots {
        let columns = try candidateColumns(csv)
        var builder = RankedBallots.Builder(candidates: columns.count)
        for record in csv.records {
            var ranks: [(rank: Int64, candidate: Int)] = []
            for (candidate, column) in columns.enumerated() {
                guard let rank = try cell(csv, record, column, 1...Int64(RankedBallots.mostCandidates)) else {
                    continue
                }
                ranks.append((rank, candidate))
            }
            ranks.sort { $0 < $1 }
            for (place, entry) in ranks.enumerated() {
                _ = builder.add(entry.candidate, isLevel: place > 0 && ranks[place - 1].rank == entry.rank)
            }
            guard builder.end(count: try voters(csv, record)) else { throw tooMany(csv, record) }
        }
        return RankedBallots(candidates: candidates(csv, columns), builder)
    }

    static func rated(_ csv: CSV) throws(InputError) -> RatedBallots {
        let columns = try candidateColumns(csv)
        var ballots: [RatedBallots.Ballot] = []
        var total: Int64 = 0
        for record in csv.records {
            var ratings: [Int64?] = []
            for column in columns { ratings.append(try cell(csv, record, column, 0...RatedBallots.highestRating)) }
            let count = try voters(csv, record)
            total += count
            guard total <= RankedBallots.mostVoters else { throw tooMany(csv, record) }
            ballots.append(RatedBallots.Ballot(ratings: ratings, count: count))
        }
        return RatedBallots(candidates: candidates(csv, columns), ballots: ballots)
    }

    private static let votersColumn = "voters"

    private static func candidateColumns(_ csv: CSV) throws(InputError) -> [Int] {
        var seen: Set<String> = []
        for name in csv.header {
            guard !name.isEmpty else {
                throw InputError(file: csv.file, line: 1, field: nil, problem: "a column has no name")
            }
            guard seen.insert(name).inserted else {
                throw InputError(file: csv.file, line: 1, field: name, problem: "the header names it twice")
            }
        }
        let columns = csv.header.indices.filter { csv.header[$0] != votersColumn }
        guard (1...RankedBallots.mostCandidates).contains(columns.count) else {
            throw InputError(
                file: csv.file, line: 1, field: nil,
                problem: "needs from 1 to \(RankedBallots.mostCandidates) columns of candidates")
        }
        return columns
    }

    private static func candidates(_ csv: CSV, _ columns: [Int]) -> [RankedBallots.Candidate] {
        columns.map { RankedBallots.Candidate(id: csv.header[$0], name: csv.header[$0]) }
    }

    private static func voters(_ csv: CSV, _ record: CSV.Record) throws(InputError) -> Int64 {
        guard let column = csv.header.firstIndex(of: votersColumn) else { return 1 }
        guard let count = try cell(csv, record, column, 1...RankedBallots.mostVoters) else {
            throw InputError(file: csv.file, line: record.line, field: votersColumn, problem: "is empty")
        }
        return count
    }

    private static func cell(
        _ csv: CSV, _ record: CSV.Record, _ column: Int, _ range: ClosedRange<Int64>
    ) throws(InputError) -> Int64? {
        let text = record.fields[column]
        if text.isEmpty { return nil }
        guard let number = Int64(text), range.contains(number) else {
            throw InputError(
                file: csv.file, line: record.line, field: csv.header[column],
                problem: "must be a whole number from \(range.lowerBound) to \(range.upperBound), "
                    + "not “\(text.prefix(20))”")
        }
        return number
    }

    private static func tooMany(_ csv: CSV, _ record: CSV.Record) -> InputError {
        InputError(
            file: csv.file, line: record.line, field: votersColumn,
            problem: "there are more than \(RankedBallots.mostVoters) voters")
    }
}
