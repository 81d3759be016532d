import Community
import Consultations
import Deliberation
import Foundation
import Indicators
import Kernel
import Reports
import Storage
import Web

extension CitizenTime {
    /// Writes to the followers who are due, as the server does every second.
    public func tellFollowers() async throws {
        try await Digests(
            house: house, catalogue: surroundings.catalogue, baseURL: surroundings.baseURL,
            secrets: surroundings.secrets
        ).tellAllDue()
    }

    /// Brings in a Polis export; the organisation that stands for imported conversations is made when it is missing.
    ///
    /// Returns the address of the consultation's page, and whether it is new.
    public func importPolis(_ export: PolisExport, language: Language) async throws -> (address: String, isNew: Bool) {
        let (organisation, place) = try await archive()
        let (id, isNew) = try await ImportPolis(
            export, language: language, organisation: organisation, place: place
        ).run(house)
        return (ConsultationRoutes.results.link(id).address, isNew)
    }

    /// Where imported conversations belong: an organisation at the root of the places.
    private func archive() async throws -> (OrganisationID, PlaceID) {
        let house = self.house
        return try await house.database.write { s in
            let root = try PlaceStore.root(house, in: s)
            let name = "Imported conversations"
            if let known = try OrganisationStore.all(in: s).first(where: { $0.name == name }) {
                return (known.id, root.id)
            }
            let organisation = Organisation(id: house.ids.next(), name: name, sector: .civilSociety, place: root.id)
            try OrganisationStore.insert(organisation, at: house.now(), in: s)
            return (organisation.id, root.id)
        }
    }

    /// Adds an organisation at the root of the places; returns the address of its page.
    public func addOrganisation(name: String, sector: Organisation.Sector) async throws -> String {
        let house = self.house
        let id = try await house.database.write { s in
            let now = house.now()
            let root = try PlaceStore.root(house, in: s)
            let organisation = Organisation(id: house.ids.next(), name: name, sector: sector, place: root.id)
            try OrganisationStore.insert(organisation, at: now, in: s)
            try AuditLog.record(
                .init("organisation/added", Subject(.organisation, organisation.id), by: .system, at: now), in: s)
            return organisation.id
        }
        return CommunityRoutes.organisation.link(id).address
    }

    /// Counts what changed, where that was not done today, as the server does.
    public func countIndicators() async throws {
        try await indicators.count()
    }

    /// Brings in one indicator from a table of Eurostat.
    ///
    /// - wanted: what dimensions must be, where a table has several
    /// - Throws: `InputError`
    /// Returns how many values were put in, and the areas that this site does not have.
    public func importEurostat(
        _ bytes: [UInt8], file: String, indicator: String, wanted: [String: String]
    ) async throws -> (values: Int, unknownAreas: [String]) {
        try await indicators.importEurostat(bytes, file: file, indicator: indicator, wanted: wanted)
    }

    /// Of what a report is.
    public enum ReportSubject: Sendable {
        case whole
        /// A code such as `RO`, or the number in the address of its page.
        case place(String)
        case organisation(String)
    }

    /// The report of a time as a file, from figures of today; its numbers are kept.
    ///
    /// Nil when there is no such place or organisation.
    public func report(
        of subject: ReportSubject, _ span: MonthSpan, _ format: Reports.Format, in language: Language
    ) async throws -> [UInt8]? {
        try await indicators.count()
        let scope = try await house.database.read { s -> FigureScope? in
            let places = try PlaceStore.all(in: s)
            switch subject {
            case .whole: return places.first { $0.parent == nil }.map { .place($0.id) }
            case .place(let name):
                return places.first { $0.code == name || $0.id.description == name }.map { .place($0.id) }
            case .organisation(let name): return OrganisationID(name).map(FigureScope.organisation)
            }
        }
        guard let scope else { return nil }
        return try await reports.file(
            scope, span, format, Words(surroundings.catalogue, in: language), site: configuration.siteURL)
    }
}
