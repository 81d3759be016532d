import Community
import Kernel
import Print
import Storage
import Web

/// Initiatives: starting, signing, counting paper, handing over, answering.
struct InitiativePages: Sendable {
    let house: House
    let isOwnProposal: Initiatives.OwnProposal

    func add(to routes: inout Routes) {
        routes.get(InitiativeRoutes.list, list)
        routes.post(InitiativeRoutes.start, start)
        routes.get(InitiativeRoutes.one) { try await show($0, FormErrors()) }
        routes.post(InitiativeRoutes.signature, limit: .votes, sign)
        routes.post(InitiativeRoutes.signatureEnd, limit: .votes, takeBack)
        routes.postFiles(InitiativeRoutes.paper, bodyLimit: PaperCount.largestScan + 64 * 1024, countPaper)
        routes.get(InitiativeRoutes.scan, scan)
        routes.get(InitiativeRoutes.sheet, sheet)
        routes.get(InitiativeRoutes.letter, letter)
        routes.post(InitiativeRoutes.handOver, handOver)
        routes.post(InitiativeRoutes.answer, answer)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let items = try await house.database.read { s in
            try InitiativeStore.all(most: 100, in: s).map { ($0, try InitiativeStore.tally(of: $0.id, in: s)) }
        }
        return visit.reply(InitiativeListView(visit).page(items))
    }

    private func start(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let number = Identifier<Subject>(try visit.parameter("proposal")),
            let institution = InstitutionID(visit.form["institution"])
        else { throw Problem.malformed }
        let subject = Subject("proposal", number.value)
        let card = try await house.database.read { [house] s in try house.subjects.card(subject, in: s) }
        guard let card, let back = card.link else { throw Problem.notFound }
        let act = StartInitiative(
            id: house.ids.next(), proposal: card, institution: institution, person: person.id,
            isOwn: { [isOwnProposal] s in try isOwnProposal(subject, person.id, s) }, event: house.ids.next(),
            at: visit.now)
        do {
            try await house.database.write { s in try act.apply(in: s) }
        } catch is InitiativeRefusal {
            return .see(back, flash: "initiative.refused.start")
        }
        return .see(InitiativeRoutes.one.link(act.id), flash: "initiative.started")
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        visit.reply(InitiativeView(visit, try await find(visit), errors: errors).page)
    }

    private func sign(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("initiative", of: InitiativeKind.self)
        guard let person = visit.person else { throw Problem.signInNeeded(InitiativeRoutes.one.link(id)) }
        let act = Sign(
            id: id, person: person.id, isPublic: visit.form["public"] == "yes", event: house.ids.next(),
            at: visit.now)
        return try await finish(visit, "initiative.signed") { s in try act.apply(in: s) }
    }

    private func takeBack(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("initiative", of: InitiativeKind.self)
        let person = try visit.signedIn()
        return try await finish(visit, "initiative.signature.gone") { s in
            guard try InitiativeStore.find(id, in: s)?.handedOver == nil,
                try InitiativeStore.takeBack(id, person: person.id, in: s)
            else { throw InitiativeRefusal.ownSignatureGone }
        }
    }

    private func countPaper(_ visit: Visit) async throws -> Reply {
        let one = try await find(visit)
        guard one.mayAnswer else { throw Problem.notFound }
        let act = CountPaper(
            id: one.initiative.id, signatures: Int(visit.form["signatures"]) ?? 0,
            scan: visit.form.file("scan"), file: house.ids.next(), number: house.ids.next(InitiativeKind.self).value,
            event: house.ids.next(), actor: visit.actor,
            at: visit.now)
        return try await finish(visit, "initiative.paper.counted") { s in try act.apply(in: s) }
    }

    /// A scan shows names and signatures, so it is for the institution's officials alone.
    private func scan(_ visit: Visit) async throws -> Reply {
        let one = try await find(visit)
        let id: KeptFileID = try visit.id("file")
        guard one.mayAnswer, one.papers.contains(where: { $0.file == id }),
            let file = try await house.database.read({ s in try KeptFiles.find(id, in: s) })
        else { throw Problem.notFound }
        return .bytes(file.bytes, type: file.type.rawValue).download("scan.\(file.type.suffix)")
    }

    private func handOver(_ visit: Visit) async throws -> Reply {
        let one = try await find(visit)
        guard one.isInitiator else { throw Problem.notFound }
        let words = visit.words(in: one.initiative.language)
        let address = visit.absolute(InitiativeRoutes.one.link(one.initiative.id))
        let act = HandOver(
            id: one.initiative.id,
            mail: { [house] initiative, tally, institution, due in
                let paper = InitiativePaper(initiative, words: words, address: address)
                var mail = Outbox.Mail(
                    id: house.ids.next(), to: institution.email ?? "",
                    subject: words("mail.initiative.subject", ["title": initiative.title]),
                    body: words(
                        "mail.initiative.body",
                        [
                            "institution": institution.name, "title": initiative.title,
                            "count": words.number(tally.total), "due": words.date(due), "link": address,
                        ]), in: initiative.language)
                mail.attachments = [
                    .init(
                        "letter.pdf", type: "application/pdf",
                        bytes: try PDF.render(paper.letter(tally, to: institution, due: due)))
                ]
                return mail
            }, event: house.ids.next(), actor: visit.actor, at: visit.now)
        return try await finish(visit, "initiative.handedOver") { s in try act.apply(in: s) }
    }

    private func answer(_ visit: Visit) async throws -> Reply {
        let one = try await find(visit)
        guard one.mayAnswer else { throw Problem.notFound }
        let act = AnswerInitiative(
            id: one.initiative.id, text: visit.form["answer"], event: house.ids.next(), actor: visit.actor,
            at: visit.now)
        return try await finish(visit, "initiative.answered") { s in try act.apply(in: s) }
    }

    private func sheet(_ visit: Visit) async throws -> Reply {
        let one = try await find(visit)
        let address = visit.absolute(InitiativeRoutes.one.link(one.initiative.id))
        let paper = InitiativePaper(one.initiative, words: visit.words, address: address)
        return .bytes(try PDF.render(paper.sheet), type: "application/pdf").download("sheet.pdf")
    }

    private func letter(_ visit: Visit) async throws -> Reply {
        let one = try await find(visit)
        guard let due = one.initiative.due, let institution = one.institution else { throw Problem.notFound }
        let address = visit.absolute(InitiativeRoutes.one.link(one.initiative.id))
        let paper = InitiativePaper(one.initiative, words: visit.words(in: one.initiative.language), address: address)
        return .bytes(
            try PDF.render(paper.letter(one.tally, to: institution, due: due)), type: "application/pdf"
        ).download("letter.pdf")
    }

    private func finish(
        _ visit: Visit, _ flash: String, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        do {
            try await house.database.write(apply)
        } catch let refusal as InitiativeRefusal {
            return try await show(visit, InitiativeWording(visit.words).errors(refusal))
        }
        return .see(InitiativeRoutes.one.link(try visit.id("initiative", of: InitiativeKind.self)), flash: flash)
    }

    private func find(_ visit: Visit) async throws -> InitiativeView.One {
        let id = try visit.id("initiative", of: InitiativeKind.self)
        let found = try await house.database.read { [house] s -> InitiativeView.One? in
            guard let initiative = try InitiativeStore.find(id, in: s) else { return nil }
            let institution = try InstitutionStore.find(initiative.institution, in: s)
            let organisation = try institution?.organisation.flatMap { try OrganisationStore.find($0, in: s) }
            let roles = try visit.roles(in: s)
            return InitiativeView.One(
                initiative: initiative, tally: try InitiativeStore.tally(of: id, in: s), institution: institution,
                place: try PlaceStore.find(initiative.place, in: s),
                names: try InitiativeStore.publicNames(of: id, most: 50, in: s),
                days: try InitiativeStore.days(of: id, in: s),
                hasSigned: try visit.person.map { try InitiativeStore.hasSigned(id, person: $0.id, in: s) } ?? false,
                hasIdentity: try visit.person.map { try Identities.isConnected($0.id, in: s) } ?? false,
                providerName: house.providerName,
                papers: try InitiativeStore.papers(of: id, in: s),
                isInitiator: visit.person?.id == initiative.initiator,
                mayAnswer: InitiativePolicy.mayAnswer(
                    roles, for: try organisation.map { try OrganisationStore.belonging($0, in: s) }),
                around: try TrailAround.read(initiative.subject, house, in: s),
                follows: try FollowButton.read(visit, initiative.subject, in: s))
        }
        guard let found else { throw Problem.notFound }
        return found
    }
}
