import Web

/// Where in the making of policy something stands: shown on everything that takes part in it.
///
/// Source: Council of Europe, Conference of INGOs, Code of Good Practice for Civil Participation in the
/// Decision-Making Process (CONF/PLE(2009)CODE1), sections IV.ii (levels) and IV.iii (steps); the revised code of 2019
/// keeps both.
public struct PolicyCycle: Sendable {
    public enum Step: String, Sendable, CaseIterable {
        case agenda, drafting, decision, implementation, monitoring, reformulation
    }

    public enum Participation: String, Sendable, CaseIterable {
        case information, consultation, dialogue, partnership
    }

    /// One thing that the reader can do now.
    public struct Invitation: Sendable {
        let label: String
        let link: Link

        /// - label: in the reader's words
        public init(_ label: String, _ link: Link) {
            self.label = label
            self.link = link
        }
    }

    let step: Step
    let participation: Participation
    let next: String
    let invitations: [Invitation]

    /// - next: who decides next, in the reader's words
    public init(_ step: Step, _ participation: Participation, next: String, _ invitations: [Invitation] = []) {
        self.step = step
        self.participation = participation
        self.next = next
        self.invitations = invitations
    }

    /// The strip on a page.
    public func strip(_ visit: Visit) -> HTML {
        let words = visit.words
        let steps = Step.allCases.map { step -> HTML in
            let current = step == self.step
            return "<li\(current ? " aria-current=\"step\"" : "" as HTML)>\(words("cycle.step.\(step.rawValue)"))</li>"
        }
        let links = invitations.map { "<li><a class=\"button\" href=\"\($0.link)\">\($0.label)</a></li>" as HTML }
        let acts: HTML? = links.isEmpty ? nil : "<ul class=\"cluster\">\(links)</ul>"
        return """
            <section class="cycle" aria-label="\(words("cycle.title"))">
            <ol class="cycle-steps">\(steps)</ol>
            <p class="meta"><strong>\(words("cycle.participation.\(participation.rawValue)"))</strong> · \(next)</p>
            \(acts)
            </section>
            """
    }
}
