import ArgumentParser
import Deliberation

/// `citizentime count`: the winners of a vote by ranking, approval or score, without a server.
struct Count: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Count ballots that rank, approve or rate candidates.",
        discussion: """
            Reads PrefLib files (soc, soi, toc, toi, cat) or CSV (a column for each candidate, a line for each ballot, \
            optionally a column “voters”; ranks for the methods that rank, numbers for approval and score), packed with \
            gzip or not. How ties and cut ballots are treated is described in docs/methods/ballots-counting.md.

            Exit status: 0 done, 1 the method cannot count these ballots, 2 the call was wrong, 65 the input was bad \
            (the message names file, line and field).
            """)

    @Option(help: "The method of counting.")
    var method: CountMethod

    @Option(help: "How many are elected.")
    var seats = 1

    @Option(help: "Ties for last in irv: all go together, or all universes of breaking them are followed.")
    var ties: InstantRunoff.Ties = .together

    @Option(help: "The quota of stv.")
    var quota: TransferableVote.Quota = .droop

    @Option(help: "Whether stv elects all who reach the quota together or singly.")
    var election: TransferableVote.Election = .together

    @Option(help: "How the result is written: json or text.")
    var format: OutputFormat = .json

    @Argument(help: "The ballots.")
    var file: String

    func validate() throws {
        guard seats >= 1 else { throw ValidationError("--seats takes a number from 1.") }
        guard seats == 1 || method.hasSeats else {
            throw ValidationError(
                "--method \(method.rawValue) elects one; take stv, approval, score or borda for more.")
        }
        guard method != .stv || seats <= TransferableVote.mostSeats else {
            throw ValidationError("--method stv elects at most \(TransferableVote.mostSeats).")
        }
    }

    func run() throws {
        try reportingBadInput {
            let ballots = try BallotFile(readFile(file), file: file, as: method.kind)
            var options = BallotCount.Options()
            options.seats = seats
            options.ties = ties
            options.quota = quota
            options.election = election
            do throws(BallotCount.Refusal) {
                let count = try BallotCount(ballots, method, options)
                switch format {
                case .json: print(count.json)
                case .text: print(CountText(count: count).text, terminator: "")
                }
            } catch {
                throw CleanFailure(words(error))
            }
        }
    }

    private func words(_ refusal: BallotCount.Refusal) -> String {
        switch refusal {
        case .needsRatings: "\(method.rawValue) needs ratings; give a cat file or CSV"
        case .needsOrders: "\(method.rawValue) needs orders; give an soc, soi, toc or toi file or CSV"
        case .tooManyUniverses: "there are too many ties to follow each; take --ties together"
        case .seats(.fewerCandidatesThanSeats(let candidates)): "there are \(candidates) candidates for \(seats) seats"
        case .seats: "stv elects from 1 to \(TransferableVote.mostSeats)"
        }
    }
}

/// Work that failed for a reason the caller understands; exit status 1.
struct CleanFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension CountMethod: ExpressibleByArgument {}
extension InstantRunoff.Ties: ExpressibleByArgument {}
extension TransferableVote.Quota: ExpressibleByArgument {}
extension TransferableVote.Election: ExpressibleByArgument {}
