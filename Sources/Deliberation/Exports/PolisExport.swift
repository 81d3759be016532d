/// A conversation as Polis exports it: statements, votes and a summary.
public struct PolisExport: Sendable {
    public let summary: [String: String]
    public let statements: [Statement]
    public let votes: [Vote]

    /// A row of comments.csv.
    public struct Statement: Sendable {
        public let id: String
        public let author: String
        public let text: String
        /// UTC milliseconds.
        public let created: Int64
        /// −1 moderated out, 0 not moderated, 1 accepted.
        public let moderated: Int
        public let isMeta: Bool
        public let isSeed: Bool

        public var facts: StatementFacts {
            StatementFacts(id: id, isModeratedOut: moderated == -1, isMeta: isMeta)
        }
    }

    /// - votes: votes.csv or participants-votes.csv, told apart by the header
    public init(summary: [String: String], comments: CSV, votes: CSV) throws(InputError) {
        self.summary = summary
        let statements = try Self.readComments(comments)
        self.statements = statements
        self.votes = try Self.readVotes(votes)
        let known = Set(statements.map(\.id))
        if let stray = self.votes.first(where: { !known.contains($0.statement) }) {
            throw InputError(
                file: votes.file, line: 1, field: "comment-id",
                problem: "there are votes on statement \(stray.statement), which \(comments.file) does not have")
        }
    }

    /// Votes from the bytes of either form of file.
    public static func readVotes(_ bytes: [UInt8], file: String) throws(InputError) -> [Vote] {
        if let votes = PlainVotes.read(bytes) { return votes }
        return try readVotes(CSV(bytes, file: file))
    }

    /// Votes from either form of file.
    public static func readVotes(_ csv: CSV) throws(InputError) -> [Vote] {
        csv.header.first == "participant" ? try readMatrix(csv) : try readList(csv)
    }

    private static func readList(_ csv: CSV) throws(InputError) -> [Vote] {
        let time = try csv.column("timestamp")
        let statement = try csv.column("comment-id")
        let voter = try csv.column("voter-id")
        let vote = try csv.column("vote")
        var votes: [Vote] = []
        votes.reserveCapacity(csv.records.count)
        for record in csv.records {
            votes.append(
                Vote(
                    participant: try name(csv, record, voter), statement: try name(csv, record, statement),
                    value: try value(csv, record, vote), time: try number(csv, record, time)))
        }
        return votes
    }

    /// One row a participant, one column a statement, an empty cell where it was not seen.
    private static func readMatrix(_ csv: CSV) throws(InputError) -> [Vote] {
        let columns = csv.header.indices.filter { Int64(csv.header[$0]) != nil }
        guard !columns.isEmpty else {
            throw InputError(file: csv.file, line: 1, field: nil, problem: "the header names no statements")
        }
        var votes: [Vote] = []
        for record in csv.records {
            for column in columns where !record.fields[column].isEmpty {
                votes.append(
                    Vote(
                        participant: try name(csv, record, 0), statement: csv.header[column],
                        value: try value(csv, record, column), time: 0))
            }
        }
        return votes
    }

    public static func readComments(_ csv: CSV) throws(InputError) -> [Statement] {
        let id = try csv.column("comment-id")
        let author = try csv.column("author-id")
        let moderated = try csv.column("moderated")
        let text = try csv.column("comment-body")
        let time = try csv.column("timestamp")
        let meta = csv.header.firstIndex(of: "is-meta")
        let seed = csv.header.firstIndex(of: "is-seed")
        var statements: [Statement] = []
        var seen: Set<String> = []
        for record in csv.records {
            let moderation = try number(csv, record, moderated)
            guard (-1...1).contains(moderation) else {
                throw InputError(
                    file: csv.file, line: record.line, field: "moderated", problem: "must be -1, 0 or 1")
            }
            let name = try name(csv, record, id)
            guard seen.insert(name).inserted else {
                throw InputError(
                    file: csv.file, line: record.line, field: "comment-id", problem: "\(name) is there twice")
            }
            statements.append(
                Statement(
                    id: name, author: record.fields[author], text: record.fields[text],
                    created: try number(csv, record, time), moderated: Int(moderation),
                    isMeta: meta.map { record.fields[$0] == "true" } ?? false,
                    isSeed: seed.map { record.fields[$0] == "true" } ?? false))
        }
        return statements
    }

    /// summary.csv has no header: each line is a name and a value.
    public static func summary(_ bytes: [UInt8], file: String) throws(InputError) -> [String: String] {
        let csv = try CSV(bytes, file: file)
        var summary: [String: String] = [:]
        for fields in [csv.header] + csv.records.map(\.fields) where fields.count >= 2 {
            summary[fields[0]] = fields[1]
        }
        return summary
    }

    private static func name(_ csv: CSV, _ record: CSV.Record, _ column: Int) throws(InputError) -> String {
        let text = record.fields[column]
        guard !text.isEmpty else {
            throw InputError(file: csv.file, line: record.line, field: csv.header[column], problem: "is empty")
        }
        return text
    }

    private static func value(_ csv: CSV, _ record: CSV.Record, _ column: Int) throws(InputError) -> Vote.Value {
        guard let number = Int8(record.fields[column]), let value = Vote.Value(rawValue: number) else {
            throw InputError(
                file: csv.file, line: record.line, field: csv.header[column],
                problem: "must be -1, 0 or 1, not “\(record.fields[column].prefix(20))”")
        }
        return value
    }

    private static func number(_ csv: CSV, _ record: CSV.Record, _ column: Int) throws(InputError) -> Int64 {
        guard let number = Int64(record.fields[column]) else {
            throw InputError(
                file: csv.file, line: record.line, field: csv.header[column],
                problem: "must be a whole number, not “\(record.fields[column].prefix(20))”")
        }
        return number
    }
}
