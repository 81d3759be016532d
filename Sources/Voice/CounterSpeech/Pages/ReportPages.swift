import Community
import Kernel
import Media
import Speech
import Storage
import Web

/// For everybody: what to do if it was about me, reporting, and what became of it.
struct ReportPages: Sendable {
    let desk: CaseDesk

    /// A report takes a minute; forty people in a hall share an address.
    private static let limit = RateLimit("reports", burst: 4, perMinute: 1)

    func add(to routes: inout Routes) {
        routes.getShared(CounterSpeechRoutes.support, support)
        routes.get(CounterSpeechRoutes.new) { try await new($0, FormErrors()) }
        routes.postFiles(
            CounterSpeechRoutes.reports, limit: Self.limit, bodyLimit: CleanPicture.largest + 256 * 1024, make)
        routes.get(CounterSpeechRoutes.followed, limit: .signIn, followed)
        routes.get(CounterSpeechRoutes.own, own)
        routes.getShared(CounterSpeechRoutes.figures, figures)
        routes.get(CounterSpeechRoutes.figuresFile) { _ in
            let figures = try await desk.house.database.read { s in try CaseFigures.read(in: s) }
            return .text(figures.file, type: "text/csv; charset=utf-8").download("hate-speech-cases.csv")
        }
    }

    private func support(_ visit: Visit) async throws -> Reply {
        let places = try await desk.house.database.read { s in try PlaceStore.all(in: s) }
        return visit.reply(SupportView(visit, desk.contacts, places).page)
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let subject = subject(visit)
        let (places, card) = try await desk.house.database.read { s in
            (try PlaceStore.all(in: s), try subject.flatMap { try desk.house.subjects.card($0, in: s) })
        }
        return visit.reply(ReportFormView(visit, errors: errors).page(places, card))
    }

    private func make(_ visit: Visit) async throws -> Reply {
        guard let place = PlaceID(visit.form["place"]),
            try await desk.house.database.read({ s in try PlaceStore.find(place, in: s) }) != nil
        else { throw Problem.malformed }
        let person = visit.form["anonymous"] == "yes" ? nil : visit.person
        let said = visit.form["language"]
        let reading = SpeechReading(
            visit.form["text"], language: SpeechLanguages.number(said) == nil ? nil : said, model: desk.model)
        let token = Hex.random(bytes: 16)
        let subject = subject(visit)
        let card = try await desk.house.database.read { s in
            try subject.flatMap { try desk.house.subjects.card($0, in: s) }
        }
        let picture: CleanPicture?
        do {
            picture = try Self.clean(visit.form.file("picture"))
        } catch {
            return try await new(visit, CounterSpeechWording(visit.words).errors(error))
        }
        let act = MakeReport(
            report: Report(
                id: desk.house.ids.next(), place: place,
                medium: Report.Medium(rawValue: visit.form["medium"]) ?? .text,
                about: Report.About(rawValue: visit.form["about"]) ?? .others, language: reading.language,
                person: person?.id, subject: card?.subject, told: visit.now, level: reading.level),
            content: .init(
                text: visit.form["text"], link: visit.form["link"], picture: picture,
                description: visit.form["description"]),
            token: token, ids: desk.house.ids, actor: person.map { .person($0.id) } ?? .visitor)
        do {
            try await desk.house.database.write { s in try act.apply(in: s) }
        } catch let refusal as CounterSpeechRefusal {
            return try await new(visit, CounterSpeechWording(visit.words).errors(refusal))
        }
        return .see(CounterSpeechRoutes.followed.link(token), flash: "counter.reported")
    }

    /// - Throws: `.pictureTooLarge`, `.pictureWrong`
    private static func clean(_ chosen: PostedFile?) throws(CounterSpeechRefusal) -> CleanPicture? {
        guard let chosen else { return nil }
        do {
            return try CleanPicture(from: chosen.bytes)
        } catch .tooManyBytes(let most) {
            throw .pictureTooLarge(megabytes: most / 1024 / 1024)
        } catch {
            throw .pictureWrong
        }
    }

    private func subject(_ visit: Visit) -> Subject? {
        Subject(visit.form.contains("subject") ? visit.form["subject"] : visit.query["subject"])
    }

    /// By the secret address: whoever has it reads what became of the report.
    private func followed(_ visit: Visit) async throws -> Reply {
        let token = try visit.parameter("token")
        return try await followUp(visit, isSecret: true) { s in try ReportStore.find(token: token, in: s) }
    }

    private func own(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let id = try visit.id("report", of: ReportKind.self)
        return try await followUp(visit, isSecret: false) { s in try ReportStore.find(id, by: person.id, in: s) }
    }

    private func followUp(
        _ visit: Visit, isSecret: Bool, _ find: @escaping @Sendable (any Storage.Session) throws -> Report?
    ) async throws -> Reply {
        let found = try await desk.house.database.read { s -> FollowUpView.Found? in
            guard let report = try find(s) else { return nil }
            return FollowUpView.Found(
                report: report, speechCase: try report.speechCase.flatMap { try CaseStore.find($0, in: s) },
                chosen: try report.speechCase.map { try AssessmentStore.find($0, in: s) }.flatMap {
                    $0.state == .decided ? $0.chosen : nil
                }, country: CaseDesk.country(try PlaceStore.path(report.place, in: s)))
        }
        guard let found else { throw Problem.notFound }
        return visit.reply(FollowUpView(visit, found, desk.contacts, isSecret: isSecret).page)
    }

    private func figures(_ visit: Visit) async throws -> Reply {
        let (figures, places) = try await desk.house.database.read { s in
            (try CaseFigures.read(in: s), try PlaceStore.all(in: s))
        }
        return visit.reply(FiguresView(visit, figures, places).page)
    }
}
