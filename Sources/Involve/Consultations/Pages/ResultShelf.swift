import Kernel
import Synchronization
import Web

/// Result pages ready to send to visitors of whom we know nothing, for as long as the map may be old.
final class ResultShelf: Sendable {
    private struct Key: Hashable {
        let consultation: ConsultationID
        let language: Language
    }

    private struct Entry {
        let reply: Reply
        let until: Moment
    }

    private let entries = Mutex<[Key: Entry]>([:])
    private static let keeps = Moment.Span.seconds(2)

    func find(_ consultation: ConsultationID, _ visit: Visit) -> Reply? {
        let key = Key(consultation: consultation, language: visit.language)
        return entries.withLock { entries in
            guard let entry = entries[key], visit.now < entry.until else { return nil }
            return entry.reply
        }
    }

    func put(_ reply: Reply, _ consultation: ConsultationID, _ visit: Visit) {
        let key = Key(consultation: consultation, language: visit.language)
        entries.withLock { entries in
            if entries.count > 1_000 { entries = entries.filter { visit.now < $0.value.until } }
            entries[key] = Entry(reply: reply, until: visit.now + Self.keeps)
        }
    }
}
