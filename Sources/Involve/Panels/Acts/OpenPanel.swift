import Community
import Deliberation
import Kernel
import Storage

/// Calling for volunteers: from now on the task, the quotas and the way of the draw stand.
struct OpenPanel: Sendable {
    let panel: CitizensPanel
    /// What it is about; nil: nothing on this site.
    let origin: Subject?
    let event: Notices.EventID
    let person: PersonID

    /// - Throws: `PanelRefusal`
    func apply(in s: any Session) throws {
        guard let organisation = try OrganisationStore.find(panel.organisation, in: s),
            try PanelPolicy.mayLead(
                RoleStore.roles(of: person, in: s), OrganisationStore.belonging(organisation, in: s))
        else { throw PanelRefusal.notYours }
        try Self.check(panel)
        try PanelStore.insert(panel, in: s)
        try AuditLog.record(
            .init(
                "citizens-panel/opened", panel.subject, by: .person(person), at: panel.opened,
                details: panel.seedFingerprint), in: s)
        if let origin { try Trail.link(origin, .ledTo, panel.subject, by: .person(person), at: panel.opened, in: s) }
        try Follows.follow(panel.subject, person: person, at: panel.opened, in: s)
        try Notices.post("citizens-panel/opened", about: panel.subject, id: event, at: panel.opened, in: s)
    }

    static func check(_ panel: CitizensPanel) throws(PanelRefusal) {
        guard (1...CitizensPanel.longestTitle).contains(panel.title.count) else {
            throw .titleWrong(most: CitizensPanel.longestTitle)
        }
        guard (1...CitizensPanel.longestTask).contains(panel.task.count) else {
            throw .taskWrong(most: CitizensPanel.longestTask)
        }
        guard (1...CitizensPanel.longestSource).contains(panel.source.count) else {
            throw .sourceWrong(most: CitizensPanel.longestSource)
        }
        guard CitizensPanel.sizes.contains(panel.size) else { throw .sizeWrong(CitizensPanel.sizes) }
        guard panel.closes > panel.opened else { throw .closesWrong }
        guard !panel.quotas.isEmpty else { throw .quotasMissing }
        for trait in panel.traits {
            let bounds = panel.quotas(of: trait).map(\.range)
            let (least, most) = (bounds.reduce(0) { $0 + $1.lowerBound }, bounds.reduce(0) { $0 + $1.upperBound })
            guard least <= panel.size, most >= panel.size else { throw .quotaSumWrong(trait: trait, size: panel.size) }
        }
    }
}
