import Community
import Kernel
import Storage

/// What of this room moderators look at: what coordinators write of opportunities. They answer for it with their role, so
/// that it is shown at once where nobody has chosen otherwise.
enum ModeratedOpportunity {
    static let content = ModeratedContent(.opportunity) { id, s in
        guard let opportunity = try OpportunityStore.find(OpportunityID(id), in: s),
            let organisation = try OrganisationStore.find(opportunity.organisation, in: s)
        else { return nil }
        let (words, needed) = (opportunity.words, opportunity.requirements)
        let texts = [words.title, words.what, words.company, needed.training, needed.background]
        // Who wrote it stands in the log alone.
        let authors = try AuditLog.entries(about: opportunity.subject, in: s).compactMap { entry -> PersonID? in
            guard entry.act.hasPrefix("opportunity/"), case .person(let person) = entry.actor else { return nil }
            return person
        }
        return ModeratedText(
            opportunity.subject, text: texts.filter { !$0.isEmpty }.joined(separator: "\n"), in: opportunity.language,
            by: Array(Set(authors)), of: try OrganisationStore.belonging(organisation, in: s),
            space: Subject(.organisation, organisation.id), at: VolunteeringRoutes.opportunity.link(opportunity.id),
            usual: .nothing)
    }
}
