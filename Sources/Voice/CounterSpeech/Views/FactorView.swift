import Kernel
import Web

/// One factor of the threshold test: what it asks, how much of it there is, and why.
struct FactorView {
    let visit: Visit
    let file: CaseFile
    let factor: Factor
    let errors: FormErrors

    init(_ visit: Visit, _ file: CaseFile, _ factor: Factor, errors: FormErrors) {
        self.visit = visit
        self.file = file
        self.factor = factor
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// Guiding questions for each factor.
    private static let questions = ["first", "second", "third"]

    var page: Page {
        let form = FormView(
            visit, to: CounterSpeechRoutes.factor.link(file.one.id, factor.rawValue), errors: errors)
        let rating = file.assessment.ratings[factor]
        let level = rating.map { $0.level.map(String.init) ?? "unknown" } ?? "unknown"
        let options =
            [FormView.Option("unknown", words("counter.factor.unknown"))]
            + Rating.levels.map { FormView.Option(String($0), words("counter.factor.level.\(Self.name($0))")) }
        let title = words("counter.factor.\(factor.rawValue)")
        return Page(
            title,
            body: """
                <p class="meta"><a href="\(CounterSpeechRoutes.one.link(file.one.id).at("assessment"))" dir="auto">\
                \(file.one.title)</a></p>
                \(steps)
                <h1>\(title)</h1>
                <p class="lede">\(words("counter.factor.\(factor.rawValue).text"))</p>
                <ul>\(Self.questions.map { "<li>\(words("counter.factor.\(factor.rawValue).\($0)"))</li>" as HTML })</ul>
                \(form.form("""
                    \(form.choices("level", legend: words("counter.factor.level"), options: options, value: level))
                    \(form.area("note", label: words("counter.factor.note"), value: rating?.note ?? "", rows: 4,
                        limit: Rating.longestNote, required: false))
                    <p class="cluster"><button class="button button-primary" name="then" value="next">\
                    \(words(factor.next == nil ? "counter.factor.finish" : "counter.factor.next"))</button>
                    <button class="button button-quiet" name="then" value="stop">\(words("counter.factor.stop"))</button></p>
                    """))
                """)
    }

    static func name(_ level: Int) -> String { ["nothing", "little", "clear", "strong"][min(max(level, 0), 3)] }

    private var steps: HTML {
        let items = Factor.allCases.map { one -> HTML in
            let done = file.assessment.ratings[one] != nil
            let name: HTML = "\(words("counter.factor.\(one.rawValue)"))\(done ? " ✓" : "")"
            guard one != factor else { return "<li aria-current=\"step\">\(name)</li>" }
            return """
                <li><a href="\(CounterSpeechRoutes.factor.link(file.one.id, one.rawValue))">\(name)</a></li>
                """
        }
        return
            "<nav class=\"cycle\" aria-label=\"\(words("counter.assessment"))\"><ol class=\"cycle-steps\">\(items)</ol></nav>"
    }
}
