import Web

/// An example as its page shows it: what one can change, and what comes of it.
struct Played {
    let fields: HTML
    var problems = FormErrors()
    /// Nil while something is wrong with the numbers.
    var outcome: Outcome?

    struct Outcome {
        let verdict: String
        let drawing: Drawing
        /// The same in numbers.
        let table: HTML
        /// How it came, one after the other.
        let steps: [HTML]
        /// The same votes by other methods.
        var others: HTML?
    }
}

/// The inputs of an example.
struct ExampleFields {
    let words: Words
    let numbers: ExampleNumbers

    func number(_ field: ExampleNumbers.Field, label: String) -> HTML {
        let isWrong = numbers.wrong.contains { $0.name == field.name }
        let error: HTML? =
            isWrong ? "<p class=\"field-error\" id=\"\(field.name)-error\">\(message(field))</p>" : nil
        let attributes: HTML? =
            isWrong ? " aria-invalid=\"true\" aria-describedby=\"\(field.name)-error\"" : nil
        return """
            <div class="\(isWrong ? "field field-invalid" : "field")"><label for="\(field.name)">\(label)</label>\(error)
            <input id="\(field.name)" name="\(field.name)" type="number" inputmode="numeric" \
            min="\(field.range.lowerBound)" max="\(field.range.upperBound)" value="\(numbers.text(field.name))"\
            \(attributes)></div>
            """
    }

    var problems: FormErrors {
        var errors = FormErrors()
        for field in numbers.wrong { errors.add(field.name, message(field)) }
        return errors
    }

    private func message(_ field: ExampleNumbers.Field) -> String {
        words(
            "deciding.wrong",
            ["least": words.number(field.range.lowerBound), "most": words.number(field.range.upperBound)])
    }
}

/// A table of a few numbers.
struct FigureTable {
    let caption: String
    let head: [String]
    /// Columns of words instead of numbers.
    var texts: Set<Int> = []
    /// The first of each row names it.
    let rows: [[HTML]]

    var html: HTML {
        let titles = head.enumerated().map { number, title -> HTML in
            "<th scope=\"col\"\(isNumber(number) ? " class=\"num\"" : "" as HTML)>\(title)</th>"
        }
        let lines = rows.map { row -> HTML in
            let cells = row.enumerated().map { number, cell -> HTML in
                number == 0
                    ? "<th scope=\"row\">\(cell)</th>"
                    : "<td\(isNumber(number) ? " class=\"num\"" : "" as HTML)>\(cell)</td>"
            }
            return "<tr>\(cells)</tr>"
        }
        return """
            <div class="table-scroll" tabindex="0" role="region" aria-label="\(caption)">
            <table class="figures figures-narrow"><caption class="meta">\(caption)</caption>
            <thead><tr>\(titles)</tr></thead><tbody>\(lines)</tbody></table></div>
            """
    }

    private func isNumber(_ column: Int) -> Bool { column > 0 && !texts.contains(column) }
}
