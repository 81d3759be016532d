import Community
import Deliberation
import Kernel
import Storage

/// Drawing from the published lottery with the numbers of the public draw; whoever is drawn is asked.
struct DrawPanel: Sendable {
    let panel: CitizensPanelID
    /// As the source published them.
    let numbers: String
    let event: Notices.EventID
    let tell: TellDrawn
    let person: PersonID
    let at: Moment

    static let longestNumbers = 100

    /// - Throws: `PanelRefusal.notYours`, `.notNow`, `.numbersWrong`
    func apply(in s: any Session) throws {
        var panel = try LedPanel.find(panel, by: person, for: .draw, at: at, in: s)
        // One line with single blanks: that anybody types the same into the command.
        let numbers = self.numbers.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...Self.longestNumbers).contains(numbers.count) else {
            throw PanelRefusal.numbersWrong(most: Self.longestNumbers)
        }
        panel.numbers = numbers
        guard let lottery = panel.lottery, let seed = panel.wholeSeed else { throw PanelRefusal.notNow }
        let volunteers = try VolunteerStore.all(of: panel.id, in: s)
        try PanelStore.draw(panel.id, numbers: numbers, at: at, in: s)
        let drawn = PublicDraw(lottery, volunteers.map(\.listed), seed: seed).panel
        for index in drawn {
            try VolunteerStore.set(.invited, of: volunteers[index].id, in: s)
            if let invited = volunteers[index].person { try tell(panel, invited, s) }
        }
        try AuditLog.record(
            .init("citizens-panel/drawn", panel.subject, by: .person(person), at: at, details: seed), in: s)
        try Notices.post("citizens-panel/drawn", about: panel.subject, id: event, at: at, in: s)
        // Whose account is gone cannot come.
        for index in drawn where volunteers[index].person == nil {
            try Replacement(panel: panel, tell: tell).decline(volunteers[index].id, in: s)
        }
    }
}
