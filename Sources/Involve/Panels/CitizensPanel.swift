import Deliberation
import Kernel

public enum CitizensPanelKind {}
public typealias CitizensPanelID = Identifier<CitizensPanelKind>

extension Subject.Kind {
    public static let citizensPanel: Subject.Kind = "citizens-panel"
}

/// People drawn by lot from volunteers, so that they think a question through for all.
///
/// The draw is that of docs/methods/sortition.md: quotas, the fingerprint of a secret seed and the name of a coming public
/// draw stand from the opening; the lottery is published when sign-up has closed; the secret seed and the public numbers
/// together pick the panel.
struct CitizensPanel: Sendable {
    let id: CitizensPanelID
    let organisation: OrganisationID
    let place: PlaceID
    let language: Language
    let title: String
    /// What the panel is asked, and how much time it takes.
    let task: String
    let size: Int
    var quotas: [Sortition.Quota]
    /// The coming public draw whose numbers nobody can choose.
    let source: String
    /// Hexadecimal; nobody is shown it before the draw.
    let seed: String
    let opened: Moment
    var closes: Moment
    var phase: Phase
    /// Of the public draw, once it has taken place.
    var numbers: String?
    /// Published when sign-up has closed.
    var lottery: Sortition.Lottery?
    /// When the panel was drawn.
    var drawn: Moment?

    enum Phase: String, Sendable, CaseIterable {
        /// Volunteers sign up.
        case open
        /// The lottery is published.
        case weighed
        case drawn
        /// Who was who is forgotten.
        case ended
    }

    static let longestTitle = 120
    static let longestTask = 2_000
    static let longestSource = 200
    static let sizes = 2...200
    /// People who are looked at by hand are so many at most; the draw itself takes more.
    static let mostVolunteers = 5_000
    /// Who was drawn is known so long after the draw, for the work of the panel; then nobody is linked to it any more.
    static let peopleKept = Moment.Span.days(180)

    var subject: Subject { Subject(.citizensPanel, id) }

    /// Published at the opening. Source: Blum, "Coin flipping by telephone", CRYPTO '81.
    var seedFingerprint: String { PublicDraw.fingerprint(seed) }

    /// What `citizentime draw --seed` takes; nil before the draw.
    var wholeSeed: String? { numbers.map { seed + " " + $0 } }

    /// The traits with quotas, in the order of the form.
    var traits: [Trait] { Trait.allCases.filter { trait in quotas.contains { $0.trait == trait.rawValue } } }

    func quotas(of trait: Trait) -> [Sortition.Quota] { quotas.filter { $0.trait == trait.rawValue } }
}

/// By what a panel may be made to resemble its place; nothing else is ever asked of volunteers.
enum Trait: String, Sendable, CaseIterable {
    case age, gender, stay, place, language

    /// What a volunteer may be by it.
    var values: [String] {
        switch self {
        // Bands of Eurostat's labour force survey (EU-LFS), the first from the age of voting in most of the EU's elections.
        case .age: ["16-24", "25-44", "45-64", "65"]
        case .gender: ["woman", "man", "other"]
        case .stay: ["newcomer", "resident"]
        // In the place itself, or in what lies around it.
        case .place: ["inside", "around"]
        // Whether somebody is at ease in the language of the place, or more in another.
        case .language: ["local", "other"]
        }
    }
}

public enum PanelVolunteerKind {}
public typealias PanelVolunteerID = Identifier<PanelVolunteerKind>

/// Somebody who would serve.
struct PanelVolunteer: Sendable, Equatable {
    let id: PanelVolunteerID
    /// Nil once they are forgotten.
    let person: PersonID?
    let traits: [String: String]
    /// In the published list, from 1; nil before the lottery is.
    let number: Int?
    var state: State

    enum State: String, Sendable, CaseIterable {
        case volunteered
        /// Drawn, and asked whether they come.
        case invited
        case accepted
        /// Drawn, and does not come; the next of the same kind is asked.
        case declined
    }

    /// In the list that is drawn from: nothing but a number.
    var listed: Sortition.Volunteer {
        Sortition.Volunteer(id: String(number ?? 0), traits: traits)
    }
}
