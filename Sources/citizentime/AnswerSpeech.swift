import ArgumentParser
import Foundation
import Speech

/// `citizentime speech answer`.
struct AnswerSpeech: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Find counter-narratives to hostile texts from standard input.",
        discussion: """
            In, a text a line: {"id","text","lang"?}. Out, in the same order: {"id","lang","claims":[{"claim","score",\
            "answers":[{"id","tone","lang","text","sources"}]}]}, five claims at most, the nearest first. A score orders \
            the claims and is no probability; a person picks. What the fields mean stands in docs/methods/speech.md.

            Exit status: 0 done, 2 the call was wrong, 65 the input was bad (the message names line and field).
            """)

    @Flag(help: "Write the CPU time per text to standard error.")
    var timings = false

    func run() throws {
        try reportingBadInput {
            let start = clock()
            var count = 0
            while let line = readLine() {
                count += 1
                if line.isEmpty { continue }
                print(try parsedLine(line, count).cards)
            }
            if timings {
                let micros = Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1e6 / Double(max(count, 1))
                FileHandle.standardError.write(Data("\(count) texts, \(Int(micros)) µs each\n".utf8))
            }
        }
    }
}
