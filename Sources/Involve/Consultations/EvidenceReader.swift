import Community
import Deliberation
import Kernel
import Storage

/// Reads from the votes of a consultation what it found about each statement.
struct EvidenceReader: Sendable {
    let house: House
    let maps: Maps

    func read(_ subject: Subject) async throws -> SourceEvidence? {
        guard subject.kind == .consultation else { return nil }
        let id = ConsultationID(subject.id)
        let found = try await house.database.read { s in
            try ConsultationStore.find(id, in: s).map { ($0, try StatementStore.all(of: id, in: s)) }
        }
        guard let (consultation, statements) = found else { return nil }
        let now = house.now()
        let map = try await maps.map(of: id, now: now)
        let known = Dictionary(
            statements.filter { $0.status == .accepted }.map { (String($0.id.value), $0) },
            uniquingKeysWith: { first, _ in first })
        let hasGroups = map.clustering.verdict == .firm || map.clustering.verdict == .tentative
        let evidence = map.statements.sorted { ($0.bridging, $1.id) > ($1.bridging, $0.id) }
            .compactMap { mapped -> Evidence? in
                guard let statement = known[mapped.id], mapped.counts.votes > 0 else { return nil }
                let groups = zip(map.groups, mapped.groupCounts).map { group, counts in
                    StatementEvidence.Group(
                        name: group.id, size: group.size, agrees: counts.agrees, votes: counts.votes)
                }
                return .statement(
                    StatementEvidence(
                        statement: statement.id.value,
                        texts: statement.translations.merging([statement.language.code: statement.text]) { _, own in own
                        },
                        original: statement.language.code, agrees: mapped.counts.agrees,
                        disagrees: mapped.counts.disagrees, passes: mapped.counts.passes,
                        groups: hasGroups ? groups : [], bridgingSupport: mapped.bridgingSupport,
                        asOf: now.milliseconds))
            }
        return SourceEvidence(
            source: consultation.subject, title: consultation.question, organisation: consultation.organisation,
            place: consultation.place, isClosed: !consultation.isOpen(at: now), items: evidence)
    }
}
