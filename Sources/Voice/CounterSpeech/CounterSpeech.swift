import Community
import Foundation
import Kernel
import Speech
import Storage
import Web

/// Speech that hurts, seen here or elsewhere: reported by anyone, looked at by people of the place, assessed by the
/// threshold test, and handed over where that is due. Support comes first.
public struct CounterSpeech: Sendable {
    private let desk: CaseDesk

    public init(_ house: House) throws {
        desk = CaseDesk(house: house, contacts: try Contacts.read(), model: SpeechModel.shipped)
    }

    /// Reports stay without a person when an account is erased.
    public var eraser: Eraser {
        { person, _, s in try ForgetReporter(person: person).apply(in: s) }
    }

    /// What this room shows on a person's own page and on those of places.
    public var panel: Panel {
        let panel = CounterSpeechPanel(desk: desk)
        return { subject, visit in try await panel.show(subject, visit) }
    }

    /// Hands in something that stands on this site, for whoever moderates it; people of the place open the case, like any
    /// other, on the page whose link is returned. In the transaction of the act that hands it over.
    ///
    /// - text: the words as they stood there; kept as evidence with its hash, as far as a report may be long
    /// - person: who hands it in; told what becomes of it
    /// - Returns: where it is looked at; the page of the first time where the same words were handed in before
    /// - Throws: `CounterSpeechRefusal` where the text is empty
    public func handIn(
        _ text: String, about subject: Subject, in place: PlaceID, language: Language, by person: PersonID, at: Moment,
        _ s: any Storage.Session
    ) throws -> Link {
        let text = String(text.prefix(Report.longestText))
        if let known = try ReportStore.find(about: subject, saying: text, in: s) {
            return CounterSpeechRoutes.triage.link(known.id)
        }
        let reading = SpeechReading(
            text, language: SpeechLanguages.number(language.code) == nil ? nil : language.code,
            model: desk.model)
        let report = Report(
            id: desk.house.ids.next(), place: place, medium: .text, about: .others, language: reading.language,
            person: person, subject: subject, told: at, level: reading.level)
        try MakeReport(
            report: report, content: .init(text: text), token: Hex.random(bytes: 16),
            ids: desk.house.ids, actor: .person(person)
        ).apply(in: s)
        return CounterSpeechRoutes.triage.link(report.id)
    }

    public var feature: Feature {
        Feature(
            "counter-speech", migrations: CounterSpeechSchema.migrations,
            messages: Bundle.module.bundleURL.appendingPathComponent("Resources/messages"),
            navigation: [NavigationItem(.voice, CounterSpeechRoutes.support.link(), label: "counter.title")],
            rounds: [
                { [desk] surroundings in
                    try await Reminders(
                        house: desk.house, catalogue: surroundings.catalogue, baseURL: surroundings.baseURL
                    ).run()
                }
            ],
            openData: { [desk] write in
                let figures = try await desk.house.database.read { s in try CaseFigures.read(in: s) }
                try write(OpenDataFile("hate-speech-cases.csv", figures.file))
            },
            routes: { [desk] routes in
                ReportPages(desk: desk).add(to: &routes)
                TriagePages(desk: desk).add(to: &routes)
                CasePages(desk: desk).add(to: &routes)
                AssessmentPages(desk: desk).add(to: &routes)
            })
    }
}

/// What the pages of this room work with.
struct CaseDesk: Sendable {
    let house: House
    let contacts: Contacts
    /// Nil: texts are not scored.
    let model: SpeechModel?

    /// Who works where; a page for case workers alone.
    ///
    /// - Throws: `Problem.signInNeeded`, `.forbidden`
    func scope(_ visit: Visit) async throws -> PlaceScope {
        let person = try visit.signedIn()
        let scope = try await house.database.read { s in try PlaceScope.of(person.id, as: CasePolicy.workers, in: s) }
        guard !scope.isEmpty else { throw Problem.forbidden }
        return scope
    }

    /// The code of the country in which a place lies; "EU" above.
    static func country(_ path: [Place]) -> String { path.first { $0.level == .country }?.code ?? "EU" }
}
