import Kernel
import Web

/// How many votes had been cast by when: a small line, with the same in words.
struct TurnoutChart {
    /// When each vote was cast, ascending.
    let times: [Moment]
    let words: Words

    private static let width = 720
    private static let height = 140

    /// Nil for fewer than two votes or when all came at once.
    var figure: HTML? {
        guard let first = times.first, let last = times.last, first < last else { return nil }
        let span = (last - first).milliseconds
        let steps = min(times.count, 200)
        var path = "M0 \(Self.height)"
        for step in 1...steps {
            let index = step * times.count / steps - 1
            let x = Int64(Self.width) * (times[index] - first).milliseconds / span
            let y = Self.height - Self.height * (index + 1) / times.count
            path += "L\(x) \(y)"
        }
        let label = words(
            "result.turnout.label",
            ["votes": words.number(times.count), "first": words.date(first), "last": words.date(last)])
        return """
            <section><h2>\(words("result.turnout"))</h2>
            <figure class="chart"><svg viewBox="0 -6 \(Self.width) \(Self.height + 12)" role="img" aria-label="\(label)">\
            <path d="\(path)" fill="none" stroke="currentColor" stroke-width="3"></path></svg>
            <figcaption class="meta">\(label)</figcaption></figure></section>
            """
    }
}
