import Kernel
import Web

/// The example of a blind signature.
struct SlipPlay {
    let words: Words
    let query: Form

    func played() -> Played {
        let numbers = ExampleNumbers(query, SlipExample.fields)
        let fields = ExampleFields(words: words, numbers: numbers)
        let example = SlipExample(numbers)
        let inputs = SlipExample.fields.map { fields.number($0, label: words("deciding.slip.\($0.name)")) }
        var played = Played(fields: "\(inputs)", problems: fields.problems)
        guard played.problems.isEmpty else { return played }
        guard example.canOpen else {
            played.problems.add("cover", words("deciding.slip.stuck"))
            return played
        }
        let (key, all) = (SlipExample.publicKey, SlipExample.modulus)
        let calculations = [
            "\(example.slip) × \(example.cover)^\(key) mod \(all) = \(example.covered)",
            "\(example.covered)^\(SlipExample.secretKey) mod \(all) = \(example.signedCovered)",
            "\(example.signedCovered) ÷ \(example.cover) mod \(all) = \(example.signature)",
            "\(example.signature)^\(key) mod \(all) = \(example.checked)",
        ]
        let kinds = ["cover", "sign", "open", "check"]
        let steps = zip(kinds, calculations).map { kind, sum -> HTML in
            "\(words("deciding.step.\(kind)")) \(Words.sum(sum))"
        }
        let table = FigureTable(
            caption: words("deciding.table.seen"),
            head: [words("deciding.column.who"), words("deciding.column.sees")],
            rows: [
                ["\(words("deciding.slip.office"))", Words.sum("\(example.covered), \(example.signedCovered)")],
                ["\(words("deciding.slip.board"))", Words.sum("\(example.slip), \(example.signature)")],
            ])
        played.outcome = .init(
            verdict: words("deciding.verdict.slip"), drawing: SlipPicture(example: example).drawing(in: words.language),
            table: table.html, steps: steps)
        return played
    }
}
