import Kernel
import Storage

/// The trail as open data: links between things that everybody may see, never between people.
struct TrailData: Sendable {
    let house: House

    func file() async throws -> OpenDataFile {
        var text = "from,link,to,day\n"
        var offset = 0
        while true {
            let page = try await house.database.read { [house, offset] s -> (count: Int, lines: [String]) in
                let links = try Trail.all(from: offset, most: 1_000, in: s)
                // What cannot be named, such as a statement that was hidden, stays out.
                let known = try house.subjects.cards(links.flatMap { [$0.from, $0.to] }, in: s)
                let lines = links.filter { known[$0.from] != nil && known[$0.to] != nil }.map { link in
                    "\(link.from),\(link.kind.rawValue),\(link.to),\(CalendarDay(link.at))\n"
                }
                return (links.count, lines)
            }
            text += page.lines.joined()
            guard page.count == 1_000 else { return OpenDataFile("trail.csv", text) }
            offset += page.count
        }
    }
}
