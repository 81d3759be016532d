/// Ballots that put candidates in an order, with or without ties, complete or cut short.
///
/// Whoever is not ranked stands below all who are, and level with the others not ranked.
public struct RankedBallots: Sendable {
    public let candidates: [Candidate]
    /// All voters, those with empty ballots included.
    public let voters: Int64
    /// Candidates of all ballots one after the other; a candidate level with the one before is marked.
    let entries: [UInt16]
    /// Ballot b holds the entries `starts[b] ..< starts[b + 1]`.
    let starts: [Int]
    /// How many voters cast each ballot.
    let counts: [Int64]

    static let levelMark: UInt16 = 0x8000

    public struct Candidate: Equatable, Sendable {
        public let id: String
        public let name: String

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// One order and how many voters gave it.
    public struct Ballot: Sendable {
        /// The best first; candidates that are level stand in one list.
        public let ranking: [[Int]]
        public let count: Int64

        public init(ranking: [[Int]], count: Int64 = 1) {
            self.ranking = ranking
            self.count = count
        }
    }

    public enum Refusal: Error, Equatable {
        case tooManyCandidates(limit: Int)
        case candidateTwice(id: String)
        case unknownCandidate(ballot: Int)
        case rankedTwice(ballot: Int, id: String)
        case countOutOfRange(ballot: Int)
        case tooManyVoters(limit: Int64)
    }

    public static let mostCandidates = 2_000
    /// Keeps every sum of votes times candidates within 64 bits.
    public static let mostVoters: Int64 = 1_000_000_000_000

    public init(candidates: [Candidate], ballots: [Ballot]) throws(Refusal) {
        try Self.check(candidates)
        var builder = Builder(candidates: candidates.count)
        for (number, ballot) in ballots.enumerated() {
            for level in ballot.ranking {
                for (place, candidate) in level.enumerated() {
                    guard candidates.indices.contains(candidate) else { throw .unknownCandidate(ballot: number) }
                    guard builder.add(candidate, isLevel: place > 0) else {
                        throw .rankedTwice(ballot: number, id: candidates[candidate].id)
                    }
                }
            }
            guard builder.end(count: ballot.count) else { throw .countOutOfRange(ballot: number) }
        }
        self.init(candidates: candidates, builder)
    }

    init(candidates: [Candidate], _ builder: Builder) {
        self.candidates = candidates
        voters = builder.voters
        entries = builder.entries
        starts = builder.starts
        counts = builder.counts
    }

    static func check(_ candidates: [Candidate]) throws(Refusal) {
        guard candidates.count <= mostCandidates else { throw .tooManyCandidates(limit: mostCandidates) }
        var seen: Set<String> = []
        for candidate in candidates where !seen.insert(candidate.id).inserted {
            throw .candidateTwice(id: candidate.id)
        }
    }

    /// Takes ballots in one candidate at a time.
    struct Builder {
        private(set) var entries: [UInt16] = []
        private(set) var starts = [0]
        private(set) var counts: [Int64] = []
        private(set) var voters: Int64 = 0
        /// The ballot, from 1, that named each candidate last.
        private var lastNamed: [Int]

        init(candidates: Int) { lastNamed = [Int](repeating: 0, count: candidates) }

        /// False when the ballot names the candidate already.
        mutating func add(_ candidate: Int, isLevel: Bool) -> Bool {
            guard lastNamed[candidate] != starts.count else { return false }
            lastNamed[candidate] = starts.count
            entries.append(UInt16(candidate) | (isLevel ? RankedBallots.levelMark : 0))
            return true
        }

        /// False when there are too many voters, or fewer than one.
        mutating func end(count: Int64) -> Bool {
            guard count > 0, count <= RankedBallots.mostVoters - voters else { return false }
            starts.append(entries.count)
            counts.append(count)
            voters += count
            return true
        }
    }
}

extension RankedBallots {
    /// Whether every ballot ranks every candidate, without ties.
    var isCompleteAndStrict: Bool {
        entries.count == counts.count * candidates.count && entries.allSatisfy { $0 & Self.levelMark == 0 }
    }
}
