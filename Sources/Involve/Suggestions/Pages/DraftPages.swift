import Community
import Deliberation
import Kernel
import Print
import Storage
import Web

/// Writing a suggestion: from the findings of a closed consultation to its publication.
struct DraftPages: Sendable {
    let house: House
    let evidence: EvidenceSource

    func add(to routes: inout Routes) {
        routes.get(SuggestionRoutes.new, new)
        routes.post(SuggestionRoutes.drafts, draft)
        routes.get(SuggestionRoutes.edit, edit)
        routes.post(SuggestionRoutes.edit, save)
        routes.get(SuggestionRoutes.revision) { .text("\(try await mine($0).revision)\n", type: "text/plain") }
        routes.post(SuggestionRoutes.publication, publish)
        routes.post(SuggestionRoutes.withdrawal, withdraw)
    }

    private func new(_ visit: Visit) async throws -> Reply {
        let (found, organisations) = try await source(visit)
        return visit.reply(DraftView(visit).new(found, organisations, try await institutions(found.place)))
    }

    private func draft(_ visit: Visit) async throws -> Reply {
        let (found, organisations) = try await source(visit)
        let asked = OrganisationID(visit.form["organisation"])
        guard let organisation = organisations.first(where: { $0.id == asked }) ?? organisations.first else {
            throw Problem.notFound
        }
        if let warning = PersonalDataWarning(visit, house).errors(fields(visit)) {
            return visit.reply(
                DraftView(visit, errors: warning).new(found, organisations, try await institutions(found.place)))
        }
        let act = DraftSuggestion(
            id: house.ids.next(), evidence: found, organisation: organisation.id, language: visit.language,
            words: words(visit, found), actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as SuggestionRefusal {
            let errors = SuggestionWording(visit.words).errors(refusal)
            return visit.reply(
                DraftView(visit, errors: errors).new(found, organisations, try await institutions(found.place)))
        }
        return .see(SuggestionRoutes.one.link(act.id), flash: "suggestion.drafted")
    }

    private func edit(_ visit: Visit) async throws -> Reply {
        let (suggestion, found) = try await own(visit)
        return visit.reply(DraftView(visit).edit(suggestion, found, try await institutions(suggestion.place)))
    }

    private func save(_ visit: Visit) async throws -> Reply {
        let (suggestion, found) = try await own(visit)
        if let warning = PersonalDataWarning(visit, house).errors(fields(visit), in: suggestion.language) {
            return visit.reply(
                DraftView(visit, errors: warning).edit(suggestion, found, try await institutions(suggestion.place)))
        }
        let act = EditSuggestion(
            id: suggestion.id, words: words(visit, found), basedOn: Int(visit.form["revision"]) ?? 0,
            actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as SuggestionRefusal {
            let (current, _) = try await own(visit)
            let errors = SuggestionWording(visit.words).errors(refusal)
            return visit.reply(
                DraftView(visit, errors: errors).edit(current, found, try await institutions(current.place)))
        }
        return .see(SuggestionRoutes.one.link(suggestion.id), flash: "suggestion.saved")
    }

    private func publish(_ visit: Visit) async throws -> Reply {
        let (suggestion, found) = try await own(visit)
        let page = SuggestionRoutes.one.link(suggestion.id)
        let address = visit.absolute(page)
        let words = visit.words(in: suggestion.language)
        let act = PublishSuggestion(
            id: suggestion.id, evidence: found,
            mail: { [house] published, institution, due in
                let paper = SuggestionPaper(published, words: words, address: address)
                var mail = Outbox.Mail(
                    id: house.ids.next(), to: institution.email ?? "",
                    subject: words("mail.suggestion.subject", ["title": published.title]),
                    body: words(
                        "mail.suggestion.body",
                        [
                            "institution": institution.name, "title": published.title, "due": words.date(due),
                            "link": address,
                        ]),
                    in: published.language)
                mail.attachments = [
                    .init("suggestion.pdf", type: "application/pdf", bytes: try PDF.render(paper.document))
                ]
                return mail
            }, event: house.ids.next(), announce: house.moderation.announce, actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as SuggestionRefusal {
            return .see(page, flash: SuggestionWording.flash(refusal))
        }
        return .see(page, flash: "suggestion.published")
    }

    private func withdraw(_ visit: Visit) async throws -> Reply {
        let (suggestion, _) = try await own(visit)
        let act = WithdrawSuggestion(
            id: suggestion.id, event: house.ids.next(), actor: visit.actor, at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch let refusal as SuggestionRefusal {
            return .see(SuggestionRoutes.one.link(suggestion.id), flash: SuggestionWording.flash(refusal))
        }
        return .see(SuggestionRoutes.one.link(suggestion.id), flash: "suggestion.withdrawn")
    }

    /// The fields of the form whose words become public.
    private func fields(_ visit: Visit) -> [String] {
        ["title", "introduction"] + visit.form.all("pick").map { "ask-\($0)" }
    }

    /// What was chosen and written; asks in the same words share their evidence.
    private func words(_ visit: Visit, _ found: SourceEvidence) -> SuggestionWords {
        let picked = Set(visit.form.all("pick"))
        var asks: [Ask] = []
        for evidence in found.items where picked.contains(evidence.subject.number.description) {
            let text = visit.form["ask-\(evidence.subject.number)"]
            if let same = asks.firstIndex(where: { $0.text == text }) {
                asks[same] = Ask(id: asks[same].id, text: text, evidence: asks[same].evidence + [evidence])
            } else {
                asks.append(Ask(id: house.ids.next(), text: text, evidence: [evidence]))
            }
        }
        return SuggestionWords(
            title: visit.form["title"], introduction: visit.form["introduction"], asks: asks,
            addressees: visit.form.all("institution").compactMap { InstitutionID($0) })
    }

    private func institutions(_ place: PlaceID) async throws -> [Institution] {
        try await house.database.read { s in try InstitutionStore.deciding(for: place, in: s) }
    }

    /// The findings of the source in the address, with the organisations in whose name this visitor may write of it:
    /// of a consultation its own, of proposals any that the visitor writes for.
    private func source(_ visit: Visit) async throws -> (SourceEvidence, [Organisation]) {
        let person = try visit.signedIn()
        guard let found = try await evidence(try visit.subject) else { throw Problem.notFound }
        let organisations = try await house.database.read { s in
            let roles = try RoleStore.roles(of: person.id, in: s)
            return try OrganisationStore.all(in: s).filter { organisation in
                guard found.organisation == nil || found.organisation == organisation.id else { return false }
                return SuggestionPolicy.mayWrite(roles, for: try OrganisationStore.belonging(organisation, in: s))
            }
        }
        guard !organisations.isEmpty else { throw Problem.notFound }
        return (found, organisations.sorted { ($0.place == found.place ? 0 : 1) < ($1.place == found.place ? 0 : 1) })
    }

    /// The suggestion in the address with fresh figures.
    private func own(_ visit: Visit) async throws -> (Suggestion, SourceEvidence) {
        let suggestion = try await mine(visit)
        guard let found = try await evidence(suggestion.source) else { throw Problem.notFound }
        return (suggestion, found)
    }

    /// The suggestion in the address, for those who may write it; for others it is not there.
    private func mine(_ visit: Visit) async throws -> Suggestion {
        let person = try visit.signedIn()
        let id = try visit.id("suggestion", of: SuggestionKind.self)
        let suggestion = try await house.database.read { s in try SuggestionStore.find(id, in: s) }
        guard let suggestion, try await mayWrite(person.id, suggestion.organisation) else { throw Problem.notFound }
        return suggestion
    }

    private func mayWrite(_ person: PersonID, _ organisation: OrganisationID) async throws -> Bool {
        try await house.database.read { s in
            guard let organisation = try OrganisationStore.find(organisation, in: s) else { return false }
            return SuggestionPolicy.mayWrite(
                try RoleStore.roles(of: person, in: s), for: try OrganisationStore.belonging(organisation, in: s))
        }
    }
}
