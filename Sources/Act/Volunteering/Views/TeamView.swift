import Community
import Deliberation
import Kernel
import Web

/// The teams of a shift: who is with whom, why, and another team by hand.
struct TeamView {
    let visit: Visit
    let errors: FormErrors

    init(_ visit: Visit, errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    func page(
        _ card: ShiftCard, _ people: [SignUp], _ said: [SignUpID: Said], _ teams: [SignUpID: Int]
    ) -> Page {
        let id = card.shift.id
        let groups = Dictionary(grouping: people.filter { teams[$0.id] != nil }, by: { teams[$0.id] ?? 0 })
        let mistake: HTML? = errors.items.first.map { "<p class=\"field-error\" role=\"alert\">\($0.message)</p>" }
        let forming = FormView(visit, to: VolunteeringRoutes.teams.link(id)).button(
            words(teams.isEmpty ? "volunteering.teams.form" : "volunteering.teams.again"),
            class: "button button-primary")
        let cards = groups.keys.sorted().map { number in
            team(number, groups[number] ?? [], said, of: groups.keys.max() ?? 1, card)
        }
        return Page(
            words("volunteering.teams"), width: .wide,
            body: """
                <p class="meta"><a href="\(VolunteeringRoutes.desk.link(id))">\(words("volunteering.desk"))</a></p>
                <h1>\(words("volunteering.teams"))</h1>
                <p class="lede" dir="auto"><strong>\(card.opportunity.words.title)</strong></p>
                <p>\(words("volunteering.mix.\(card.shift.mix.rawValue)"))</p>
                \(mistake)
                <p>\(words("volunteering.teams.explained"))</p>
                \(card.shift.mix == .none ? nil : forming)
                <ul class="grid">\(cards)</ul>
                """)
    }

    private func team(
        _ number: Int, _ members: [SignUp], _ said: [SignUpID: Said], of count: Int, _ card: ShiftCard
    ) -> HTML {
        let items = members.map { member -> HTML in
            let tie = said[member.id]?.tie.map { words("volunteering.tie.\($0.rawValue)") } ?? ""
            return """
                <li><strong><bdi>\(member.name)</bdi></strong> <span class="meta">\(tie)</span>\
                \(moving(member, from: number, of: count, card))</li>
                """
        }
        return """
            <li class="card"><h2>\(words("volunteering.team", ["number": words.number(number)]))</h2>
            <p class="meta">\(reason(members, said))</p><ul class="plain">\(items)</ul></li>
            """
    }

    /// What this team has in common and how it mixes, from what its members said.
    private func reason(_ members: [SignUp], _ said: [SignUpID: Said]) -> String {
        let own = members.map { said[$0.id] ?? Said() }
        let newcomers = own.count { $0.tie == .newcomer }
        let residents = own.count { $0.tie == .resident }
        let languages = MixedGroups.common(own.map(\.person)).map { codes in
            codes.sorted().compactMap { Language(tag: $0)?.name }.joined(separator: ", ")
        }
        let shared: String
        switch languages {
        case nil: shared = words("volunteering.teams.unknown")
        case ""?: shared = words("volunteering.teams.noLanguage")
        case let names?: shared = words("volunteering.teams.share", ["languages": names])
        }
        let mix = words(
            "volunteering.teams.mix",
            ["newcomers": words.number(newcomers), "residents": words.number(residents)])
        return "\(mix) \(shared)"
    }

    private func moving(_ member: SignUp, from team: Int, of count: Int, _ card: ShiftCard) -> HTML {
        let id = "team-\(member.id)"
        let options = (1...(count + 1)).map { number -> HTML in
            "<option\(number == team ? " selected" : nil as HTML?)>\(number)</option>"
        }
        return FormView(visit, to: VolunteeringRoutes.team.link(card.shift.id)).form(
            class: "team-move no-print",
            """
            <input type="hidden" name="sign-up" value="\(member.id.description)">
            <label for="\(id)">\(words("volunteering.team.move"))</label>
            <select id="\(id)" name="team">\(options)</select>
            <button class="button">\(words("volunteering.save"))</button>
            """)
    }
}
