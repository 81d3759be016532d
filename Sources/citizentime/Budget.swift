import ArgumentParser
import Deliberation
import Foundation

/// `citizentime budget`: the outcome of a participatory budget, without a server.
struct Budget: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute the outcome of a participatory budget.",
        discussion: """
            Reads a Pabulib file, packed with gzip or not, and writes which projects are funded, who paid for them \
            and how far short the others fell. Ties go to the project whose identifier comes first as a string. The \
            rules are described in docs/methods/budgets.md.

            Exit status: 0 done, 2 the call was wrong, 65 the input was bad (the message names file, line and field).
            """)

    @Option(help: "greedy, mes (Method of Equal Shares) or phragmen.")
    var rule: BudgetRule

    @Option(help: "What a funded project is worth to its supporters: cost, cardinality or points.")
    var satisfaction: Satisfaction = .cost

    @Option(help: "What Equal Shares does with money left over: none, add1, add1u or greedy.")
    var completion: Completion = .none

    @Option(help: "How the outcome is written: json or text.")
    var format: OutputFormat = .json

    @Argument(help: "A Pabulib file.")
    var file: String

    func validate() throws {
        guard completion == .none || rule == .mes else {
            throw ValidationError("--completion belongs to --rule mes; the other rules have none.")
        }
    }

    func run() throws {
        try reportingBadInput {
            let read = try PabulibElection(readFile(file), file: file)
            for note in read.notes { FileHandle.standardError.write(Data("\(file): \(note)\n".utf8)) }
            guard satisfaction != .points || read.election.hasPoints else {
                throw InputError(
                    file: file, line: 1, field: "vote_type",
                    problem: "approval ballots give no points; take --satisfaction cost or cardinality")
            }
            let outcome = read.election.outcome(rule, satisfaction: satisfaction, completion: completion)
            switch format {
            case .json: print(outcome.json(of: read.election))
            case .text: print(BudgetText(outcome: outcome, election: read.election).text, terminator: "")
            }
        }
    }
}

/// How commands write what they found.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case json
    case text
}

extension BudgetRule: ExpressibleByArgument {}
extension Satisfaction: ExpressibleByArgument {}
extension Completion: ExpressibleByArgument {}
