import ArgumentParser
import Deliberation
import Foundation
import Speech

/// `citizentime speech`: the model that orders the moderators' queue, outside the server.
struct SpeechCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "speech",
        abstract: "Score texts for moderators, find answers to hostile ones, and train the model that does.",
        subcommands: [ScoreSpeech.self, AnswerSpeech.self, TrainSpeech.self])
}

/// `citizentime speech score`.
struct ScoreSpeech: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Score JSON lines from standard input.",
        discussion: """
            In, a text a line: {"id","text","lang"?}. Out, in the same order: {"id","lang","hateful","targets","spans",\
            "toxic","triage"}. What the fields mean, how far they can be trusted and what they must not be used for \
            stands in docs/methods/speech.md and docs/model-card-speech.md. With --embedding, texts that the model is \
            unsure of are scored again by a slower second stage.

            Exit status: 0 done, 1 the build has no model, 2 the call was wrong, 65 the input was bad (the message \
            names line and field).
            """)

    @Option(help: "The file of the model; without it the one that comes with the product.")
    var model: String?

    @Option(help: "The folder of the embedding engine: texts that the model is unsure of get a second look.")
    var embedding: String?

    @Flag(help: "Write the CPU time per text to standard error.")
    var timings = false

    func run() throws {
        try reportingBadInput {
            guard let model = try loaded() else {
                FileHandle.standardError.write(Data("this build has no model; name one with --model\n".utf8))
                throw ExitCode.failure
            }
            let second = try secondLook()
            let start = clock()
            var count = 0
            while let line = readLine() {
                count += 1
                if line.isEmpty { continue }
                print(try answer(parsedLine(line, count), model, second))
            }
            if timings {
                let micros = Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1e6 / Double(max(count, 1))
                FileHandle.standardError.write(Data("\(count) texts, \(Int(micros)) µs each\n".utf8))
            }
        }
    }

    private func answer(_ line: ScoreLine, _ model: SpeechModel, _ second: SecondLook?) throws -> String {
        do {
            return try line.answer(model, second: second)
        } catch Embedder.Problem.failed {
            FileHandle.standardError.write(Data("the embedding engine failed at \(line.id)\n".utf8))
            throw ExitCode.failure
        }
    }

    private func secondLook() throws -> SecondLook? {
        guard let embedding else { return nil }
        guard let stage = SecondStage.shipped else {
            FileHandle.standardError.write(Data("this build has no second stage\n".utf8))
            throw ExitCode.failure
        }
        do {
            return SecondLook(stage: stage, embedder: try Embedder(folder: embedding))
        } catch let Embedder.Problem.cannotLoad(reason) {
            throw ValidationError("--embedding: \(reason).")
        }
    }

    private func loaded() throws -> SpeechModel? {
        guard let model else { return SpeechModel.shipped }
        do {
            return try SpeechModel(bytes: readFile(model))
        } catch let damage as SpeechModel.Damage {
            throw InputError(file: model, line: 1, field: "model", problem: "is no model of this version: \(damage)")
        }
    }
}

/// One line of standard input, or what is wrong with it.
func parsedLine(_ line: String, _ number: Int) throws(InputError) -> ScoreLine {
    do throws(ScoreLine.Problem) {
        return try ScoreLine(line.utf8)
    } catch {
        throw InputError(file: "standard input", line: number, field: error.field, problem: error.problem)
    }
}
