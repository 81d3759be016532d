import ArgumentParser
import Deliberation
import Foundation

/// `citizentime draw`: a citizens' panel by lot under quotas, without a server.
struct Draw: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw a citizens' panel by lot from volunteers, under quotas, with chances as equal as they allow.",
        discussion: """
            Reads the volunteers as CSV with the column “id” and one for each trait, and the quotas as CSV with the \
            columns “trait”, “value”, “min” and “max”. Without --seed it writes the lottery and its fingerprint: publish \
            both, and the fingerprint of the seed, before the seed is known. With --seed it draws, and anyone can repeat \
            it. The method is described in docs/methods/sortition.md.

            Exit status: 0 done, 1 no panel meets the quotas (it says which would have to give), 2 the call was wrong, \
            65 the input was bad (the message names file, line and field).
            """)

    @Option(help: "People on the panel.")
    var size: Int

    @Option(help: "The file of quotas.")
    var quotas: String

    @Option(help: "The seed; any text, for example the numbers of a public draw.")
    var seed: String?

    @Option(help: "How the result is written: json or text.")
    var format: OutputFormat = .json

    @Argument(help: "The file of volunteers.")
    var file: String

    func validate() throws {
        guard (1...10_000).contains(size) else { throw ValidationError("--size takes a number from 1 to 10000.") }
    }

    func run() throws {
        try reportingBadInput {
            let quotas = try readQuotas()
            let volunteers = try readVolunteers(Set(quotas.map(\.trait)))
            do throws(Sortition.Refusal) {
                let lottery = try Sortition.lottery(volunteers, quotas: quotas, size: size)
                let output = DrawOutput(lottery, volunteers, seed: seed)
                print(format == .json ? output.json : output.text)
            } catch {
                throw try failure(error)
            }
        }
    }

    private func failure(_ refusal: Sortition.Refusal) throws -> any Error {
        switch refusal {
        case .tooFewVolunteers(let are, let needed):
            return InputError(
                file: file, line: 1, field: nil, problem: "has \(are) volunteers, the panel needs \(needed)")
        case .sameIDTwice(let id): return InputError(file: file, line: 1, field: "id", problem: "has \(id) twice")
        case .noQuotaFor(let volunteer, let trait, let value):
            return InputError(
                file: file, line: 1, field: trait,
                problem: "of \(volunteer) is \(value.map { "“\($0)”" } ?? "empty"), for which there is no quota")
        case .quotasConflict(let relaxed):
            let needs = relaxed.map {
                "\($0.trait) \($0.value): \($0.range.lowerBound) to \($0.range.upperBound)"
            }.joined(separator: "; ")
            say("no panel of \(size) meets all quotas; it would with \(needs.isEmpty ? "others" : needs)")
        case .unsolved: say("the solver gave up on these quotas")
        }
        return ExitCode.failure
    }

    private func say(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }

    private func readQuotas() throws -> [Sortition.Quota] {
        let table = try CSV(readFile(quotas), file: quotas)
        let columns = (
            trait: try table.column("trait"), value: try table.column("value"), min: try table.column("min"),
            max: try table.column("max")
        )
        var seen: Set<[String]> = []
        return try table.records.map { record in
            let fields = record.fields
            func number(_ column: Int, _ name: String) throws -> Int {
                guard let number = Int(fields[column]), number >= 0 else {
                    throw InputError(
                        file: quotas, line: record.line, field: name,
                        problem: "is “\(fields[column])”, not a whole number")
                }
                return number
            }
            let (least, most) = (try number(columns.min, "min"), try number(columns.max, "max"))
            guard least <= most else {
                throw InputError(file: quotas, line: record.line, field: "max", problem: "is below the column “min”")
            }
            guard seen.insert([fields[columns.trait], fields[columns.value]]).inserted else {
                throw InputError(file: quotas, line: record.line, field: "value", problem: "has its quota already")
            }
            return Sortition.Quota(trait: fields[columns.trait], value: fields[columns.value], range: least...most)
        }
    }

    private func readVolunteers(_ traits: Set<String>) throws -> [Sortition.Volunteer] {
        let table = try CSV(readFile(file), file: file)
        let id = try table.column("id")
        let columns = try traits.sorted().map { ($0, try table.column($0)) }
        return table.records.map { record in
            let values = columns.compactMap { trait, column in
                record.fields[column].isEmpty ? nil : (trait, record.fields[column])
            }
            return Sortition.Volunteer(id: record.fields[id], traits: Dictionary(uniqueKeysWithValues: values))
        }
    }
}

/// What the command writes.
private struct DrawOutput: Encodable {
    struct Panel: Encodable {
        let counts: [Int]
        let share: Double
    }

    let fingerprint: String
    let chances: [String: Double]
    let lowestChance: Double
    let highestChance: Double
    /// Identifiers of the volunteers of each kind, and how many of each a panel takes.
    let kinds: [[String]]
    let panels: [Panel]
    let seedFingerprint: String?
    let panel: [String]?

    init(_ lottery: Sortition.Lottery, _ volunteers: [Sortition.Volunteer], seed: String?) {
        let chances = lottery.chances
        fingerprint = PublicDraw.fingerprint(of: lottery, volunteers)
        self.chances = Dictionary(uniqueKeysWithValues: zip(volunteers.map(\.id), chances))
        lowestChance = chances.min() ?? 0
        highestChance = chances.max() ?? 0
        kinds = lottery.kinds.map { $0.map { volunteers[$0].id } }
        panels = lottery.panels.map { Panel(counts: $0.counts, share: Double($0.share) / Double(Sortition.units)) }
        seedFingerprint = seed.map(PublicDraw.fingerprint)
        panel = seed.map { seed in PublicDraw(lottery, volunteers, seed: seed).panel.map { volunteers[$0].id } }
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            preconditionFailure("only numbers and texts: \(error)")
        }
    }

    var text: String {
        var lines = [
            "lottery \(fingerprint)", "\(panels.count) panels; chances from \(lowestChance) to \(highestChance)",
        ]
        if let seedFingerprint { lines.append("seed \(seedFingerprint)") }
        return (lines + (panel ?? [])).joined(separator: "\n")
    }
}
