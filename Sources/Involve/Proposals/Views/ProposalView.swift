import Community
import Kernel
import Web

/// One proposal: its words, who stands behind it, what is said for and against it, and how it may change.
struct ProposalView {
    let visit: Visit
    let one: One
    let errors: FormErrors

    /// A proposal with what its page needs.
    struct One: Sendable {
        let proposal: Proposal
        let place: Place?
        let endorsements: Endorsements
        let amendments: [Amendment]
        let arguments: [Argument]
        let askingToMerge: [Proposal]
        /// What an author may ask to merge into.
        let mergeable: [Proposal]
        /// In whose name the reader may endorse.
        let organisations: [Organisation]
        let note: ExposureNote
        let withheld: [Withheld]
        let around: TrailAround
        let follows: Bool
    }

    /// Something that the reader said and others do not see.
    struct Withheld: Sendable {
        let text: String
        let note: ExposureNote
    }

    init(_ visit: Visit, _ one: One, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var proposal: Proposal { one.proposal }
    private var attributes: HTML {
        "\(proposal.language.attributes)"
    }

    private func may(_ act: ProposalPolicy.Act) -> Bool {
        ProposalPolicy.allows(
            act, on: proposal.phase, isAuthor: proposal.isAuthor(visit.person?.id), isSignedIn: visit.person != nil)
    }

    func page(_ panels: [HTML]) -> Page {
        let parts = ProposalWords.Part.allCases.compactMap { part -> HTML? in
            guard !proposal.words[part].isEmpty else { return nil }
            let paragraphs = HTML.paragraphs(proposal.words[part])
            return "<h2>\(words("proposal.part.\(part.rawValue)"))</h2><div \(attributes)>\(paragraphs)</div>"
        }
        let place: HTML? = one.place.map { "<a href=\"\(CommunityRoutes.place.link($0.id))\">\($0.name)</a> · " }
        let reason: HTML? = proposal.reason.map {
            "<p class=\"flash\">\(words("proposal.withdrawn.reason")) <span dir=\"auto\">\($0)</span></p>"
        }
        return Page(
            proposal.words.title, width: .wide,
            body: """
                <p><span class="badge badge-\(proposal.phase.rawValue)">\
                \(words("proposal.phase.\(proposal.phase.rawValue)"))</span></p>
                <h1 \(attributes)>\(proposal.words.title)</h1>
                <p class="meta">\(place)<span dir="auto">\(proposal.authors.map(\.name).joined(separator: ", "))</span> · \
                \(words.date(proposal.published ?? proposal.created)) · \
                <a href="\(ProposalRoutes.versions.link(proposal.id))">\
                \(words("proposal.version", ["number": words.number(proposal.revision)]))</a></p>
                \(reason)
                \(one.note.note(words))
                \(cycle.strip(visit))
                \(writing)
                \(parts)
                \(proposal.phase == .draft ? nil : backing)
                \(proposal.phase == .draft ? nil : DebateView(visit, proposal, one.arguments, mayArgue: may(.argue), errors: errors).section)
                \(withheld)
                \(amendments)
                \(panels)
                \(TrailView(visit, one.around).section)
                \(proposal.phase == .published ? elsewhere : nil)
                \(proposal.phase == .draft ? nil : FollowButton(visit, proposal.subject, follows: one.follows).form)
                \(proposal.phase == .draft ? nil : "<p class=\"meta\">\(ReportLink(visit, proposal.subject).link(about: proposal.words.title))</p>" as HTML)
                """)
    }

    private var withheld: HTML? {
        guard !one.withheld.isEmpty else { return nil }
        let items = one.withheld.map {
            "<li class=\"card\">\(HTML.paragraphs($0.text, automatic: true))\($0.note.note(words))</li>" as HTML
        }
        return """
            <section id="withheld"><h2>\(words("proposal.withheld"))</h2><ul class="plain">\(items)</ul></section>
            """
    }

    /// The same for another place.
    private var elsewhere: HTML {
        let link = ProposalRoutes.new.link().with("from", proposal.subject)
        return "<p><a href=\"\(link)\">\(words("proposal.adapt"))</a></p>"
    }

    private var cycle: PolicyCycle {
        let here = ProposalRoutes.one.link(proposal.id)
        let open = [
            PolicyCycle.Invitation(words("proposal.say"), here.at("debate")),
            PolicyCycle.Invitation(words("proposal.back"), here.at("backing")),
        ]
        return PolicyCycle(
            .drafting, .dialogue, next: words("proposal.next"), proposal.phase == .published ? open : [])
    }

    private var backing: HTML {
        let names = one.endorsements.organisations.map { "<li dir=\"auto\">\($0)</li>" as HTML }
        let organisations: HTML? =
            names.isEmpty ? nil : "<p>\(words("proposal.organisations"))</p><ul>\(names)</ul>"
        let link = ProposalRoutes.endorsement.link(proposal.id)
        let own: HTML? =
            !may(.endorse)
            ? nil
            : one.endorsements.isOwn
                ? FormView(visit, to: ProposalRoutes.endorsementEnd.link(proposal.id)).button(
                    words("proposal.endorse.end"), class: "button button-quiet")
                : FormView(visit, to: link).button(words("proposal.endorse"), class: "button button-primary")
        let others =
            may(.endorse)
            ? one.organisations.filter { !one.endorsements.organisations.contains($0.name) }.map { organisation in
                FormView(visit, to: link).button(
                    words("proposal.endorse.as", ["organisation": organisation.name]),
                    hidden: [("organisation", organisation.id.description)])
            } : []
        return """
            <section class="card" id="backing"><h2>\(words("proposal.backing"))</h2>
            <p><strong>\(words("proposal.people", count: one.endorsements.people))</strong></p>\(organisations)
            <div class="cluster">\(own)\(others)</div></section>
            """
    }

    private var amendments: HTML? {
        let items = one.amendments.map(amendment)
        // Authors have no form of their own here: what was wrong with their decision stands above the list.
        let wrong = may(.decideAmendment) ? errors["decision-reason"] ?? errors["passage"] : nil
        let mistake: HTML? = wrong.map { "<p class=\"field-error\" role=\"alert\">\($0)</p>" }
        let list: HTML? = items.isEmpty ? nil : "\(mistake)<ul class=\"stack plain\">\(items)</ul>"
        guard may(.amend) else {
            return list.map { "<section><h2>\(words("amendment.title"))</h2>\($0)</section>" }
        }
        let form = FormView(
            visit, to: ProposalRoutes.amendments.link(proposal.id),
            errors: errors.only("part", "passage", "replacement", "why"))
        let parts = ProposalWords.Part.allCases.filter { !proposal.words[$0].isEmpty }
        return """
            <section><h2>\(words("amendment.title"))</h2>\(list)
            <details class="card"\(visit.form.contains("passage") ? " open" : "" as HTML)>
            <summary>\(words("amendment.suggest"))</summary>
            \(form.form("""
                \(form.select("part", label: words("amendment.part"),
                    options: parts.map { .init($0.rawValue, words("proposal.part.\($0.rawValue)")) }))
                \(form.area("passage", label: words("amendment.passage"), hint: words("amendment.passage.hint"), rows: 2))
                \(form.area("replacement", label: words("amendment.replacement"), rows: 2, required: false))
                \(form.area("why", label: words("amendment.why"), rows: 2))
                \(form.submit(words("amendment.send"), class: "button"))
                """))</details></section>
            """
    }

    private func amendment(_ item: Amendment) -> HTML {
        let marked = WordDifference(from: item.passage, to: item.replacement).markup
        let reason: HTML? = item.reason.map { "<p class=\"meta\" dir=\"auto\">\($0)</p>" }
        return """
            <li class="card"><p class="meta">\(words("amendment.state.\(item.state.rawValue)")) · \
            \(words("proposal.part.\(item.part.rawValue)")) · <span dir="auto">\(item.author)</span> · \(words.date(item.at))</p>
            <p \(attributes)>\(marked)</p><p dir="auto">\(item.why)</p>\(reason)\
            <p class="meta">\(ReportLink(visit, Subject(.amendment, item.id)).link(about: item.replacement))</p>\
            \(item.state == .open && may(.decideAmendment) ? decision(item) : nil)</li>
            """
    }

    private func decision(_ item: Amendment) -> HTML {
        let field = "decision-reason-\(item.id)"
        return FormView(visit, to: ProposalRoutes.decision.link(proposal.id, item.id)).form(
            """
            <div class="field"><label for="\(field)">\(words("amendment.reason"))</label>
            <input id="\(field)" name="decision-reason" type="text" dir="auto"></div>
            <p class="cluster"><button class="button" name="decision" value="accept">\(words("amendment.accept"))</button>
            <button class="button button-quiet" name="decision" value="decline">\(words("amendment.decline"))</button></p>
            """)
    }

    /// What its authors can do with it now.
    private var writing: HTML? {
        guard may(.edit) else { return nil }
        let edit: HTML = """
            <a class="button" href="\(ProposalRoutes.words.link(proposal.id))">\(words("proposal.edit"))</a>
            """
        let publish: HTML? =
            may(.publish)
            ? FormView(visit, to: ProposalRoutes.publication.link(proposal.id)).button(
                words("proposal.publish"), class: "button button-primary") : nil
        let waiting = one.askingToMerge.map { other -> HTML in
            let yes = FormView(visit, to: ProposalRoutes.consent.link(proposal.id, other.id)).button(
                words("proposal.merger.consent"))
            return """
                <li><a href="\(ProposalRoutes.one.link(other.id))" dir="auto">\(other.words.title)</a> \(yes)</li>
                """
        }
        let consent: HTML? = waiting.isEmpty ? nil : "<p>\(words("proposal.merger.waiting"))</p><ul>\(waiting)</ul>"
        let invite = FormView(visit, to: ProposalRoutes.authors.link(proposal.id), errors: errors.only("email"))
        return """
            <section class="card"><h2>\(words("proposal.look"))</h2><div class="cluster">\(edit)\(publish)</div>\(consent)
            <details\(visit.form.contains("email") ? " open" : "" as HTML)><summary>\(words("proposal.invite"))</summary>
            \(invite.form("""
                \(invite.text("email", label: words("proposal.invite.email"), type: "email"))
                \(invite.submit(words("proposal.invite"), class: "button"))
                """))</details>
            \(may(.withdraw) ? ending : nil)</section>
            """
    }

    private var ending: HTML {
        let withdraw = FormView(visit, to: ProposalRoutes.withdrawal.link(proposal.id), errors: errors.only("reason"))
        let merge = FormView(visit, to: ProposalRoutes.merger.link(proposal.id))
        let merging: HTML? =
            one.mergeable.isEmpty
            ? nil
            : """
            <details><summary>\(words("proposal.merge"))</summary>
            \(merge.form("""
                \(merge.select("into", label: words("proposal.merge.into"),
                    options: one.mergeable.map { .init($0.id.description, $0.words.title) }))
                \(merge.submit(words("proposal.merge"), class: "button"))
                """))</details>
            """
        return """
            \(merging)
            <details\(visit.form.contains("reason") ? " open" : "" as HTML)><summary>\(words("proposal.withdraw"))</summary>
            \(withdraw.form("""
                \(withdraw.text("reason", label: words("proposal.reason")))
                \(withdraw.submit(words("proposal.withdraw"), class: "button button-danger"))
                """))</details>
            """
    }
}
