import Community
import Deliberation
import Kernel
import Storage
import Web

/// What came out, for anybody: the page, the map and the votes as open data.
struct ResultPages: Sendable {
    let house: House
    let maps: Maps
    let data: OpenData
    let panels: [Panel]

    func add(to routes: inout Routes) {
        routes.getShared(ConsultationRoutes.results, results)
        routes.get(ConsultationRoutes.projector, projector)
        routes.get(ConsultationRoutes.live, live)
        routes.get(ConsultationRoutes.embed, embed)
        routes.get(ConsultationRoutes.dictionary) { visit in visit.reply(DataDictionary(visit).page) }
        routes.get(ConsultationRoutes.map, map)
        routes.get(ConsultationRoutes.votesFile, votesFile)
        routes.get(ConsultationRoutes.commentsFile, commentsFile)
    }

    private func results(_ visit: Visit) async throws -> Reply {
        let (consultation, statements) = try await find(visit)
        let key = ParticipationPages.key(visit, consultation.id)
        let (own, times) = try await house.database.read { s in
            (
                try StatementStore.existingParticipant(key, of: consultation.id, in: s),
                try StatementStore.times(of: consultation.id, in: s)
            )
        }
        let map = try await maps.map(
            of: consultation.id, now: visit.now, participant: own.map { String($0.value) })
        var view = ResultView(visit, consultation, statements, map, own: own.map { String($0.value) })
        view.times = times
        for panel in panels { view.panels.append(try await panel(consultation.subject, visit)) }
        let (around, follows) = try await house.database.read { [house] s in
            (
                try TrailAround.read(consultation.subject, house, in: s),
                try FollowButton.read(visit, consultation.subject, in: s)
            )
        }
        view.trail = TrailView(visit, around).section
        view.follow = FollowButton(visit, consultation.subject, follows: follows).form
        return visit.reply(view.page)
    }

    private func projector(_ visit: Visit) async throws -> Reply {
        let (consultation, _) = try await find(visit)
        let map = try await maps.map(of: consultation.id, now: visit.now)
        return visit.reply(ProjectorView(visit, consultation).page(map))
    }

    private func embed(_ visit: Visit) async throws -> Reply {
        let (consultation, statements) = try await find(visit)
        let map = try await maps.map(of: consultation.id, now: visit.now)
        return visit.reply(ResultView(visit, consultation, statements, map, own: nil).embed)
    }

    /// The moving parts of the projector page, as they change.
    private func live(_ visit: Visit) async throws -> Reply {
        let (consultation, _) = try await find(visit)
        let view = ProjectorView(visit, consultation)
        return .events(every: .seconds(2)) { [maps, house] in
            view.parts(try await maps.map(of: consultation.id, now: house.now()))
        }
    }

    private func map(_ visit: Visit) async throws -> Reply {
        let (consultation, _) = try await find(visit)
        return .text(try await data.map(of: consultation.id), type: "application/json")
    }

    private func votesFile(_ visit: Visit) async throws -> Reply {
        let (consultation, _) = try await find(visit)
        let text = try await data.votes(of: consultation.id)
        return Reply.text(text, type: "text/csv; charset=utf-8").download("votes.csv")
    }

    private func commentsFile(_ visit: Visit) async throws -> Reply {
        let (consultation, _) = try await find(visit)
        let text = try await data.comments(of: consultation.id)
        return Reply.text(text, type: "text/csv; charset=utf-8").download("comments.csv")
    }

    private func find(_ visit: Visit) async throws -> (Consultation, [Statement]) {
        let id = try visit.id("consultation", of: ConsultationKind.self)
        let found = try await house.database.read { s in
            try ConsultationStore.find(id, in: s).map { ($0, try StatementStore.all(of: id, in: s)) }
        }
        guard let found else { throw Problem.notFound }
        return found
    }
}
