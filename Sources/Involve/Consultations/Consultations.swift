import Community
import Foundation
import Kernel
import Storage
import Web

/// People of a place are asked, vote on each other's statements, and see what they agree on.
public enum Consultations {
    /// What this room shows on pages of people, organisations and places.
    public static func panel(_ house: House) -> Panel {
        let panel = ConsultationPanel(house: house)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    public static func feature(_ house: House) -> Feature {
        let maps = Maps(house.database)
        let votes = GroupCommit<CastVote, ConsultationRefusal?>(house.database) { votes, s in
            try CastVote.apply(votes, in: s)
        }
        let data = OpenData(house: house, maps: maps)
        return Feature(
            "consultations", migrations: ConsultationSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(ConsultationRoutes.list.link(), label: "consultation.navigation")],
            openData: { write in try await data.all(write) },
            drain: { await votes.drain() },
            routes: { routes in
                ParticipationPages(house: house, votes: votes, maps: maps).add(to: &routes)
                FacilitationPages(house: house).add(to: &routes)
                TextPages(house: house).add(to: &routes)
                ResultPages(house: house, maps: maps, data: data).add(to: &routes)
            })
    }
}
