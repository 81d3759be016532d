import Kernel
import Web

/// News of stories for feed readers. Source: RFC 4287 (Atom).
struct StoryFeed {
    let visit: Visit
    let items: [StoryItem]

    init(_ visit: Visit, _ items: [StoryItem]) {
        self.visit = visit
        self.items = items
    }

    var atom: String {
        let list = visit.absolute(StoryRoutes.list.link())
        let updated = items.compactMap { $0.told.story.published }.max() ?? visit.now
        let entries = items.map(entry)
        let feed: HTML = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(visit.language.code)">
            <id>\(list)</id><title>\(visit.words("story.title"))</title><updated>\(updated.timestamp)</updated>
            <link href="\(list)"/><link rel="self" href="\(visit.absolute(StoryRoutes.feed.link()))"/>
            \(entries)
            </feed>

            """
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed.markup
    }

    private func entry(_ item: StoryItem) -> HTML {
        let story = item.told.story
        let address = visit.absolute(StoryRoutes.one.link(story.id))
        return """
            <entry xml:lang="\(story.words.language.code)"><id>\(address)</id><title>\(story.words.title)</title>
            <updated>\((story.published ?? story.since).timestamp)</updated><link href="\(address)"/>
            <author><name>\(item.told.teller(item.showing))</name></author>
            <category term="\(story.words.topic.rawValue)"/><summary>\(story.words.text.shortened(300))</summary></entry>

            """
    }
}

extension Moment {
    /// `2026-11-24T12:00:00Z`. Source: RFC 3339.
    fileprivate var timestamp: String {
        let seconds = (self - CalendarDay(self).midnight).milliseconds / 1000
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(CalendarDay(self))T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }
}

extension String {
    /// Its beginning, to the last whole word.
    func shortened(_ most: Int) -> String {
        guard count > most else { return self }
        let start = prefix(most)
        let words = start.lastIndex { $0.isWhitespace }.map { start[..<$0] } ?? start
        return words + " …"
    }
}
