import Kernel
import Storage

/// What a figure is about: a place with everything inside it, or an organisation.
public enum FigureScope: Hashable, Comparable, Sendable {
    case place(PlaceID)
    case organisation(OrganisationID)

    public var subject: Subject {
        switch self {
        case .place(let id): Subject(.place, id)
        case .organisation(let id): Subject(.organisation, id)
        }
    }

    /// Its name and number, as tables keep them.
    public var columns: (kind: String, id: Int64) { (subject.kind.name, subject.id) }

    /// Nil when the name is of neither.
    public init?(kind: String, id: Int64) {
        switch kind {
        case Subject.Kind.place.name: self = .place(PlaceID(id))
        case Subject.Kind.organisation.name: self = .organisation(OrganisationID(id))
        default: return nil
        }
    }

    /// The rows of a table that belong to the scope. The number of the scope is the parameter `$1` of the query.
    ///
    /// - place, organisation: columns of the table; nil: its rows belong to no organisation
    /// Returns what stands at the head of the query, and a condition.
    public func rows(place: String, organisation: String?) -> (head: String, condition: String) {
        switch (self, organisation) {
        case (.place, _): (PlaceStore.withInnerPlaces, "\(place) IN (SELECT id FROM inner_place)")
        case (.organisation, let column?): ("", "\(column) = $1")
        case (.organisation, nil): ("", "$1 IS NULL")
        }
    }
}
