import Community
import Kernel
import Storage

/// Counting what happened, once a day: pages read what is kept, and who looks twice on a day learns nothing of whoever
/// has just spoken up.
struct CountIndicators: Sendable {
    let content: IndicatorContent
    let sources: [IndicatorSource]
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
        let tallies = try sources.flatMap { try $0.tallies(s) }
        let counted = try sources.flatMap { try $0.counted(at, s) }
        try IndicatorStore.replace(count.values(tallies, counted), day: CalendarDay(at), in: s)
    }
}
