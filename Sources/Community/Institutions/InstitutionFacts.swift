import Kernel
import Storage

/// Mending what is known of an institution, by those who have checked it.
struct InstitutionFacts: Sendable {
    let id: InstitutionID
    let competence: String
    let language: Language
    let basis: String
    let source: String
    let actor: Actor
    let at: Moment

    static let longest = 300

    /// Why it was not taken; the raw value is the field to mend.
    enum Refusal: String, Error, Sendable {
        case competence, basis, source
    }

    /// - Throws: `InstitutionFacts.Refusal`
    func apply(in s: any Session) throws {
        guard !competence.isEmpty, competence.count <= Self.longest else { throw Refusal.competence }
        guard !basis.isEmpty, basis.count <= Self.longest else { throw Refusal.basis }
        guard source.hasPrefix("https://"), source.count <= Self.longest else { throw Refusal.source }
        guard var institution = try InstitutionStore.find(id, in: s) else { return }
        institution.competence[language.code] = competence
        institution.basis = basis
        institution.source = source
        try InstitutionStore.correct(institution, at: at, in: s)
        try AuditLog.record(.init("institution/corrected", Subject(.institution, id), by: actor, at: at), in: s)
    }
}
