import ArgumentParser
import Deliberation

/// `citizentime impact`: what changed from before to after, without a server.
struct Impact: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure change in a survey that was asked before and after.",
        discussion: """
            Reads CSV, packed with gzip or not, with a line for each person and wave: “person” (a code), “wave” (before, \
            after or later), perhaps “group” (activity or comparison), then an item in each column, named scale.item; an \
            empty field was not answered. An item that is asked the other way round is named scale.item-SUM, SUM being \
            the lowest plus the highest answer, and counts as SUM less the answer. A code that answers twice in a wave is \
            not paired. Every figure comes with its method or with why it cannot be computed; statistics, their sources \
            and how to read them, “no meaningful change” included, are described in docs/methods/impact.md.

            Exit status: 0 done, 1 nobody can be paired, 2 the call was wrong, 65 the input was bad (the message names \
            file, line and field).
            """)

    @Option(help: "How the result is written: json or text.")
    var format: OutputFormat = .json

    @Option(help: "Where the random draws start; the same seed gives the same figures.")
    var seed: UInt64 = 1

    @Option(help: "Resamples of the bootstrap and of the sign-flip test.")
    var replicates = 10_000

    @Option(help: "The smallest change that would matter, in standard deviations of the scores before.")
    var margin = Equivalence.usualMargin

    @Option(help: "People behind a figure, at least; 5 is what may be published.")
    var minimum = SmallGroups.fewest

    @Argument(help: "The answers.")
    var file: String

    func validate() throws {
        guard (100...1_000_000).contains(replicates) else {
            throw ValidationError("--replicates takes a number from 100 to 1000000.")
        }
        guard margin > 0, margin <= 10 else { throw ValidationError("--margin takes a number above 0, up to 10.") }
        guard minimum >= 1 else { throw ValidationError("--minimum takes a number from 1.") }
    }

    func run() throws {
        try reportingBadInput {
            let table = try WaveTable(CSV(readFile(file), file: file))
            var options = ImpactOptions()
            options.seed = seed
            options.replicates = replicates
            options.margin = margin
            options.minimum = minimum
            do throws(ImpactReport.Refusal) {
                let report = try ImpactReport(table, options)
                switch format {
                case .json: print(report.json)
                case .text: print(ImpactText(report: report).text, terminator: "")
                }
            } catch {
                throw CleanFailure("\(file): no code answered both before and in a later wave; are the codes the same?")
            }
        }
    }
}
