import Community
import Kernel
import Storage

/// Counting what happened, once a day: pages read what is kept, and who looks twice on a day learns nothing of whoever
/// has just spoken up.
struct CountIndicators: Sendable {
    let content: IndicatorContent
    /// What the rooms counted, read before: reading everything would keep others from writing.
    let tallies: [Tally]
    let counted: [CountedFigure]
    let at: Moment

    static func isDue(at: Moment, in s: any Session) throws -> Bool {
        try IndicatorStore.counted(in: s) != CalendarDay(at)
    }

    func apply(in s: any Session) throws {
        guard try Self.isDue(at: at, in: s) else { return }
        let places = try PlaceStore.all(in: s)
        guard let root = places.first(where: { $0.parent == nil })?.id else { return }
        let parents = places.compactMap { place in place.parent.map { (place.id, $0) } }
        let count = IndicatorCount(
            content: content, root: root, parents: Dictionary(parents, uniquingKeysWith: { one, _ in one }))
        try IndicatorStore.replace(count.values(tallies, counted), day: CalendarDay(at), in: s)
    }
}
