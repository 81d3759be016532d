import ArgumentParser
import Deliberation
import Foundation
import Speech

/// `citizentime speech train`.
struct TrainSpeech: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Make a model from labelled texts.",
        discussion: """
            Reads every *.tsv and *.tsv.gz of a folder that has one of the three layouts described in \
            docs/methods/speech.md, and our own templates. The same files give the same bytes. Takes minutes.

            Exit status: 0 done, 2 the call was wrong, 65 the input was bad (the message names file, line and field).
            """)

    @Option(help: "The folder with the labelled texts.")
    var data: String

    @Option(help: "Where the model is written.")
    var out: String

    @Flag(help: "Leave out the data sets under share-alike licences.")
    var withoutSharealike = false

    @Option(help: "The password of the *.zip in the folder; without it they are left out. Nothing unlocked is written.")
    var zipPassword: String?

    @Option(help: "Where the figures of texts that the model has not seen are written, as Markdown.")
    var report: String?

    @Option(help: "Where the second stage is written; without it there is none.")
    var secondOut: String?

    @Option(help: "For the second stage: the folder of the embedding engine.")
    var embedding: String?

    @Option(help: "For the second stage: where embeddings are kept from one training to the next.")
    var embeddings: String?

    @Option(help: "Where the figures of both stages together are written, as Markdown.")
    var secondReport: String?

    func run() throws {
        try reportingBadInput {
            let examples = try files().flatMap(examples(of:)).filter { !withoutSharealike || !$0.isShareAlike }
            guard !examples.isEmpty else { throw ValidationError("\(data): has no labelled texts that are read.") }
            let own = SpeechLanguages.codes.flatMap(Templates.examples)
            let training = SpeechTraining(examples + own, progress: progress)
            try write(Data(training.model.bytes), to: out)
            if let report { try write(Data(SpeechReport(training).markdown.utf8), to: report) }
            if let secondOut { try trainSecondStage(examples + own, training, to: secondOut) }
        }
    }

    private func progress(_ step: String) { FileHandle.standardError.write(Data((step + "\n").utf8)) }

    private func trainSecondStage(_ examples: [Example], _ first: SpeechTraining, to path: String) throws {
        let training = SecondStageTraining(examples, try embeddings(examples), first: first, progress: progress)
        try write(Data(training.stage.bytes), to: path)
        if let secondReport { try write(Data(SpeechReport(training).markdown.utf8), to: secondReport) }
    }

    /// Those kept from an earlier training, and the missing ones made now, saved as they come.
    private func embeddings(_ examples: [Example]) throws -> EmbeddingShelf {
        guard let embedding, let embeddings else {
            throw ValidationError("--second-out needs --embedding and --embeddings.")
        }
        var shelf = EmbeddingShelf()
        if FileManager.default.fileExists(atPath: embeddings) {
            do {
                shelf = try EmbeddingShelf(bytes: readFile(embeddings))
            } catch is EmbeddingShelf.Damage {
                throw InputError(file: embeddings, line: 1, field: "file", problem: "holds no embeddings")
            }
        }
        do {
            let texts = SecondStageTraining.chosen(examples).map(\.text)
            try shelf.fill(texts, with: Embedder(folder: embedding)) { shelf, left in
                progress("embeddings, \(left) left")
                try write(Data(shelf.bytes), to: embeddings)
            }
        } catch let problem as Embedder.Problem {
            throw ValidationError("--embedding \(embedding): \(problem)")
        }
        return shelf
    }

    /// In the order of their names: the order of examples counts.
    private func files() throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: data).sorted()
        } catch {
            throw ValidationError("\(data): cannot be read; is the path right?")
        }
    }

    private func examples(of name: String) throws -> [Example] {
        let path = data + "/" + name
        if name.hasSuffix(".zip"), let zipPassword {
            let file = try LockedZip.firstFile(readFile(path), password: zipPassword, file: path)
            return try parsed(Gzip.isPacked(file) ? Gzip.unpacked(file, file: path) : file, path)
        }
        guard name.hasSuffix(".tsv") || name.hasSuffix(".tsv.gz") else { return [] }
        let bytes = try readFile(path)
        return DataFile.isLabelled(bytes) ? try parsed(bytes, path) : []
    }

    private func parsed(_ bytes: [UInt8], _ path: String) throws(InputError) -> [Example] {
        do throws(DataFile.Problem) {
            return try DataFile.examples(bytes)
        } catch {
            throw InputError(file: path, line: error.line, field: error.field, problem: error.problem)
        }
    }

    private func write(_ content: Data, to path: String) throws {
        do {
            try content.write(to: URL(fileURLWithPath: path))
        } catch {
            throw ValidationError("\(path): cannot be written; is the path right?")
        }
    }
}
