import Community
import Kernel
import Web

/// A text as a moderator reads it: what is hard to read is covered until they wish to see it.
struct ReadingView {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func text(_ item: QueueItem) -> HTML {
        let pictures = item.text.pictures.map { picture -> HTML in
            "<p><img class=\"picture\" src=\"\(picture)\" alt=\"\(words("moderation.picture"))\" loading=\"lazy\"></p>"
        }
        let marked = HTML.marked(item.text.text, item.screened.words)
        let body: HTML = """
            <blockquote class="said" \(item.text.language.attributes)>\(marked)</blockquote>\(pictures)
            """
        guard item.isHard || !pictures.isEmpty else { return body }
        return """
            <details class="covered"><summary><span class="button">\(words("moderation.show"))</span> \
            <span class="meta">\(words("moderation.covered"))</span></summary>
            \(body)</details>
            """
    }

    /// What one should know before reading: how pressing, whom it names, who reported it.
    func facts(_ item: QueueItem) -> HTML {
        let entry = item.entry
        var badges: [HTML] = []
        if entry.triage != .none {
            badges.append(
                "<span class=\"badge badge-warn\">\(words("moderation.triage.\(entry.triage.rawValue)"))</span> ")
        }
        // That a program pointed at it is said already.
        if entry.cause != .flagged || entry.triage == .none {
            badges.append("<span class=\"badge\">\(words("moderation.cause.\(entry.cause.rawValue)"))</span> ")
        }
        for category in item.reported.sorted(by: { $0.rawValue < $1.rawValue }) {
            badges.append("<span class=\"badge\">\(words("moderation.category.\(category.rawValue)"))</span> ")
        }
        let names = item.screened.groups.map { words("moderation.group.\($0)") }.joined(separator: ", ")
        let groups: HTML? =
            names.isEmpty ? nil : "<p class=\"meta\">\(words("moderation.groups", ["groups": names]))</p>"
        return "<p>\(badges)</p>\(groups)"
    }
}
