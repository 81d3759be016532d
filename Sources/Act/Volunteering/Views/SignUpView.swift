import Community
import Kernel
import Web

/// The private page of one sign-up, and of an offered place.
struct SignUpView {
    let visit: Visit
    let keys: SignUpKeys
    let errors: FormErrors

    init(_ visit: Visit, _ keys: SignUpKeys, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.keys = keys
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// After asking: the same whatever the address is.
    var asked: Page {
        Page(
            words("signIn.sent.title"),
            body: """
                <h1>\(words("signIn.sent.title"))</h1>
                <p class="lede">\(words("volunteering.sent"))</p>
                """)
    }

    func page(_ own: OwnSignUp) -> Page {
        let (signUp, card) = (own.signUp, own.card)
        let day = OwnHoursView(visit, own, keys, errors: errors)
        let isOpen = card.shift.isOpen(at: visit.now)
        return Page(
            card.opportunity.words.title,
            body: """
                <p><span class="badge">\(words("volunteering.state.\(signUp.state.rawValue)"))</span> \
                \(card.shift.cancelled == nil ? nil : PlacesLeft(visit, card.shift).badge)</p>
                \(heading(card))
                \(mistake)
                \(signUp.state == .asked && isOpen ? confirming(signUp) : nil)
                \(day.checkIn)
                \(signUp.isActive && card.shift.mix != .none && visit.now < card.shift.ends ? saying(own) : nil)
                \(day.hours)
                \(KeepingView(visit, own, keys, errors: errors).account)
                \(ShiftFacts(visit, card).list)
                \(signUp.isActive ? keeping(card) : nil)
                \(signUp.isActive && isOpen ? leaving(signUp) : nil)
                \(KeepingView(visit, own, keys, errors: errors).erasure)
                """)
    }

    func offer(_ offer: Offer, _ card: ShiftCard, isKnown: Bool) -> Page {
        let form = FormView(visit, to: keys.link(to: offer.id).to("acceptance"), errors: errors.only("name"))
        let name: HTML? =
            isKnown
            ? nil
            : form.text(
                "name", label: words("volunteering.name"), hint: words("volunteering.name.hint"), autocomplete: "name")
        let body: HTML =
            offer.accepted == nil && card.shift.isOpen(at: visit.now)
            ? form.form("\(name)\(form.submit(words("volunteering.accept")))")
            : "<p>\(words("volunteering.refused.offer"))</p>"
        return Page(
            card.opportunity.words.title,
            body:
                "\(heading(card))<p>\(words("volunteering.offer.explained"))</p>\(mistake)\(ShiftFacts(visit, card).list)\(body)"
        )
    }

    private func heading(_ card: ShiftCard) -> HTML {
        """
        <h1 \(card.opportunity.language.attributes)>\(card.opportunity.words.title)</h1>
        <p class="lede"><strong>\(card.when(words))</strong></p>
        """
    }

    private var mistake: HTML? {
        errors["place"].map { "<p class=\"field-error\" role=\"alert\">\($0)</p>" }
    }

    private func confirming(_ signUp: SignUp) -> HTML {
        let form = FormView(visit, to: keys.link(to: signUp.id).to("confirmation"))
        return """
            <section class="card"><p>\(words("volunteering.confirm.explained"))</p>
            \(form.form(form.submit(words("volunteering.confirm"))))</section>
            """
    }

    private func saying(_ own: OwnSignUp) -> HTML {
        let form = FormView(visit, to: keys.link(to: own.signUp.id).to("said"))
        let ties =
            [FormView.Option("", words("volunteering.tie.none"))]
            + Said.Tie.allCases.map { FormView.Option($0.rawValue, words("volunteering.tie.\($0.rawValue)")) }
        return """
            <details class="card"\(own.said.isEmpty ? nil : " open" as HTML)>\
            <summary>\(words("volunteering.said"))</summary>
            <p>\(words("volunteering.mix.\(own.card.shift.mix.rawValue)"))</p>
            <p class="hint">\(words("volunteering.said.hint"))</p>
            \(form.form("""
                \(form.choices("tie", legend: words("volunteering.tie"), options: ties,
                    value: own.said.tie?.rawValue ?? ""))
                \(form.checks("languages", legend: words("volunteering.speaks"),
                    options: Language.all.map { .init($0.code, $0.name) },
                    chosen: Set(own.said.languages.map(\.code))))
                \(form.submit(words("volunteering.save"), class: "button"))
                """))</details>
            """
    }

    private func keeping(_ card: ShiftCard) -> HTML {
        """
        <p><a class="button" href="\(VolunteeringRoutes.event.link(card.shift.id))">\(words("volunteering.ics"))</a> \
        <a class="button button-quiet" href="\(VolunteeringRoutes.opportunity.link(card.opportunity.id))">\
        \(words("volunteering.more"))</a></p>
        """
    }

    private func leaving(_ signUp: SignUp) -> HTML {
        let own = keys.link(to: signUp.id)
        let out = FormView(visit, to: own.to("withdrawal")).button(
            words("volunteering.withdraw"), class: "button button-danger")
        let form = FormView(visit, to: own.to("offer"), errors: errors.only("email"))
        let offering: HTML? =
            signUp.state != .coming
            ? nil
            : """
            <details class="card"\(errors["email"] == nil ? nil : " open" as HTML)>\
            <summary>\(words("volunteering.offer"))</summary><p>\(words("volunteering.offer.hint"))</p>
            \(form.form("""
                \(form.text("email", label: words("volunteering.offer.email"), type: "email"))
                \(form.submit(words("volunteering.offer.send"), class: "button"))
                """))</details>
            """
        return """
            <section><h2>\(words("volunteering.cannot"))</h2><p>\(words("volunteering.cannot.text"))</p>
            \(out)\(offering)</section>
            """
    }
}

extension Link {
    /// An act on the thing of the address.
    func to(_ noun: String) -> Link { Link("\(address)/\(noun)") }
}
