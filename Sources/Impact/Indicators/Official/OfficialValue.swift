import Community
import Kernel

/// A value that a statistical office has published.
struct OfficialValue: Sendable, Equatable {
    let indicator: String
    let place: PlaceID
    let population: Population
    /// As published: `2024`, `2024-Q1`.
    let period: String
    /// Nil: not available.
    let value: Double?
    let flags: [Flag]
    /// The code of the dataset.
    let dataset: String
    let imported: Moment

    /// Of whom: what makes integration visible is the distance between people of a country and those who came.
    enum Population: String, Sendable, CaseIterable {
        case all, nationals
        /// Citizens of other countries of the union.
        case eu
        case thirdCountry = "third-country"
        case foreign

        /// A code of the dimensions `citizen` and `c_birth`; nil for those that we do not show.
        ///
        /// Source: Eurostat, code lists CITIZEN and C_BIRTH (2024).
        init?(eurostat code: String) {
            switch code {
            case "TOTAL": self = .all
            case "NAT": self = .nationals
            case "FOR", "NNAT": self = .foreign
            case "EU27_2020_FOR", "EU28_FOR", "EU_FOR": self = .eu
            case "NEU27_2020_FOR", "NEU28_FOR", "NEU_FOR", "EXT_EU27_2020": self = .thirdCountry
            default: return nil
            }
        }
    }

    /// What the office says of a value.
    ///
    /// Source: Eurostat, "Flags and special values" (code list OBS_FLAG, 2024).
    enum Flag: String, Sendable, CaseIterable {
        case breakInSeries = "b"
        case confidential = "c"
        case definitionDiffers = "d"
        case estimated = "e"
        case forecast = "f"
        case nationallyDifferent = "n"
        case provisional = "p"
        case revised = "r"
        case estimatedByOffice = "s"
        case lowReliability = "u"
        case notApplicable = "z"
        case missing = "m"
    }
}
