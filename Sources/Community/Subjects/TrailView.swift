import Kernel
import Storage
import Web

/// What something came from and what became of it: a list that reads well aloud, and a drawing of the same.
public struct TrailView {
    let visit: Visit
    let around: TrailAround

    public init(_ visit: Visit, _ around: TrailAround) {
        self.visit = visit
        self.around = around
    }

    private var words: Words { visit.words }

    func page(_ card: SubjectCard) -> Page {
        let title = card.title.best(for: visit.language).text
        return Page(
            words("trail.of", ["title": title]), width: .wide,
            body: """
                <p class="meta">\(words("subject.\(card.subject.kind.name)"))</p>
                <h1>\(words("trail.title"))</h1>
                <p class="lede">\(card.linkedName(for: visit.language))</p>
                \(drawing)
                \(lists(under: "h2"))
                """)
    }

    /// For the subject's own page; nil when nothing is linked with it.
    public var section: HTML? {
        guard !around.before.isEmpty || !around.after.isEmpty else { return nil }
        let all = CommunityRoutes.trail.link(
            around.subject.kind.name, around.subject.number)
        return """
            <section class="trail-section"><h2>\(words("trail.title"))</h2>
            \(lists(under: "h3"))
            <p><a href="\(all)">\(words("trail.whole"))</a></p></section>
            """
    }

    /// What became of it, for a person's own page; nil when nothing did yet.
    public var results: HTML? { list(around.after, towards: \.to) }

    private func lists(under heading: HTML) -> HTML {
        let before = list(around.before, towards: \.from)
        let after = list(around.after, towards: \.to)
        let source: HTML? = before.map { "<\(heading)>\(words("trail.before"))</\(heading)>\($0)" }
        let none: HTML? = after == nil ? "<p>\(words("trail.nothingYet"))</p>" : nil
        return "\(source)<\(heading)>\(words("trail.after"))</\(heading)>\(after)\(none)"
    }

    private func list(_ links: [Trail.Link], towards end: KeyPath<Trail.Link, Subject>) -> HTML? {
        var seen: Set<Subject> = [around.subject]
        let items = links.compactMap { link -> HTML? in
            let subject = link[keyPath: end]
            guard seen.insert(subject).inserted, let card = around.cards[subject] else { return nil }
            return """
                <li><p class="meta">\(words("subject.\(subject.kind.name)")) · \(words.date(link.at))</p>\
                <p>\(name(card))</p></li>
                """
        }
        return items.isEmpty ? nil : "<ol class=\"trail\">\(items)</ol>"
    }

    private func name(_ card: SubjectCard) -> HTML {
        let (title, language) = card.title.best(for: visit.language)
        let attributes: HTML = " \(language.attributes)"
        return card.link.map { "<a href=\"\($0)\"\(attributes)>\(title)</a>" } ?? "<span\(attributes)>\(title)</span>"
    }

    // The drawing: one column for each step away from the subject, at most five things in each.

    private static let columnWidth = 190
    private static let rowHeight = 74
    private static let mostInColumn = 5

    private var drawing: HTML? {
        let columns = self.columns
        guard columns.count > 1 else { return nil }
        let rows = columns.map(\.count).max() ?? 1
        var places: [Subject: (x: Int, y: Int)] = [:]
        for (column, subjects) in columns.enumerated() {
            let lead = (rows - subjects.count) * Self.rowHeight / 2
            for (row, subject) in subjects.enumerated() {
                places[subject] = (column * Self.columnWidth, lead + row * Self.rowHeight)
            }
        }
        let lines = (around.before + around.after).compactMap { link -> HTML? in
            guard let from = places[link.from], let to = places[link.to] else { return nil }
            let (x1, y1, x2, y2) = (from.x + 160, from.y + 28, to.x, to.y + 28)
            return "<path d=\"M\(x1) \(y1)C\(x1 + 15) \(y1) \(x2 - 15) \(y2) \(x2) \(y2)\"></path>"
        }
        let boxes = columns.joined().compactMap { subject in places[subject].map { box(subject, x: $0.x, y: $0.y) } }
        let width = columns.count * Self.columnWidth - 30
        return """
            <div class="trail-drawing" aria-hidden="true"><svg viewBox="-4 -4 \(width + 8) \(rows * Self.rowHeight)" \
            width="\(width)">\(lines)\(boxes)</svg></div>
            """
    }

    private func box(_ subject: Subject, x: Int, y: Int) -> HTML {
        let best = around.cards[subject]?.title.best(for: visit.language)
        let title = best?.text ?? ""
        let direction = best?.language.direction.rawValue ?? "ltr"
        let short = title.count > 22 ? String(title.prefix(21)) + "…" : title
        let isRightToLeft = visit.language.direction == .rightToLeft
        // Drawings are mirrored for right-to-left readers, and their words turned back.
        let turn: HTML = isRightToLeft ? " transform=\"translate(\(2 * x + 160) 0) scale(-1 1)\"" : ""
        let own: HTML? = subject == around.subject ? " class=\"own\"" : nil
        return """
            <g\(own)><rect x="\(x)" y="\(y)" width="160" height="56" rx="10"></rect><g\(turn) text-anchor="middle">\
            <text x="\(x + 80)" y="\(y + 22)" class="kind">\(words("subject.\(subject.kind.name)"))</text>\
            <text x="\(x + 80)" y="\(y + 42)" direction="\(direction)">\(short)</text></g></g>
            """
    }

    /// Subjects by their distance from the first source to the last result.
    private var columns: [[Subject]] {
        let back = distances(around.before.reversed(), from: \.to, to: \.from)
        let forward = distances(around.after, from: \.from, to: \.to)
        let furthest = back.values.max() ?? 0
        var columns: [Int: [Subject]] = [furthest: [around.subject]]
        let nearest = back.mapValues { furthest - $0 }.merging(forward.mapValues { furthest + $0 }) { old, _ in old }
        for (subject, column) in nearest.sorted(by: { ($0.value, $0.key.id) < ($1.value, $1.key.id) }) {
            guard subject != around.subject, around.cards[subject] != nil else { continue }
            if columns[column, default: []].count < Self.mostInColumn { columns[column, default: []].append(subject) }
        }
        return columns.sorted { $0.key < $1.key }.map(\.value)
    }

    private func distances(
        _ links: [Trail.Link], from: KeyPath<Trail.Link, Subject>, to: KeyPath<Trail.Link, Subject>
    ) -> [Subject: Int] {
        var distances: [Subject: Int] = [around.subject: 0]
        for link in links {
            guard let distance = distances[link[keyPath: from]] else { continue }
            let next = link[keyPath: to]
            distances[next] = min(distances[next] ?? .max, distance + 1)
        }
        distances[around.subject] = nil
        return distances
    }
}
