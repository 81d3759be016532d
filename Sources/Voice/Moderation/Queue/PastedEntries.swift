import Community

/// Entries that say nearly the same, by several people, among those on one page of the queue.
struct PastedEntries: Sendable {
    let items: [QueueItem]
    let authors: Int

    /// Whoever wrote without an account counts as somebody else each time: nobody can tell.
    static func find(_ items: [QueueItem], _ finder: PastedTexts.Finder) -> [PastedEntries] {
        let posted = items.enumerated().map { index, item in
            let author = item.text.authors.first
            let first = author.flatMap { author in items.firstIndex { $0.text.authors.first == author } }
            return PostedText(item.text.text, by: first ?? index, at: item.entry.opened)
        }
        return finder(posted).map { found in
            PastedEntries(items: found.texts.map { items[$0] }, authors: found.authors)
        }
    }
}
