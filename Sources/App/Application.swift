import ActionPlans
import Ballots
import Banners
import Budgets
import Campaigns
import Certificates
import Claims
import Community
import Consultations
import CounterSpeech
import DecisionMethods
import Foundation
import Indicators
import Initiatives
import Kernel
import LocalInitiatives
import Logging
import Moderation
import Panels
import Proposals
import Reports
import ServiceLifecycle
import Storage
import Stories
import Suggestions
import Surveys
import Volunteering
import Web

/// The composition root: opens the database, lists the rooms, and puts their routes, messages and jobs together.
public struct CitizenTime: Sendable {
    public let house: House
    public let site: Site
    /// Migrations that this start has applied.
    public let applied: [String]
    let indicators: Indicators
    let reports: Reports
    let banners: Banners
    let features: [Feature]
    let configuration: Configuration
    let surroundings: Surroundings
    let log: Logger

    /// Opens everything and brings the schema up to date.
    ///
    /// - now: the clock
    public init(
        _ configuration: Configuration, log: Logger,
        now: @escaping @Sendable () -> Moment = { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    ) async throws {
        try FileManager.default.createDirectory(at: configuration.data, withIntermediateDirectories: true)
        let content = try PlanContent.read()
        let provider = try configuration.identityProvider()
        let secrets = Secrets(key: try configuration.key())
        let ids = IdentifierSource(now: now)
        let second = try configuration.embedding.flatMap { try SecondReader(folder: $0) }?.screening
        let moderation = Moderation(
            Self.moderated, screening: Guard.screening, pasted: Guard.pasted, second: second, secrets: secrets, ids: ids
        )
        let house = House(
            database: try Database(configuration.databaseLocation), ids: ids, now: now,
            subjects: SubjectDirectory(Self.describers(content, now)), providerName: provider?.name,
            moderation: moderation.desk(personalData: Guard.personalData))
        let indicators = try Indicators(house, sources: Self.indicatorSources(house))
        let reports = try Reports(
            house, material: Self.material(indicators, house), template: configuration.reportTemplate)
        let banners = Banners(house, figures: indicators.figures, quote: Self.quote)
        let features = try Self.features(
            house, moderation, secrets, content, provider, log, impact: (indicators, reports, banners))
        applied = try await house.database.migrate(features.flatMap(\.migrations), now: now())
        try await house.database.write { s in
            for feature in features { try feature.seed(s) }
        }

        let catalogue = try Catalogue(folders: [WebResources.messages] + features.compactMap(\.messages))
        var routes = Routes()
        for feature in features { feature.routes(&routes) }
        let meters = Meters()
        Self.addHealth(to: &routes, house)
        if configuration.showsMetrics {
            routes.get(Route("/metrics")) { _ in
                .text(meters.text, type: "text/plain; version=0.0.4; charset=utf-8")
            }
        }
        let facts = SiteFacts(
            baseURL: configuration.siteURL, assets: try Assets(folder: WebResources.assets),
            catalogue: catalogue, navigation: features.flatMap(\.navigation))
        self.house = house
        self.indicators = indicators
        self.reports = reports
        self.banners = banners
        self.features = features
        self.configuration = configuration
        self.log = log
        surroundings = Surroundings(catalogue: catalogue, baseURL: configuration.siteURL, secrets: secrets)
        site = Site(
            facts: facts, secrets: secrets, routes: routes,
            meters: meters,
            hosts: Self.hosts(configuration), log: log, now: now,
            identify: { token in
                try await house.database.read { s in try SignIns.identify(token, now: now(), in: s) }
            })
    }

    /// The rooms of the product.
    static func features(
        _ house: House, _ moderation: Moderation, _ secrets: Secrets, _ content: PlanContent,
        _ provider: IdentityProvider?, _ log: Logger,
        impact: (indicators: Indicators, reports: Reports, banners: Banners)
    ) throws -> [Feature] {
        let consultations = Consultations(house)
        let proposals = Proposals(house, signatures: { subject, s in try Initiatives.signatures(for: subject, s) })
        let sources = [consultations.evidence, proposals.evidence]
        let suggestions = Suggestions(house) { subject in
            for source in sources {
                if let found = try await source(subject) { return found }
            }
            return nil
        }
        let plans = ActionPlans(house, content: content, agreed: { place, s in try Suggestions.agreed(in: place, s) })
        let initiatives = Initiatives(
            house,
            isOwnProposal: { subject, person, s in try Proposals.published(subject, by: person, s) })
        let volunteering = Volunteering(
            house, secrets: secrets,
            finished: { place, since, s in try LocalInitiatives.finished(in: place, since: since, s) })
        let certificates = Certificates(house, secrets: secrets, engagements: Self.engagements)
        let neighbours = LocalInitiatives(house)
        let claims = Claims(house)
        let ballots = Ballots(house, secrets: secrets)
        let counterSpeech = try CounterSpeech(house)
        let stories = Stories(house, secrets: secrets)
        let campaigns = Campaigns(house)
        let budgets = Budgets(house, secrets: secrets)
        let surveys = try Surveys(house, secrets: secrets)
        let citizensPanels = Panels(house)
        let panels = [
            consultations.panel, volunteering.panel, suggestions.panel, plans.panel, proposals.panel,
            initiatives.panel, certificates.panel, neighbours.panel, stories.panel, moderation.panel(house),
            counterSpeech.panel, claims.panel, ballots.panel, budgets.panel, surveys.panel,
            citizensPanels.panel, impact.indicators.panel,
        ]
        return [
            Community.feature(
                house, panels: panels,
                erasers: [
                    Certificates.eraser, Initiatives.eraser, volunteering.eraser, neighbours.eraser, stories.eraser,
                    moderation.eraser, counterSpeech.eraser, Campaigns.eraser, Ballots.eraser,
                    budgets.eraser, citizensPanels.eraser,
                ],
                claims: [Volunteering.claim], secrets: secrets, provider: provider, log: log),
            consultations.feature(
                panels: [
                    suggestions.panel, proposals.panel, neighbours.panel, claims.panel, ballots.panel, surveys.panel,
                    citizensPanels.panel,
                ]),
            suggestions.feature(panels: [ballots.panel]),
            plans.feature(panels: [volunteering.panel, neighbours.panel, claims.panel, surveys.panel]),
            proposals.feature(
                panels: [
                    initiatives.panel, suggestions.panel, neighbours.panel, claims.panel, ballots.panel,
                    citizensPanels.panel,
                ]),
            initiatives.feature,
            volunteering.feature,
            certificates.feature,
            neighbours.feature,
            stories.feature,
            campaigns.feature,
            moderation.feature(house) { text, place, person, at, s in
                _ = try counterSpeech.handIn(
                    text.text, about: text.subject, in: place, language: text.language, by: person, at: at, s)
            },
            counterSpeech.feature,
            claims.feature(panels: [neighbours.panel]),
            ballots.feature,
            budgets.feature(panels: [neighbours.panel]),
            surveys.feature,
            impact.indicators.feature(report: { scope in impact.reports.link(scope) }),
            impact.reports.feature,
            impact.banners.feature,
            DecisionMethods.feature,
            citizensPanels.feature,
        ]
    }

    /// What the rooms count, for figures of what changed.
    static func indicatorSources(_ house: House) -> [IndicatorSource] {
        [
            Volunteering.indicators, Consultations.indicators, Suggestions.indicators, ActionPlans.indicators,
            LocalInitiatives.indicators, Stories.indicators(house.now), CounterSpeech.indicators,
            Ballots.indicators, Surveys.indicators,
        ]
    }

    /// What a report is made of.
    private static func material(_ indicators: Indicators, _ house: House) -> Reports.Material {
        let sources = indicatorSources(house)
        return Reports.Material(
            figures: indicators.figuresDuring, things: sources.things, shortfalls: sources.shortfalls,
            wishes: indicators.wishes)
    }

    /// What people write, in whichever room, and moderators look at.
    static let moderated: [ModeratedContent] =
        Community.moderated + Consultations.moderated + Suggestions.moderated + Proposals.moderated
        + Volunteering.moderated + LocalInitiatives.moderated + Stories.moderated
        + Budgets.moderated

    /// What hosts have confirmed of somebody, one line for each opportunity.
    private static func engagements(
        of person: PersonID, in s: any Storage.Session
    ) throws -> [Certificates.HostedEngagement] {
        let hours = try Volunteering.confirmedHours(of: person, in: s)
        return Dictionary(grouping: hours, by: \.opportunity).sorted { $0.key < $1.key }.compactMap { _, all in
            guard let one = all.first else { return nil }
            let days = all.map { CalendarDay($0.starts) }.sorted()
            return Certificates.HostedEngagement(
                organisation: one.organisation,
                Certificate.Engagement(
                    title: one.title.best(for: one.title.original).text, tasks: one.tasks,
                    first: days.first ?? CalendarDay(one.starts), last: days.last ?? CalendarDay(one.starts),
                    minutes: all.reduce(0) { $0 + $1.minutes }))
        }
    }

    /// How each room names its things.
    private static func describers(
        _ content: PlanContent, _ now: @escaping @Sendable () -> Moment
    ) -> [SubjectDescriber] {
        Community.describers + Consultations.describers + Suggestions.describers + Proposals.describers
            + Initiatives.describers + ActionPlans.describers(content) + Volunteering.describers
            + LocalInitiatives.describers + Stories.describers(now) + Claims.describers + Campaigns.describers
            + Ballots.describers
            + Budgets.describers
            + Surveys.describers
            + Panels.describers
    }

    /// Serves until the process is asked to stop; what was acknowledged is finished first.
    ///
    /// - onListening: called with the port once requests are taken
    public func serve(onListening: @escaping @Sendable (Int) async -> Void) async throws {
        let server = Server(
            site: site, host: configuration.host, port: configuration.port, log: log, onListening: onListening)
        var jobs = features.flatMap(\.rounds).map { round in
            Rounds(log: log) { [surroundings] in try await round(surroundings) }
        }
        if let smtp = configuration.smtp {
            let relay = Mailer.Relay(
                url: smtp, user: nil, password: nil, sender: configuration.sender, requiresTLS: false)
            let mailer = Mailer(relay: relay, house: house, log: log)
            jobs.append(Rounds(log: log) { try await mailer.sendDue() })
        }
        try await server.run(jobs: jobs)
        for feature in features { await feature.drain() }
        try await house.database.close()
    }

    /// For whoever watches the server: alive, and able to answer.
    private static func addHealth(to routes: inout Routes, _ house: House) {
        routes.get(Route("/healthz")) { _ in .text("ok\n", type: "text/plain; charset=utf-8") }
        routes.get(Route("/readyz")) { _ in
            _ = try await house.database.read { s in try s.rows("SELECT 1") }
            return .text("ready\n", type: "text/plain; charset=utf-8")
        }
    }

    /// The names under which the site answers: its public one, and the address listened on.
    private static func hosts(_ configuration: Configuration) -> Set<String> {
        let address = configuration.siteURL
        let own = address.components(separatedBy: "://").last.map { $0.lowercased() } ?? ""
        return [own, "\(configuration.host):\(configuration.port)"]
    }
}

/// Work beside requests as the service group runs it: a round every second until the server stops.
private struct Rounds: Service {
    let log: Logger
    let round: @Sendable () async throws -> Void

    init(log: Logger, _ round: @escaping @Sendable () async throws -> Void) {
        self.log = log
        self.round = round
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await round()
                } catch {
                    log.error("a round failed; the next one follows", metadata: ["error": "\(error)"])
                }
                do {
                    try await Task.sleep(for: .seconds(1))
                } catch {
                    // Asked to stop.
                    return
                }
            }
        }
    }
}
