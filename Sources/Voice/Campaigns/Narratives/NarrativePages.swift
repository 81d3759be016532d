import Community
import Kernel
import Speech
import Storage
import Web

/// The library of counter-narratives: looking, adding, reviewing, rating, and finding answers to a text.
struct NarrativePages: Sendable {
    let house: House

    func add(to routes: inout Routes) {
        routes.get(CampaignRoutes.narratives, list)
        routes.get(CampaignRoutes.newNarrative) { try await new($0, FormErrors()) }
        routes.post(CampaignRoutes.narratives, limit: .statements, create)
        routes.get(CampaignRoutes.waiting) { try await waiting($0, FormErrors(), about: nil) }
        routes.get(CampaignRoutes.claim, claim)
        routes.post(CampaignRoutes.review, review)
        routes.post(CampaignRoutes.rating, limit: .votes, rate)
        routes.get(CampaignRoutes.answer) { $0.reply(AnswerView($0).page(nil)) }
        routes.post(CampaignRoutes.answer, limit: .votes, answer)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let filter = NarrativeFilter(visit.query)
        let (approved, isReviewer) = try await house.database.read { s in
            (try NarrativeStore.approved(in: s), NarrativePolicy.isReviewer(try visit.roles(in: s)))
        }
        return visit.reply(
            NarrativeListView(visit, filter).page(
                filter.claims(CounterNarrative.shipped + approved, visit.language), isReviewer: isReviewer))
    }

    private func claim(_ visit: Visit) async throws -> Reply {
        guard let claim = ArgumentLibrary.shipped.claim(try visit.parameter("claim")) else { throw Problem.notFound }
        let (approved, ratings, own) = try await house.database.read { s in
            (
                try NarrativeStore.approved(to: claim.id, in: s), try NarrativeStore.ratings(in: s),
                try visit.person.map { try NarrativeStore.undecidedOrDeclined(of: $0.id, to: claim.id, in: s) } ?? []
            )
        }
        let all = CounterNarrative.shipped.filter { $0.claim == claim.id } + approved
        return visit.reply(ClaimView(visit, claim).page(all, ratings, mine: own))
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        _ = try visit.signedIn()
        let organisations = try await house.database.read { s in try own(visit, s) }
        return visit.reply(NarrativeFormView(visit, errors).page(organisations))
    }

    /// Those for which somebody may speak.
    private func own(_ visit: Visit, _ s: any Storage.Session) throws -> [Organisation] {
        let roles = try visit.roles(in: s)
        return try OrganisationStore.all(in: s).filter { NarrativePolicy.mayAdd(for: $0.id, roles) }
    }

    private func create(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let claim = ArgumentLibrary.shipped.claim(visit.form["claim"]),
            let language = Language(tag: visit.form["language"]),
            let tone = ShippedAnswer.Tone(rawValue: visit.form["tone"])
        else { throw Problem.malformed }
        let narrative = CounterNarrative(
            id: house.ids.next(), claim: claim.id, language: language, tone: tone, text: visit.form["text"],
            sources: visit.form["sources"], state: .waiting, author: person.id,
            organisation: OrganisationID(visit.form["organisation"]))
        do {
            try await house.database.write { s in
                try AddNarrative(narrative: narrative, person: person.id, at: visit.now).apply(in: s)
            }
        } catch let refusal as NarrativeRefusal {
            return try await new(visit, NarrativeWording(visit.words).errors(refusal))
        }
        return .see(CampaignRoutes.claim.link(claim.id), flash: "narratives.added")
    }

    private func waiting(_ visit: Visit, _ errors: FormErrors, about id: CounterNarrativeID?) async throws -> Reply {
        let person = try visit.signedIn()
        let narratives = try await house.database.read { s -> [CounterNarrative]? in
            let roles = try visit.roles(in: s)
            guard NarrativePolicy.isReviewer(roles) else { return nil }
            return try NarrativeStore.waiting(in: s).filter {
                NarrativePolicy.mayReview(roles, by: person.id, $0.author)
            }
        }
        guard let narratives else { throw Problem.notFound }
        return visit.reply(WaitingView(visit, errors, about: id).page(narratives))
    }

    private func review(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let id = try visit.id("narrative", of: CounterNarrativeKind.self)
        let decision: ReviewNarrative.Decision =
            visit.form["decision"] == "approve" ? .approve : .decline(reason: visit.form["reason"])
        do {
            try await house.database.write { s in
                try ReviewNarrative(id: id, decision: decision, person: person.id, at: visit.now).apply(in: s)
            }
        } catch NarrativeRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as NarrativeRefusal {
            return try await waiting(visit, NarrativeWording(visit.words).errors(refusal), about: id)
        }
        return .see(CampaignRoutes.waiting.link(), flash: "narratives.reviewed")
    }

    private func rate(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let id = try visit.id("narrative", of: CounterNarrativeKind.self)
        guard let verdict = NarrativeRating.Verdict(rawValue: visit.form["verdict"]) else { throw Problem.malformed }
        let narrative: CounterNarrative?
        do {
            narrative = try await house.database.write { s in
                try RateNarrative(id: id, verdict: verdict, person: person.id, at: visit.now).apply(in: s)
                return try NarrativeStore.find(id, in: s)
            }
        } catch NarrativeRefusal.notYours {
            throw Problem.notFound
        }
        guard let narrative else { throw Problem.notFound }
        let back = CampaignRoutes.claim.link(narrative.claim).with("language", narrative.language.code)
        return .see(back, flash: "narratives.rated")
    }

    /// The pasted text is looked at and forgotten: it stands in the answer alone.
    private func answer(_ visit: Visit) async throws -> Reply {
        let text = String(visit.form["text"].prefix(AnswerView.longestText))
        return visit.reply(AnswerView(visit).page(Answering(text, reader: visit.language.code)))
    }
}
