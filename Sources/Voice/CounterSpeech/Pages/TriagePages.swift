import Community
import Kernel
import Storage
import Web

/// For case workers: what waits, and deciding on it.
struct TriagePages: Sendable {
    let desk: CaseDesk

    func add(to routes: inout Routes) {
        routes.get(CounterSpeechRoutes.desk, list)
        routes.get(CounterSpeechRoutes.triage) { try await show($0, FormErrors()) }
        routes.post(CounterSpeechRoutes.opening, open)
        routes.post(CounterSpeechRoutes.merger, merge)
        routes.post(CounterSpeechRoutes.dismissal, dismiss)
        routes.get(CounterSpeechRoutes.reportEvidence, picture)
        routes.get(CounterSpeechRoutes.terms) { try await terms($0, FormErrors()) }
        routes.post(CounterSpeechRoutes.terms, setTerms)
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let scope = try await desk.scope(visit)
        let person = try visit.signedIn().id
        let lists = try await desk.house.database.read { s in
            DeskView.Lists(
                waiting: try ReportStore.waiting(in: scope, most: 100, s),
                cases: try CaseStore.all(in: scope, most: 200, s),
                places: Dictionary(
                    try PlaceStore.all(in: s).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
                setsTerms: try SetTerm.may(person, in: s))
        }
        return visit.reply(DeskView(visit, lists, person: person).page)
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let scope = try await desk.scope(visit)
        let id = try visit.id("report", of: ReportKind.self)
        let found = try await desk.house.database.read { s -> TriageView.Found? in
            guard let report = try ReportStore.find(id, in: scope, s) else { return nil }
            return TriageView.Found(
                report: report, evidence: try ReportStore.evidence(of: id, in: s),
                place: try PlaceStore.find(report.place, in: s),
                card: try report.subject.flatMap { try desk.house.subjects.card($0, in: s) },
                cases: try CaseStore.all(in: scope, most: 200, s).filter { $0.state != .closed })
        }
        guard let found else { throw Problem.notFound }
        if let id = found.report.speechCase { return .see(CounterSpeechRoutes.one.link(id)) }
        let text = found.evidence.filter { $0.kind == .text }.map(\.text).joined(separator: "\n")
        let reading = SpeechReading(text, language: found.report.language, model: desk.model)
        return visit.reply(TriageView(visit, found, reading, errors: errors).page)
    }

    private func open(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn().id
        let act = OpenCase(
            id: desk.house.ids.next(), report: try visit.id("report"), facts: CaseReading(visit.form).facts,
            person: person, tell: Letters(visit, desk.house).tell, at: visit.now)
        return try await finish(visit, "counter.opened", CounterSpeechRoutes.one.link(act.id)) { s in
            try act.apply(in: s)
        }
    }

    private func merge(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn().id
        guard let into = CaseID(visit.form["case"]) else { throw Problem.malformed }
        let act = MergeReport(
            report: try visit.id("report"), into: into, person: person, tell: Letters(visit, desk.house).tell,
            at: visit.now)
        return try await finish(visit, "counter.merged", CounterSpeechRoutes.one.link(into)) { s in
            try act.apply(in: s)
        }
    }

    private func dismiss(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn().id
        let act = DismissReport(
            report: try visit.id("report"), reason: visit.form["reason"], person: person,
            tell: Letters(visit, desk.house).tell, at: visit.now)
        return try await finish(visit, "counter.dismissed", CounterSpeechRoutes.desk.link()) { s in
            try act.apply(in: s)
        }
    }

    private func finish(
        _ visit: Visit, _ flash: String, _ link: Link,
        _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        try await desk.house.write(
            apply, hiding: CounterSpeechRefusal.notYours, then: link, flash: flash
        ) { try await show(visit, CounterSpeechWording(visit.words).errors($0)) }
    }

    private func picture(_ visit: Visit) async throws -> Reply {
        let scope = try await desk.scope(visit)
        let id = try visit.id("report", of: ReportKind.self)
        let piece = try visit.id("evidence", of: EvidenceKind.self)
        let file = try await desk.house.database.read { s -> KeptFile? in
            guard try ReportStore.find(id, in: scope, s) != nil,
                let own = try ReportStore.evidence(of: id, in: s).first(where: { $0.id == piece })?.file
            else { return nil }
            return try KeptFiles.find(own, in: s)
        }
        guard let file else { throw Problem.notFound }
        return .bytes(file.bytes, type: file.type.rawValue)
    }

    private func terms(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let person = try visit.signedIn().id
        let (terms, may) = try await desk.house.database.read { s in
            (try CaseStore.terms(in: s), try SetTerm.may(person, in: s))
        }
        guard may else { throw Problem.forbidden }
        return visit.reply(TermsView(visit, terms, errors: errors).page)
    }

    private func setTerms(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn().id
        let days = SpeechCategory.allCases.map { ($0, Int(visit.form["days-\($0.rawValue)"]) ?? 0) }
        let act = SetTerm(
            terms: Dictionary(days, uniquingKeysWith: { first, _ in first }), person: person, at: visit.now)
        do {
            try await desk.house.database.write { s in try act.apply(in: s) }
        } catch CounterSpeechRefusal.notYours {
            throw Problem.forbidden
        } catch let refusal as CounterSpeechRefusal {
            return try await terms(visit, CounterSpeechWording(visit.words).errors(refusal))
        }
        return .see(CounterSpeechRoutes.desk.link(), flash: "counter.saved")
    }
}

/// What was typed into a form about a case.
struct CaseReading: Sendable {
    let form: Form

    init(_ form: Form) {
        self.form = form
    }

    var facts: CaseFacts {
        CaseFacts(
            title: form["title"], category: SpeechCategory(rawValue: form["category"]) ?? .insult,
            incident: Incident(rawValue: form["incident"]) ?? .none,
            grounds: Set(form.all("grounds").compactMap(Ground.init(rawValue:))))
    }

    /// Nil level: not known.
    var rating: Rating {
        Rating(level: Int(form["level"]).flatMap { Rating.levels.contains($0) ? $0 : nil }, note: form["note"])
    }
}
