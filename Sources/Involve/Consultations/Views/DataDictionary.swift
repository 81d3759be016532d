import Web

/// What each column of the published files means. In English, as the columns are; the same words for every reader.
struct DataDictionary {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private static let columns: [(file: String, column: String, meaning: String)] = [
        ("votes.csv", "timestamp", "when the vote was cast, UTC milliseconds since 1970"),
        ("votes.csv", "comment-id", "the statement, as in comments.csv"),
        ("votes.csv", "voter-id", "the participant: a number of this consultation only"),
        ("votes.csv", "vote", "1 agree, -1 disagree, 0 pass; the last vote of a participant on a statement"),
        ("comments.csv", "comment-id", "the statement"),
        ("comments.csv", "timestamp, author-id", "not published: 0 and empty, so that authors cannot be told"),
        ("comments.csv", "agrees, disagrees", "votes of everyone"),
        ("comments.csv", "moderated", "1: accepted; hidden statements are not published"),
        ("comments.csv", "is-seed", "true: written by the organisation"),
        ("comments.csv", "comment-body", "the words in which it was written"),
        ("map.json", "all fields", "the opinion map, as the handbook describes it in docs/map-output.md"),
    ]

    var page: Page {
        let rows = Self.columns.map { row -> HTML in
            "<tr><td>\(row.file)</td><th scope=\"row\">\(row.column)</th><td>\(row.meaning)</td></tr>"
        }
        let title = visit.words("result.data.dictionary")
        return Page(
            title,
            body: """
                <h1>\(title)</h1>
                <div class="table-scroll" tabindex="0" role="region" aria-label="\(title)">
                <table class="figures" lang="en" dir="ltr"><thead><tr><th scope="col">File</th>
                <th scope="col">Column</th><th scope="col">Meaning</th></tr></thead>
                <tbody>\(rows)</tbody></table></div>
                """)
    }
}
