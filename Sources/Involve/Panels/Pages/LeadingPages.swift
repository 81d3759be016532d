import Community
import Deliberation
import Kernel
import Storage
import Web

/// What whoever leads a panel does after the call: closing it, publishing the lottery, drawing, ending.
struct LeadingPages: Sendable {
    let house: House
    let pages: PanelPages

    func add(to routes: inout Routes) {
        routes.post(PanelRoutes.closing) { try await change($0, .close, "panels.closed") }
        routes.post(PanelRoutes.extending, extend)
        routes.post(PanelRoutes.relaxation, relax)
        routes.post(PanelRoutes.lottery, weigh)
        routes.post(PanelRoutes.draw, draw)
        routes.post(PanelRoutes.end, end)
    }

    private func change(_ visit: Visit, _ change: ChangeCall.Change, _ flash: String) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        let act = ChangeCall(panel: id, change: change, person: person, at: visit.now)
        return try await pages.finish(visit, flash) { s in try act.apply(in: s) }
    }

    private func extend(_ visit: Visit) async throws -> Reply {
        do {
            return try await change(visit, .extend(until: try PanelReading(visit.form).closes()), "panels.extended")
        } catch let refusal as PanelRefusal {
            return try await pages.show(visit, PanelWording(words: visit.words).errors(refusal))
        }
    }

    private func weigh(_ visit: Visit) async throws -> Reply {
        let act: WeighPanel
        do {
            act = try await weighing(visit)
        } catch PanelRefusal.quotasConflict(let relaxed) {
            let errors = PanelWording(words: visit.words).errors(.quotasConflict(relaxed))
            return try await pages.show(visit, errors, relaxed: relaxed)
        } catch PanelRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as PanelRefusal {
            return try await pages.show(visit, PanelWording(words: visit.words).errors(refusal))
        }
        return try await pages.finish(visit, "panels.weighed") { s in try act.apply(in: s) }
    }

    /// The quotas that the solver named are worked out again: an address cannot choose others.
    private func relax(_ visit: Visit) async throws -> Reply {
        do {
            _ = try await weighing(visit)
        } catch PanelRefusal.quotasConflict(let relaxed) {
            return try await change(visit, .relax(relaxed), "panels.relaxed")
        } catch PanelRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as PanelRefusal {
            return try await pages.show(visit, PanelWording(words: visit.words).errors(refusal))
        }
        return .see(PanelRoutes.one.link(try pages.address(visit).0))
    }

    private func weighing(_ visit: Visit) async throws -> WeighPanel {
        let (id, person) = try pages.address(visit)
        let (panel, volunteers) = try await house.database.read { s in
            (
                try LedPanel.find(id, by: person, for: .weigh, at: visit.now, in: s),
                try VolunteerStore.all(of: id, in: s)
            )
        }
        return try WeighPanel(panel, volunteers, event: house.ids.next(), person: person, at: visit.now)
    }

    private func draw(_ visit: Visit) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        let act = DrawPanel(
            panel: id, numbers: visit.form["numbers"], event: house.ids.next(),
            tell: PanelLetters(visit: visit, house: house).tell, person: person, at: visit.now)
        return try await pages.finish(visit, "panels.drawn") { s in try act.apply(in: s) }
    }

    private func end(_ visit: Visit) async throws -> Reply {
        let (id, person) = try pages.address(visit)
        let act = EndPanel(panel: id, person: person, at: visit.now)
        return try await pages.finish(visit, "panels.ended") { s in try act.apply(in: s) }
    }
}
