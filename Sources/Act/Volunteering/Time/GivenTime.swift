import Deliberation
import Kernel

/// Hours that a host has confirmed of one person at one shift, as far as figures need them.
struct GivenTime: Sendable {
    /// `2026-11`, in UTC.
    let month: String
    let place: PlaceID
    let organisation: OrganisationID
    /// Tells one person from another and nothing more.
    let who: String
    let minutes: Int
    /// Spoken or practised at the shift.
    let languages: Set<Language>
}

/// What a figure is about.
enum TimeScope: Hashable, Comparable, Sendable {
    case place(PlaceID)
    case organisation(OrganisationID)
}

/// What was given in one scope in one month, or in the last year.
struct TimeFigure: Equatable, Sendable {
    let scope: TimeScope
    /// `2026-11`, or `year`.
    let month: String
    /// Nil where showing it would tell of a few people.
    let given: Given?

    struct Given: Equatable, Sendable {
        let minutes: Int
        let people: Int
        let organisations: Int
        let languages: Set<Language>
    }

    static let year = "year"
}

/// The figures of all places and organisations from what was given.
struct TimeCount: Sendable {
    /// The place around each place; none for the root.
    let parents: [PlaceID: PlaceID]

    /// Figures of each month; and of the months from `since` on together, whose minutes are those of the months shown.
    func figures(_ all: [GivenTime], yearFrom since: String) -> [TimeFigure] {
        let months = Dictionary(grouping: all, by: \.month).flatMap { month, given in count(given, month) }
        let shown = months.filter { $0.month >= since }.reduce(into: [TimeScope: Int]()) { sums, figure in
            sums[figure.scope, default: 0] += figure.given?.minutes ?? 0
        }
        let year = count(all.filter { $0.month >= since }, TimeFigure.year).map { figure in
            TimeFigure(
                scope: figure.scope, month: figure.month,
                given: figure.given.map {
                    .init(
                        minutes: shown[figure.scope] ?? 0, people: $0.people, organisations: $0.organisations,
                        languages: $0.languages)
                })
        }
        return months + year
    }

    private func count(_ given: [GivenTime], _ month: String) -> [TimeFigure] {
        var tree = SumTree<TimeScope, String>()
        var parts: [TimeScope: [GivenTime]] = [:]
        for (organisation, own) in Dictionary(grouping: given, by: \.organisation) {
            let places = Set(own.map(\.place))
            for one in own {
                var node = TimeScope.place(one.place)
                // Sums of an organisation that is active in several places would cut across the tree: it counts there,
                // and is not shown by itself.
                if places.count == 1 {
                    node = .organisation(organisation)
                    tree.add(node, in: .place(one.place))
                    parts[node, default: []].append(one)
                }
                tree.count(one.who, at: node)
                var next: PlaceID? = one.place
                while let place = next {
                    tree.add(.place(place), in: parents[place].map(TimeScope.place))
                    parts[.place(place), default: []].append(one)
                    next = parents[place]
                }
            }
        }
        let shown = tree.shown()
        return parts.map { scope, own in
            TimeFigure(scope: scope, month: month, given: shown.contains(scope) ? Self.sum(own) : nil)
        }
    }

    private static func sum(_ given: [GivenTime]) -> TimeFigure.Given {
        .init(
            minutes: given.reduce(0) { $0 + $1.minutes }, people: Set(given.map(\.who)).count,
            organisations: Set(given.map(\.organisation)).count,
            languages: given.reduce(into: []) { $0.formUnion($1.languages) })
    }
}
