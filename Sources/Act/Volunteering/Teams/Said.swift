import Deliberation
import Kernel
import Storage

/// What somebody has said of themselves for one shift, because they want to be put together with others; forgotten
/// some days after it.
struct Said: Sendable, Equatable {
    var tie: Tie?
    var languages: Set<Language> = []

    enum Tie: String, Sendable, CaseIterable {
        case newcomer, resident
    }

    var isEmpty: Bool { tie == nil && languages.isEmpty }

    /// So long it is kept after the shift, for a question about who was with whom.
    static let kept = Moment.Span.days(7)

    var person: MixedGroups.Person {
        MixedGroups.Person(background: tie?.rawValue, languages: Set(languages.map(\.code)))
    }
}

/// Every query on what was said and on teams.
enum TeamStore {
    static func say(_ said: Said, _ signUp: SignUpID, in s: any Session) throws {
        try s.execute("DELETE FROM sign_up_said WHERE sign_up_id = $1", signUp)
        guard !said.isEmpty else { return }
        try s.execute(
            "INSERT INTO sign_up_said (sign_up_id, tie, languages) VALUES ($1, $2, $3)", signUp, said.tie?.rawValue,
            said.languages.map(\.code).sorted().joined(separator: " "))
    }

    static func said(_ signUp: SignUpID, in s: any Session) throws -> Said {
        try s.row("SELECT tie, languages FROM sign_up_said WHERE sign_up_id = $1", signUp).map { try said($0, 0) }
            ?? Said()
    }

    static func said(at shift: ShiftID, in s: any Session) throws -> [SignUpID: Said] {
        let rows = try s.rows(
            """
            SELECT sign_up.id, tie, languages
            FROM sign_up JOIN sign_up_said ON sign_up_said.sign_up_id = sign_up.id
            WHERE shift_id = $1
            """, shift)
        return Dictionary(
            try rows.map { (try $0.id(0), try said($0, 1)) }, uniquingKeysWith: { first, _ in first })
    }

    private static func said(_ row: Row, _ column: Int) throws -> Said {
        Said(
            tie: try row.textOrNil(column).flatMap(Said.Tie.init),
            languages: Set(try row.text(column + 1).split(separator: " ").compactMap { Language(tag: $0) }))
    }

    /// Which team each is in, from 1.
    static func teams(at shift: ShiftID, in s: any Session) throws -> [SignUpID: Int] {
        let rows = try s.rows("SELECT id, team FROM sign_up WHERE shift_id = $1 AND team IS NOT NULL", shift)
        return Dictionary(
            try rows.map { (try $0.id(0), try $0.int(1)) }, uniquingKeysWith: { first, _ in first })
    }

    static func setTeam(_ team: Int?, of signUp: SignUpID, in s: any Session) throws {
        try s.execute("UPDATE sign_up SET team = $1 WHERE id = $2", team, signUp)
    }

    /// Sign-ups whose words are to be forgotten.
    static func saidBefore(_ moment: Moment, most: Int, in s: any Session) throws -> [SignUpID] {
        try s.rows(
            """
            SELECT sign_up_said.sign_up_id
            FROM sign_up_said
            JOIN sign_up ON sign_up.id = sign_up_said.sign_up_id
            JOIN shift ON shift.id = sign_up.shift_id
            WHERE shift.ends_at < $1
            LIMIT $2
            """, moment, most
        ).map { try $0.id(0) }
    }

    /// Sign-ups of people without an account who asked so long ago.
    static func namedBefore(_ moment: Moment, most: Int, in s: any Session) throws -> [SignUpID] {
        try s.rows("SELECT id FROM sign_up WHERE email IS NOT NULL AND asked_at < $1 LIMIT $2", moment, most)
            .map { try $0.id(0) }
    }

    /// Those who came so long ago without having signed up, and left a name only.
    static func walkInsBefore(_ moment: Moment, most: Int, in s: any Session) throws -> [SignUpID] {
        try s.rows(
            """
            SELECT id
            FROM sign_up
            WHERE email IS NULL AND person_id IS NULL AND name <> '' AND asked_at < $1
            LIMIT $2
            """, moment, most
        ).map { try $0.id(0) }
    }

    /// Forgets who it was; that somebody came stays.
    static func erase(_ signUp: SignUpID, in s: any Session) throws {
        try s.execute(
            "UPDATE sign_up SET person_id = NULL, email = NULL, name = '', team = NULL, who = $1 WHERE id = $2",
            "erased/\(signUp)", signUp)
    }
}
