import Community
import Kernel
import Storage

/// Reads a text with a slower model; nil where the first was sure.
public typealias SecondScreening = @Sendable (_ text: String, _ language: Language) async throws -> Triage?

/// A slower model reads what waits, in the background: it changes the order of the queue, and nothing else.
struct LookAgain: Sendable {
    let bench: Bench
    let screening: SecondScreening
    let house: House
    /// Entries of one round: the queue of the slow model is as long as this, and what waits longer waits in the database.
    static let most = 5

    func run() async throws {
        let texts = try await house.database.read { [bench] s in
            try QueueStore.readOnce(most: Self.most, in: s).map { ($0, try bench.read($0.subject, in: s)) }
        }
        for (entry, text) in texts {
            let triage = if let text { try await screening(text.text, text.language) } else { Triage?.none }
            let at = house.now()
            try await house.database.write { s in
                try QueueStore.lookedAgain(entry.id, triage: triage, cause: entry.cause, at: at, in: s)
            }
        }
    }
}
