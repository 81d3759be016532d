import Kernel
import Web

/// The board as a page: every ballot by its receipt. The receipt that somebody looks for never leaves their browser.
struct BoardView {
    let visit: Visit
    let ballot: Ballot

    init(_ visit: Visit, _ ballot: Ballot) {
        self.visit = visit
        self.ballot = ballot
    }

    /// A ballot on the board.
    struct Entry {
        let receipt: String
        let choice: [Int]

        /// Nil for what is no line of a ballot.
        init?(line: String) {
            guard line.count > 163, let entry = CastEntry(text: line.dropFirst(162).dropLast()) else { return nil }
            receipt = String(line.dropFirst(12).prefix(64))
            choice = entry.choice
        }
    }

    private var words: Words { visit.words }

    func page(_ entries: [Entry], _ closing: Closing) -> Page {
        Page(
            words("ballot.board"), width: .wide,
            body: """
                <p class="meta"><a href="\(BallotRoutes.one.link(ballot.id))" \
                \(ballot.language.attributes)>\(ballot.question)</a></p>
                <h1>\(words("ballot.board"))</h1>
                <p>\(words("ballot.board.lede", count: closing.cast))</p>
                \(search)
                <p><a class="button" href="\(BallotRoutes.boardFile.link(ballot.id))">\(words("ballot.board.download"))</a></p>
                <div class="table-scroll" tabindex="0" role="group" aria-label="\(words("ballot.board"))">
                <table class="figures figures-narrow board"><thead><tr><th scope="col">\(words("ballot.receipt"))</th>
                <th scope="col">\(words("ballot.choice"))</th></tr></thead>
                <tbody>\(entries.map(row))</tbody></table></div>
                """)
    }

    private var search: HTML {
        """
        <p>\(words("ballot.board.find"))</p>
        <form class="stack" data-receipt-search hidden>
        <div class="field"><label for="receipt">\(words("ballot.receipt"))</label>
        <p class="hint" id="receipt-hint">\(words("ballot.board.find.hint"))</p>
        <input id="receipt" type="text" dir="ltr" autocomplete="off" spellcheck="false" aria-describedby="receipt-hint"></div>
        <p><button class="button">\(words("ballot.board.search"))</button></p>
        <div role="status"><p class="flash flash-warn" data-not-found hidden>\(words("ballot.board.notFound"))</p></div>
        </form>
        """
    }

    private func row(_ entry: Entry) -> HTML {
        let names = entry.choice.filter(ballot.options.indices.map { $0 + 1 }.contains).map { number -> HTML in
            "<li dir=\"auto\">\(ballot.options[number - 1])</li>"
        }
        let chosen: HTML =
            names.isEmpty
            ? "\(words("ballot.blank"))"
            : ballot.method == .schulze
                ? "<ol class=\"inline-list\">\(names)</ol>" : "<ul class=\"inline-list\">\(names)</ul>"
        return """
            <tr id="\(entry.receipt)" tabindex="-1"><th scope="row"><code class="wrap" dir="ltr">\(entry.receipt)</code></th>
            <td \(ballot.language.attributes)>\(chosen)</td></tr>
            """
    }
}
