import Community
import Kernel
import Storage
import Web

/// What others do with a published proposal: endorse, amend, argue, merge.
struct DebatePages: Sendable {
    let house: House
    /// Where a reader returns to.
    let pages: ProposalPages

    func add(to routes: inout Routes) {
        routes.post(ProposalRoutes.endorsement, limit: .votes, endorse)
        routes.post(ProposalRoutes.endorsementEnd, limit: .votes, takeBack)
        routes.post(ProposalRoutes.amendments, limit: .statements, amend)
        routes.post(ProposalRoutes.decision, decide)
        routes.post(ProposalRoutes.arguments, limit: .statements, argue)
        routes.post(ProposalRoutes.support, limit: .votes, support)
        routes.post(ProposalRoutes.merger, askMerger)
        routes.post(ProposalRoutes.consent, consent)
    }

    private func endorse(_ visit: Visit) async throws -> Reply {
        let proposal = try await pages.find(.endorse, visit)
        let person = try visit.signedIn()
        let asked = OrganisationID(visit.form["organisation"])
        return try await pages.finish(visit, proposal, "proposal.endorsed") { s in
            guard let asked else {
                try DebateStore.endorse(proposal.id, person: person.id, organisation: nil, at: visit.now, in: s)
                return
            }
            let own = try Self.organisations(RoleStore.roles(of: person.id, in: s), in: s)
            guard own.contains(where: { $0.id == asked }) else { throw Problem.forbidden }
            try DebateStore.endorse(proposal.id, person: nil, organisation: asked, at: visit.now, in: s)
            try AuditLog.record(
                .init("proposal/endorsed", proposal.subject, by: visit.actor, at: visit.now, details: "\(asked)"),
                in: s)
        }
    }

    private func takeBack(_ visit: Visit) async throws -> Reply {
        let proposal = try await pages.find(.endorse, visit)
        let person = try visit.signedIn()
        return try await pages.finish(visit, proposal, "proposal.saved") { s in
            try DebateStore.takeBack(proposal.id, person: person.id, in: s)
        }
    }

    private func amend(_ visit: Visit) async throws -> Reply {
        let proposal = try await pages.find(.amend, visit)
        let person = try visit.signedIn()
        guard let part = ProposalWords.Part(rawValue: visit.form["part"]) else { throw Problem.malformed }
        let amendment = Amendment(
            id: house.ids.next(), part: part, passage: visit.form["passage"],
            replacement: visit.form["replacement"], why: visit.form["why"], author: person.name, state: .open,
            reason: nil, at: visit.now)
        if let warning = PersonalDataWarning(visit, house).errors(["replacement", "why"], in: proposal.language) {
            return try await pages.show(visit, warning)
        }
        let act = SuggestAmendment(
            id: proposal.id, amendment: amendment, person: person.id, announce: house.moderation.announce)
        return try await pages.finish(visit, proposal, "proposal.amended") { s in try act.apply(in: s) }
    }

    private func decide(_ visit: Visit) async throws -> Reply {
        let proposal = try await pages.find(.decideAmendment, visit)
        let act = DecideAmendment(
            id: proposal.id, amendment: try visit.id("amendment"), isAccepted: visit.form["decision"] == "accept",
            reason: visit.form["decision-reason"], announce: house.moderation.announce, actor: visit.actor,
            at: visit.now)
        return try await pages.finish(visit, proposal, "proposal.saved") { s in try act.apply(in: s) }
    }

    private func argue(_ visit: Visit) async throws -> Reply {
        let proposal = try await pages.find(.argue, visit)
        let person = try visit.signedIn()
        guard let side = Argument.Side(rawValue: visit.form["side"]) else { throw Problem.malformed }
        let argument = Argument(
            id: house.ids.next(), parent: ArgumentID(visit.form["parent"]), side: side, text: visit.form["argument"],
            author: person.name, supports: 0, at: visit.now)
        if let warning = PersonalDataWarning(visit, house).errors(["argument"], in: proposal.language) {
            return try await pages.show(visit, warning)
        }
        let act = Argue(
            id: proposal.id, argument: argument, person: person.id, announce: house.moderation.announce)
        return try await pages.finish(visit, proposal, "proposal.argued") { s in _ = try act.apply(in: s) }
    }

    private func support(_ visit: Visit) async throws -> Reply {
        let proposal = try await pages.find(.argue, visit)
        let person = try visit.signedIn()
        let argument: ArgumentID = try visit.id("argument")
        return try await pages.finish(visit, proposal, "proposal.saved") { s in
            guard try DebateStore.arguments(on: proposal.id, in: s).contains(where: { $0.id == argument }) else {
                throw Problem.notFound
            }
            try DebateStore.support(argument, by: person.id, in: s)
        }
    }

    private func askMerger(_ visit: Visit) async throws -> Reply {
        let proposal = try await pages.find(.askMerger, visit)
        guard let into = ProposalID(visit.form["into"]) else { throw Problem.malformed }
        let act = MergeProposals(
            from: proposal.id, into: into, event: house.ids.next(), actor: visit.actor, at: visit.now)
        return try await pages.finish(visit, proposal, "proposal.merger.asked") { s in
            try act.ask(in: s)
        }
    }

    private func consent(_ visit: Visit) async throws -> Reply {
        let proposal = try await pages.find(.consentMerger, visit)
        let act = MergeProposals(
            from: try visit.id("from"), into: proposal.id, event: house.ids.next(), actor: visit.actor, at: visit.now)
        return try await pages.finish(visit, proposal, "proposal.merged") { s in try act.consent(in: s) }
    }

    /// The organisations in whose name somebody with these roles may endorse.
    static func organisations(_ roles: [Role], in s: any Storage.Session) throws -> [Organisation] {
        guard !roles.isEmpty else { return [] }
        return try OrganisationStore.all(in: s).filter { organisation in
            roles.include(
                [.facilitator, .coordinator, .official], for: try OrganisationStore.belonging(organisation, in: s))
        }
    }
}
