import Community
import Kernel
import Print
import Storage
import Web

/// One case: what it is about, its evidence and notes, handing it over, closing it.
struct CasePages: Sendable {
    let desk: CaseDesk

    func add(to routes: inout Routes) {
        routes.get(CounterSpeechRoutes.one) { try await show($0, FormErrors()) }
        routes.post(CounterSpeechRoutes.facts, describe)
        routes.post(CounterSpeechRoutes.worker, take)
        routes.post(CounterSpeechRoutes.notes, note)
        routes.post(CounterSpeechRoutes.evidence, addEvidence)
        routes.get(CounterSpeechRoutes.piece, piece)
        routes.post(CounterSpeechRoutes.handOver, handOver)
        routes.get(CounterSpeechRoutes.letter, letter)
        routes.post(CounterSpeechRoutes.outcome, close)
    }

    /// Everything that the page of a case shows, for somebody who may see it; else not found.
    func file(_ visit: Visit) async throws -> CaseFile {
        let scope = try await desk.scope(visit)
        let id = try visit.id("case", of: SpeechCaseKind.self)
        let file = try await desk.house.database.read { s in try CaseFile.read(id, in: scope, desk, s) }
        guard let file else { throw Problem.notFound }
        return file
    }

    func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let file = try await file(visit)
        return visit.reply(CaseView(visit, file, person: try visit.signedIn(), errors: errors).page)
    }

    private func describe(_ visit: Visit) async throws -> Reply {
        let act = DescribeCase(
            id: try visit.id("case"), facts: CaseReading(visit.form).facts, person: try visit.signedIn().id,
            at: visit.now)
        return try await finish(visit, "counter.saved") { s in try act.apply(in: s) }
    }

    private func take(_ visit: Visit) async throws -> Reply {
        let act = TakeCase(id: try visit.id("case"), person: try visit.signedIn().id, at: visit.now)
        return try await finish(visit, "counter.saved") { s in try act.apply(in: s) }
    }

    private func note(_ visit: Visit) async throws -> Reply {
        let act = AddNote(
            note: desk.house.ids.next(), id: try visit.id("case"), text: visit.form["note"],
            person: try visit.signedIn().id, at: visit.now)
        return try await finish(visit, "counter.saved") { s in try act.apply(in: s) }
    }

    private func addEvidence(_ visit: Visit) async throws -> Reply {
        let act = AddEvidence(
            evidence: desk.house.ids.next(), id: try visit.id("case"), text: visit.form["text"],
            person: try visit.signedIn().id, at: visit.now)
        return try await finish(visit, "counter.saved") { s in try act.apply(in: s) }
    }

    private func handOver(_ visit: Visit) async throws -> Reply {
        let file = try await file(visit)
        let words = visit.words(
            in: CaseLetter.language(of: file.country, spoken: visit.interfaceLanguages))
        guard let contact = file.addressees.first(where: { $0.key == visit.form["contact"] }) else {
            return try await show(visit, CounterSpeechWording(visit.words).errors(.addresseeWrong))
        }
        let sender = visit.form["sender"]
        let letter = CaseLetter(
            words: words, contact: contact, sender: sender, organisation: visit.form["organisation"],
            assessment: file.assessment, reported: file.reports.map(\.told).min() ?? file.one.opened, at: visit.now)
        let act = HandOver(
            record: desk.house.ids.next(), file: desk.house.ids.next(), id: file.one.id, contact: contact,
            sender: sender, draw: { one, evidence in try PDF.render(letter.document(one, evidence)) },
            person: try visit.signedIn().id, at: visit.now)
        return try await finish(visit, "counter.handedOver") { s in try act.apply(in: s) }
    }

    private func letter(_ visit: Visit) async throws -> Reply {
        let file = try await file(visit)
        let wanted = try visit.parameter("letter")
        guard let id = file.handOvers.first(where: { $0.id.description == wanted })?.file,
            let kept = try await desk.house.database.read({ s in try KeptFiles.find(id, in: s) })
        else { throw Problem.notFound }
        return .bytes(kept.bytes, type: kept.type.rawValue).download("letter.pdf")
    }

    private func piece(_ visit: Visit) async throws -> Reply {
        let file = try await file(visit)
        let wanted = try visit.id("evidence", of: EvidenceKind.self)
        guard let id = file.evidence.first(where: { $0.id == wanted })?.file,
            let kept = try await desk.house.database.read({ s in try KeptFiles.find(id, in: s) })
        else { throw Problem.notFound }
        return .bytes(kept.bytes, type: kept.type.rawValue)
    }

    private func close(_ visit: Visit) async throws -> Reply {
        let act = CloseCase(
            id: try visit.id("case"), outcome: Outcome(rawValue: visit.form["outcome"]), note: visit.form["told"],
            person: try visit.signedIn().id, tell: Letters(visit, desk.house).tell, at: visit.now)
        return try await finish(visit, "counter.closed") { s in try act.apply(in: s) }
    }

    /// Writes, and returns to the case; a refusal stands beside its field with what was typed.
    func finish(
        _ visit: Visit, _ flash: String, _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        try await desk.house.write(
            apply, hiding: CounterSpeechRefusal.notYours,
            then: CounterSpeechRoutes.one.link(try visit.id("case", of: SpeechCaseKind.self)), flash: flash
        ) { try await show(visit, CounterSpeechWording(visit.words).errors($0)) }
    }
}

/// A case with all that its page shows.
struct CaseFile: Sendable {
    let one: SpeechCase
    let place: Place?
    /// The code of the country.
    let country: String
    let worker: String?
    let reports: [Report]
    let evidence: [Evidence]
    let notes: [CaseNote]
    let assessment: Assessment
    let advice: Advice
    let handOvers: [HandOverRecord]
    /// To whom it may go as decided.
    let addressees: [Contact]
    /// Things of this site that it is about.
    let cards: [SubjectCard]

    static func read(
        _ id: CaseID, in scope: PlaceScope, _ desk: CaseDesk, _ s: any Storage.Session
    ) throws -> CaseFile? {
        guard let one = try CaseStore.find(id, in: scope, s) else { return nil }
        let path = try PlaceStore.path(one.place, in: s)
        let country = CaseDesk.country(path)
        let assessment = try AssessmentStore.find(id, in: s)
        let reports = try ReportStore.of(id, in: s)
        return CaseFile(
            one: one, place: path.first, country: country,
            worker: try one.worker.flatMap { try PersonStore.find($0, in: s)?.name }, reports: reports,
            evidence: try ReportStore.evidence(of: id, in: s), notes: try CaseStore.notes(of: id, in: s),
            assessment: assessment,
            advice: Advice(assessment.levels, try CaseCircumstances.read(one, in: s)),
            handOvers: try CaseStore.handOvers(of: id, in: s),
            addressees: assessment.chosen.map { desk.contacts.addressees(country, for: $0) } ?? [],
            cards: try desk.house.subjects.cards(reports.compactMap(\.subject), in: s).values.sorted {
                $0.subject.id < $1.subject.id
            })
    }
}
