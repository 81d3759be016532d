import Kernel

enum ConsentKind {}
typealias ConsentID = Identifier<ConsentKind>

/// What a teller has agreed to: which of their traits, where, until when. A thing of its own, since it ends on its own.
///
/// Source: Regulation (EU) 2016/679, Articles 4(11) and 7: specific, informed, provable, and as easily withdrawn as given.
struct Consent: Sendable, Equatable {
    let id: ConsentID
    let traits: Set<Trait>
    let outlets: Set<Outlet>
    /// The last day on which it holds, in UTC.
    let until: CalendarDay
    let way: Way
    let given: Moment

    /// What makes a person known.
    enum Trait: String, Sendable, CaseIterable {
        case name, face, voice, place
    }

    enum Outlet: String, Sendable, CaseIterable {
        case site, partners, print, press
    }

    enum Way: String, Sendable {
        /// On a page of ours.
        case page
        /// On paper, of which there is a scan.
        case sheet
    }

    /// Years for which one may agree at once: people change, and so does what they want to be read of them. Ours.
    static let mostYears = 5

    /// The last day that may be chosen.
    static func latest(_ today: CalendarDay) -> CalendarDay { today.adding(days: mostYears * 365) }
}

/// What may be shown of a story, and where: every page, list, feed, file and paper asks this and nothing else.
struct Showing: Sendable, Equatable {
    /// On this site: its page, lists, search.
    let isHere: Bool
    /// Beyond this site: feed, card for other sites, open data, organisations that take it over.
    let isShared: Bool
    /// As a panel to print.
    let isPrinted: Bool
    /// Whether journalists may write about it.
    let isForPress: Bool
    let showsName: Bool
    let showsPlace: Bool
    /// Pictures on which somebody can be recognised.
    let showsFaces: Bool
    let playsVoice: Bool
    /// A video has both a face and a voice.
    var linksVideo: Bool { showsFaces && playsVoice }

    static let nothing = Showing(outlets: [], traits: [])

    /// - consent: the one in force; nil: none was given, or it has ended
    init(
        state: Story.State, isHidden: Bool, telling: Story.Telling, consent: Consent?, today: CalendarDay
    ) {
        guard state == .published, !isHidden else {
            self = .nothing
            return
        }
        if telling == .portrait {
            // Of public life, with sources: named, without private pictures or recordings. Where we wrote it says nothing
            // of them.
            self.init(outlets: [.site, .partners, .print, .press], traits: [.name])
        } else if let consent, today <= consent.until {
            self.init(outlets: consent.outlets, traits: consent.traits)
        } else {
            self = .nothing
        }
    }

    /// Without this site there is no page to lead to or to withdraw from, so there is nothing else either.
    private init(outlets: Set<Consent.Outlet>, traits: Set<Consent.Trait>) {
        isHere = outlets.contains(.site)
        isShared = isHere && outlets.contains(.partners)
        isPrinted = isHere && outlets.contains(.print)
        isForPress = isHere && outlets.contains(.press)
        showsName = isHere && traits.contains(.name)
        showsPlace = isHere && traits.contains(.place)
        showsFaces = isHere && traits.contains(.face)
        playsVoice = isHere && traits.contains(.voice)
    }

    func shows(_ picture: StoryPicture) -> Bool { isHere && (picture.faces != .shown || showsFaces) }
}

/// A story with the consent in force.
struct Told: Sendable, Equatable {
    let story: Story
    let consent: Consent?

    func showing(at now: Moment) -> Showing {
        Showing(
            state: story.state, isHidden: story.isHidden, telling: story.telling, consent: consent,
            today: CalendarDay(now))
    }

    /// Whom readers see: the name where it may be shown, else how the teller wants to be called.
    func teller(_ showing: Showing) -> String {
        showing.showsName && !story.words.name.isEmpty ? story.words.name : story.words.label
    }
}
