import Community
import Deliberation
import Kernel
import Storage

/// What can be changed of a call: no more time, and while no panel meets the quotas more time or the nearest quotas that
/// could be met. All stand in the audit log.
struct ChangeCall: Sendable {
    let panel: CitizensPanelID
    let change: Change
    let person: PersonID
    let at: Moment

    enum Change: Sendable {
        case close
        case extend(until: Moment)
        /// As the solver named them.
        case relax([Sortition.Quota])
    }

    /// - Throws: `PanelRefusal.notYours`, `.notNow`, `.closesWrong`
    func apply(in s: any Session) throws {
        switch change {
        case .close:
            let panel = try LedPanel.find(panel, by: person, for: .close, at: at, in: s)
            try PanelStore.extend(panel.id, until: at, in: s)
            try record("citizens-panel/closed", panel, "", in: s)
        case .extend(let until):
            let panel = try LedPanel.find(panel, by: person, for: .extend, at: at, in: s)
            guard until > at else { throw PanelRefusal.closesWrong }
            try PanelStore.extend(panel.id, until: until, in: s)
            try record("citizens-panel/extended", panel, CalendarDay(until).description, in: s)
        case .relax(let quotas):
            var panel = try LedPanel.find(panel, by: person, for: .relax, at: at, in: s)
            panel.quotas = panel.quotas.map { old in
                quotas.first { $0.trait == old.trait && $0.value == old.value } ?? old
            }
            try PanelStore.replaceQuotas(panel, in: s)
            let said = quotas.map { "\($0.trait) \($0.value): \($0.range.lowerBound)-\($0.range.upperBound)" }
            try record("citizens-panel/relaxed", panel, said.joined(separator: "; "), in: s)
        }
    }

    private func record(_ act: String, _ panel: CitizensPanel, _ details: String, in s: any Session) throws {
        try AuditLog.record(.init(act, panel.subject, by: .person(person), at: at, details: details), in: s)
    }
}
