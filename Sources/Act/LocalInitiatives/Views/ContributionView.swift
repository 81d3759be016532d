import Community
import Kernel
import Web

/// What is needed and to do, and who brings it; a part of the page of an initiative.
struct ContributionView {
    let visit: Visit
    let one: LocalInitiativeView.One
    let errors: FormErrors

    init(_ visit: Visit, _ one: LocalInitiativeView.One, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var initiative: LocalInitiative { one.initiative }

    private func may(_ act: LocalInitiativePolicy.Act) -> Bool {
        one.part.map { LocalInitiativePolicy.allows(act, in: initiative.phase, as: $0) } ?? false
    }

    private func amount(_ amount: Int, _ need: Need) -> String {
        words.amount(amount, need.kind, in: initiative.currency)
    }

    // What is needed.

    var needs: HTML {
        let items = one.needs.map { need -> HTML in
            let left = ["left": amount(need.left, need), "wanted": amount(need.wanted, need)]
            let brought = ["brought": amount(need.covered, need), "wanted": amount(need.wanted, need)]
            let state =
                need.left == 0
                ? words("neighbours.covered")
                : initiative.phase.isOpen ? words("neighbours.left-of", left) : words("neighbours.brought-of", brought)
            let named = one.offers.filter { $0.need == need.id && $0.state == .accepted && $0.showsName }.map {
                "\($0.name) (\(amount($0.amount, need)))"
            }
            let names: HTML? =
                named.isEmpty ? nil : "<p class=\"meta\" dir=\"auto\">\(named.joined(separator: ", "))</p>"
            return """
                <li class="card"><h3 dir="auto">\(need.what)</h3>
                <p class="meta">\(words("neighbours.kind.\(need.kind.rawValue)"))</p>
                <progress max="\(need.wanted)" value="\(need.covered)" aria-hidden="true"></progress>
                <p>\(state)</p>\(names)</li>
                """
        }
        return """
            <section><h2>\(words("neighbours.needs"))</h2><ul class="grid">\(items)</ul>\(may(.addNeed) ? needForm : nil)
            </section>
            """
    }

    private var needForm: HTML {
        let line = LocalInitiativeReading.added
        let form = FormView(
            visit, to: LocalInitiativeRoutes.needs.link(initiative.id),
            errors: errors.only("need-what-\(line)", "need-wanted-\(line)"))
        let isOpen = visit.form.contains("need-what-\(line)")
        return """
            <details\(isOpen ? " open" : "" as HTML)><summary>\(words("neighbours.need.add"))</summary>
            \(form.form("""
                \(LocalInitiativeFormView(visit).needFields(line, form))
                \(form.submit(words("neighbours.add"), class: "button"))
                """))</details>
            """
    }

    // Offering.

    var offerForm: HTML? {
        guard initiative.phase.isOpen else { return nil }
        let open = one.needs.filter { $0.left > 0 }
        guard !open.isEmpty else { return nil }
        guard one.part != nil else {
            let link = CommunityRoutes.signIn.link().with("return", visit.path)
            return "<p><a class=\"button button-primary\" href=\"\(link)\">\(words("neighbours.signIn"))</a></p>"
        }
        guard may(.offer) else { return nil }
        let form = FormView(
            visit, to: LocalInitiativeRoutes.offers.link(initiative.id), errors: errors.only("amount", "word"))
        let options = open.map { need in
            FormView.Option(need.id.description, "\(need.what) (\(amount(need.left, need)))")
        }
        return """
            <section class="card"><h2>\(words("neighbours.offer"))</h2>
            \(form.form("""
                \(form.select("need", label: words("neighbours.offer.need"), options: options))
                \(form.text("amount", label: words("neighbours.offer.amount"), value: "1", type: "number"))
                \(form.area("word", label: words("neighbours.offer.word"), hint: words("neighbours.offer.word.hint"),
                    rows: 3, limit: Contribution.longestWord, required: false))
                \(LocalInitiativeFormView(visit).nameChoice)
                \(LocalInitiativeFormView.check("organise", words("neighbours.offer.organise"), visit))
                \(form.submit(words("neighbours.offer.send")))
                """))</section>
            """
    }

    /// What the reader has offered, with the answer.
    var own: HTML? {
        let offers = one.offers.filter { $0.person == visit.person?.id && $0.state != .withdrawn }
        guard !offers.isEmpty else { return nil }
        let items = offers.map { offer -> HTML in
            let answer: HTML? = offer.answer.isEmpty ? nil : "<p dir=\"auto\">\(offer.answer)</p>"
            let end: HTML? =
                may(.withdraw) && (offer.state == .open || offer.state == .accepted)
                ? FormView(visit, to: LocalInitiativeRoutes.withdrawal.link(initiative.id, offer.id)).button(
                    words("neighbours.offer.withdraw"), class: "button button-quiet") : nil
            return """
                <li class="card"><p>\(line(offer)) · <strong>\(words("neighbours.offer.state.\(offer.state.rawValue)"))</strong></p>
                \(answer)\(end)</li>
                """
        }
        return "<section><h2>\(words("neighbours.offer.own"))</h2><ul class=\"stack plain\">\(items)</ul></section>"
    }

    /// For the organisers: what waits for their word, then what they have accepted.
    var waiting: HTML? {
        guard one.part == .organiser else { return nil }
        let open = may(.decide) ? one.offers.filter { $0.state == .open } : []
        let accepted = one.offers.filter { $0.state == .accepted }
        guard !open.isEmpty || !accepted.isEmpty else { return nil }
        let mistake: HTML? = errors["amount"].map { "<p class=\"field-error\" role=\"alert\">\($0)</p>" }
        let done = accepted.map { offer -> HTML in
            "<li class=\"card\"><p><span dir=\"auto\">\(offer.name)</span> · \(line(offer))</p>\(said(offer))</li>"
        }
        let list: HTML? =
            done.isEmpty
            ? nil : "<h3>\(words("neighbours.offer.accepted"))</h3><ul class=\"stack plain\">\(done)</ul>"
        return """
            <section id="offers" tabindex="-1"><h2>\(words("neighbours.offers"))</h2>\(mistake)
            <ul class="stack plain">\(open.map(decision))</ul>\(list)</section>
            """
    }

    private func line(_ offer: Contribution) -> HTML {
        guard let need = one.needs.first(where: { $0.id == offer.need }) else { return "" }
        return "<span dir=\"auto\">\(need.what)</span> (\(amount(offer.amount, need)))"
    }

    private func said(_ offer: Contribution) -> HTML? {
        offer.word.isEmpty ? nil : HTML.paragraphs(offer.word, automatic: true)
    }

    private func decision(_ offer: Contribution) -> HTML {
        let field = "answer-\(offer.id)"
        let form = FormView(
            visit, to: LocalInitiativeRoutes.decision.link(initiative.id, offer.id), errors: errors.only(field))
        let welcome: HTML? =
            offer.wouldOrganise
            ? """
            <button class="button" name="decision" value="welcome">\(words("neighbours.offer.welcome"))</button>
            """ : nil
        let wish: HTML? = offer.wouldOrganise ? "<p class=\"meta\">\(words("neighbours.offer.wishes"))</p>" : nil
        return """
            <li class="card"><p><strong dir="auto">\(offer.name)</strong> · \(line(offer))</p>\(said(offer))\(wish)
            \(form.form("""
                \(form.area(field, label: words("neighbours.offer.answer"), hint: words("neighbours.offer.answer.hint"),
                    rows: 2, required: false))
                <p class="cluster"><button class="button button-primary" name="decision" value="accept">\
                \(words("neighbours.offer.accept"))</button>\(welcome)
                <button class="button button-quiet" name="decision" value="decline">\
                \(words("neighbours.offer.decline"))</button></p>
                """))</li>
            """
    }

    // Tasks.

    var tasks: HTML? {
        guard !one.tasks.isEmpty || may(.addTask) else { return nil }
        let form = FormView(visit, to: LocalInitiativeRoutes.tasks.link(initiative.id), errors: errors.only("task"))
        let adding: HTML? =
            may(.addTask)
            ? form.form(
                """
                \(form.text("task", label: words("neighbours.task.add")))
                \(form.submit(words("neighbours.add"), class: "button"))
                """) : nil
        return """
            <section id="tasks" tabindex="-1"><h2>\(words("neighbours.tasks"))</h2>
            <ul class="stack plain">\(one.tasks.map(task))</ul>\(adding)</section>
            """
    }

    private func task(_ task: LocalTask) -> HTML {
        let state: String =
            task.done.map { words("neighbours.task.done", ["day": words.date($0)]) }
            ?? task.taker.map { words("neighbours.task.by", ["name": name(of: $0)]) } ?? words("neighbours.task.free")
        return """
            <li class="card"><p dir="auto"><strong>\(task.text)</strong></p><p class="meta">\(state)</p>\
            <div class="cluster">\(buttons(task))</div></li>
            """
    }

    private func buttons(_ task: LocalTask) -> [HTML] {
        guard let person = visit.person, let part = one.part, task.done == nil else { return [] }
        var buttons: [HTML] = []
        if task.taker == nil, may(.takeTask) {
            let form = FormView(visit, to: LocalInitiativeRoutes.taking.link(initiative.id, task.id))
            buttons.append(form.button(words("neighbours.task.take")))
        }
        guard may(.tickTask), LocalInitiativePolicy.mayTick(task, person.id, as: part) else { return buttons }
        let done = FormView(visit, to: LocalInitiativeRoutes.completion.link(initiative.id, task.id))
        buttons.append(done.button(words("neighbours.task.tick")))
        if task.taker != nil {
            let back = FormView(visit, to: LocalInitiativeRoutes.takingEnd.link(initiative.id, task.id))
            buttons.append(back.button(words("neighbours.task.back"), class: "button button-quiet"))
        }
        return buttons
    }

    /// The name of whoever wishes it shown, and for organisers of everybody.
    private func name(of person: PersonID) -> String {
        if person == visit.person?.id { return words("neighbours.you") }
        let isInside = one.part == .organiser
        let organiser = one.initiative.organisers.first { $0.person == person && ($0.showsName || isInside) }?.name
        let helper = one.offers.first { $0.person == person && ($0.showsName || isInside) }?.name
        return organiser ?? helper ?? words("neighbours.somebody")
    }
}
