import Community
import Deliberation
import Foundation
import Kernel
import Storage
import Web

/// People of a place are asked, vote on each other's statements, and see what they agree on.
public struct Consultations: Sendable {
    private let house: House
    private let maps: Maps

    public init(_ house: House) {
        self.house = house
        maps = Maps(house.database)
    }

    /// What this room shows on pages of people, organisations and places.
    public var panel: Panel {
        let panel = ConsultationPanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    /// What a consultation found, for rooms that build on it.
    public var evidence: EvidenceSource {
        let reader = EvidenceReader(house: house, maps: maps)
        return { subject in try await reader.read(subject) }
    }

    public static let describers = [
        SubjectDescriber(.consultation) { ids, s in
            try ids.compactMap { try ConsultationStore.find(ConsultationID($0), in: s) }.map { consultation in
                SubjectCard(
                    consultation.subject, title: consultation.question,
                    link: ConsultationRoutes.results.link(consultation.id))
            }
        },
        SubjectDescriber(.statement) { ids, s in try StatementStore.cards(ids, in: s) },
    ]

    /// What of this room moderators look at.
    public static let moderated = [ModeratedStatement.content]

    /// - panels: what other rooms show on the page of a consultation's results
    public func feature(panels: [Panel]) -> Feature {
        let votes = GroupCommit<CastVote, ConsultationRefusal?>(house.database) { votes, s in
            try CastVote.apply(votes, in: s)
        }
        let data = OpenData(house: house, maps: maps)
        return Feature(
            "consultations", migrations: ConsultationSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.involve, ConsultationRoutes.list.link(), label: "consultation.navigation")],
            openData: { write in try await data.all(write) },
            drain: { await votes.drain() },
            routes: { [house, maps] routes in
                ParticipationPages(house: house, votes: votes, maps: maps).add(to: &routes)
                FacilitationPages(house: house).add(to: &routes)
                TextPages(house: house).add(to: &routes)
                ResultPages(house: house, maps: maps, data: data, panels: panels).add(to: &routes)
            })
    }
}
