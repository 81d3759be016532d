import Community
import Kernel
import Web

/// The addresses of this room.
enum ImpactRoutes {
    static let whole = Route("/impact")
    static let definitions = Route("/impact/indicators")
    static let place = Route("/impact/places/{place}")
    static let organisation = Route("/impact/organisations/{organisation}")
    static let placeData = Route("/impact/places/{place}/data.csv")
    static let organisationData = Route("/impact/organisations/{organisation}/data.csv")
    static let placeIndicator = Route("/impact/places/{place}/{indicator}")
    static let organisationIndicator = Route("/impact/organisations/{organisation}/{indicator}")

    static func page(_ scope: FigureScope) -> Link {
        switch scope {
        case .place(let id): place.link(id)
        case .organisation(let id): organisation.link(id)
        }
    }

    static func data(_ scope: FigureScope) -> Link {
        switch scope {
        case .place(let id): placeData.link(id)
        case .organisation(let id): organisationData.link(id)
        }
    }

    static func indicator(_ name: String, _ scope: FigureScope) -> Link {
        switch scope {
        case .place(let id): placeIndicator.link(id, name)
        case .organisation(let id): organisationIndicator.link(id, name)
        }
    }
}
