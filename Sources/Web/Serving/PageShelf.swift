import Kernel
import Synchronization

/// Pages ready to send again to visitors of whom we know nothing, for as long as they may be old.
///
/// What is kept is the same for all of them: it depends on the address and the language alone.
final class PageShelf: Sendable {
    private struct Key: Hashable {
        let path: String
        let language: Language
    }

    private struct Entry {
        let reply: Reply
        let until: Moment
    }

    private let entries = Mutex<[Key: Entry]>([:])
    /// A reader without a session may see a page that is this old.
    private static let keeps = Moment.Span.seconds(2)
    private static let most = 1_000

    func find(_ visit: Visit) -> Reply? {
        let key = Key(path: visit.path, language: visit.language)
        return entries.withLock { entries in
            guard let entry = entries[key], visit.now < entry.until else { return nil }
            return entry.reply
        }
    }

    /// Keeps a page that holds nothing of the visitor's own; a page with a form has the token of its visitor in it.
    ///
    /// Returns whether it was kept, so whether it may go out without a session.
    func keep(_ reply: Reply, of visit: Visit) -> Bool {
        guard reply.status == 200, reply.flash == nil, reply.signIn == nil, case .bytes(let bytes) = reply.body,
            !bytes.contains(visit.session.formToken)
        else { return false }
        let key = Key(path: visit.path, language: visit.language)
        entries.withLock { entries in
            if entries.count >= Self.most { entries = entries.filter { visit.now < $0.value.until } }
            if entries.count < Self.most { entries[key] = Entry(reply: reply, until: visit.now + Self.keeps) }
        }
        return true
    }
}

extension [UInt8] {
    fileprivate func contains(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { wanted in
            guard let first = wanted.first, wanted.count <= count else { return false }
            return indices.dropLast(wanted.count - 1).contains { start in
                self[start] == first && self[start..<start + wanted.count].elementsEqual(wanted)
            }
        } ?? true
    }
}
