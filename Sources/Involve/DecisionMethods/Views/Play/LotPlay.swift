import Deliberation
import Kernel
import Web

/// The example of a panel by lot.
struct LotPlay {
    let words: Words
    let query: Form

    func played() -> Played {
        let numbers = ExampleNumbers(query, LotExample.fields)
        let fields = ExampleFields(words: words, numbers: numbers)
        let example = LotExample(numbers, query)
        let inputs = LotExample.fields.map { fields.number($0, label: words("deciding.lot.\(label($0.name))")) }
        var played = Played(fields: "\(inputs)\(seedField(example))", problems: fields.problems)
        guard played.problems.isEmpty else { return played }
        do {
            played.outcome = outcome(example, try example.draw())
        } catch {
            let (field, text) = wording(error)
            played.problems.add(field, text)
        }
        return played
    }

    private func label(_ field: String) -> String {
        guard let last = field.last, let number = Int(String(last)) else { return field }
        return Self.kinds[number - 1]
    }

    private static let kinds = ["newcomer-young", "newcomer-older", "resident-young", "resident-older"]

    private func seedField(_ example: LotExample) -> HTML {
        """
        <div class="field"><label for="seed">\(words("deciding.lot.seed"))</label>
        <input id="seed" name="seed" dir="auto" maxlength="\(LotExample.longestSeed)" value="\(example.seed)"></div>
        """
    }

    private func outcome(_ example: LotExample, _ draw: LotExample.Draw) -> Played.Outcome {
        let names = Self.kinds.map { words("deciding.lot.\($0)") }
        let chances = draw.chances.map { $0.map(words.percent) ?? "–" }
        let rows = names.indices.map { kind in
            BarPicture.Row(
                label: names[kind], value: chances[kind],
                parts: [.init(amount: draw.chances[kind] ?? 0, name: "group-\(RankedExample.letters[kind])")],
                needed: 1)
        }
        let drawn = names.indices.map { "\(names[$0]): \(words.number(draw.drawn[$0]))" }
        let table = FigureTable(
            caption: words("deciding.table.kinds"),
            head: [
                words("deciding.column.kind"), words("deciding.column.volunteers"), words("deciding.column.chance"),
                words("deciding.column.drawn"),
            ],
            rows: names.indices.map {
                [
                    "\(names[$0])", "\(words.number(example.sizes[$0]))", "\(chances[$0])",
                    "\(words.number(draw.drawn[$0]))",
                ]
            })
        return .init(
            verdict: words("deciding.verdict.drawn", ["who": words.joined(drawn)]),
            drawing: BarPicture(rows: rows).drawing(in: words.language), table: table.html,
            steps: [
                "\(words("deciding.step.lottery"))",
                "\(words("deciding.step.fingerprint")) <code class=\"wrap\" dir=\"ltr\">\(draw.fingerprint)</code>",
                "\(words("deciding.step.seed")) <bdi>\(example.seed)</bdi>", "\(words("deciding.step.drawn"))",
            ])
    }

    private func wording(_ refusal: Sortition.Refusal) -> (field: String, text: String) {
        switch refusal {
        case .tooFewVolunteers(let are, let needed):
            return (
                "places",
                words("deciding.lot.few", ["are": words.number(are), "needed": words.number(needed)])
            )
        case .quotasConflict(let relaxed):
            let ways = relaxed.map { quota in
                words("deciding.lot.least-\(quota.value)", ["least": words.number(max(0, quota.range.lowerBound))])
            }
            return ("newcomers", words("deciding.lot.conflict", ["ways": words.joined(ways)]))
        case .sameIDTwice, .noQuotaFor, .unsolved: return ("places", words("deciding.lot.unsolved"))
        }
    }
}
