import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// Things to do for others, with others: opportunities, shifts, and who comes.
public struct Volunteering: Sendable {
    private let house: House
    private let keys: SignUpKeys
    private let finished: FinishedSource

    /// Asks another room when local initiatives of a place and all in it were finished, since a moment.
    public typealias FinishedSource = @Sendable (PlaceID, Moment, any Storage.Session) throws -> [Moment]

    /// - secrets: make the addresses that only their owners know
    public init(_ house: House, secrets: Secrets, finished: @escaping FinishedSource) {
        self.house = house
        self.finished = finished
        keys = SignUpKeys(secrets: secrets)
    }

    public static let describers = [
        SubjectDescriber(.opportunity) { ids, s in try OpportunityStore.cards(ids, in: s) },
        SubjectDescriber(.shift) { ids, s in try ShiftStore.subjects(ids, in: s) },
    ]

    /// What of this room moderators look at.
    public static let moderated = [ModeratedOpportunity.content]

    /// What somebody can show for what they did: hours that a host has confirmed, the newest first.
    public static func confirmedHours(of person: PersonID, in s: any Storage.Session) throws -> [ConfirmedHours] {
        try DayStore.confirmed(.person(person), in: s)
    }

    /// The same for whoever has signed up without an account, by any of their sign-ups.
    public static func confirmedHours(ofOwner signUp: SignUpID, in s: any Storage.Session) throws -> [ConfirmedHours] {
        guard let found = try SignUpStore.find(signUp, in: s) else { return [] }
        return try DayStore.confirmed(found.who, in: s)
    }

    /// Makes the sign-ups of an address, with their hours, those of the account of whoever has proved that it is theirs.
    public static let claim: Claim = { person, address, at, s in
        try ClaimSignUps(person: person, address: address, at: at).apply(in: s)
    }

    /// Forgets who somebody is, when their account is erased; places that they no longer need go to who waits.
    public var eraser: Eraser {
        { [house, keys] person, visit, s in
            try EraseVolunteer(person: person, tell: Letters(visit, keys, house).tell, at: visit.now).apply(in: s)
        }
    }

    /// What this room shows on the pages of places, organisations and people.
    public var panel: Panel {
        let panel = VolunteeringPanel(
            house: house, keys: keys, time: PlaceTimePages(house: house, finished: finished))
        return { subject, visit in try await panel.show(subject, visit) }
    }

    public var feature: Feature {
        Feature(
            "volunteering", migrations: VolunteeringSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.act, VolunteeringRoutes.list.link(), label: "volunteering.title")],
            rounds: [
                { [house, keys] surroundings in
                    let rounds = VolunteeringRounds(house: house, keys: keys, surroundings: surroundings)
                    try await rounds.remind()
                    try await rounds.forget()
                    try await rounds.count()
                }
            ],
            seed: { s in try SearchIndex.complete(in: s) },
            openData: { [house] write in try await VolunteeringData(house: house).write(write) },
            routes: { [house, keys, finished] routes in
                PlaceTimePages(house: house, finished: finished).add(to: &routes)
                OpportunityPages(house: house, keys: keys).add(to: &routes)
                ShiftPages(house: house, keys: keys).add(to: &routes)
                SignUpPages(house: house, keys: keys).add(to: &routes)
                DeskPages(house: house, keys: keys).add(to: &routes)
                TeamPages(house: house, keys: keys).add(to: &routes)
                CalendarPages(house: house, keys: keys).add(to: &routes)
                PresencePages(house: house, keys: keys).add(to: &routes)
            })
    }
}
