import Community
import Kernel
import Web

/// One shift: when and where, and signing up.
struct ShiftView {
    let visit: Visit
    let one: One
    let keys: SignUpKeys
    let errors: FormErrors

    /// A shift with what its page needs.
    struct One: Sendable {
        let card: ShiftCard
        let waiting: Int
        /// The reader's own sign-up.
        let own: SignUp?
        let mayCoordinate: Bool
        let around: TrailAround
    }

    init(_ visit: Visit, _ one: One, _ keys: SignUpKeys, errors: FormErrors) {
        self.visit = visit
        self.one = one
        self.keys = keys
        self.errors = errors
    }

    private var words: Words { visit.words }
    private var card: ShiftCard { one.card }
    private var shift: Shift { card.shift }

    var page: Page {
        let opportunity = card.opportunity
        let title = opportunity.words.title
        return Page(
            "\(title): \(card.when(words))",
            body: """
                <p class="meta"><a href="\(VolunteeringRoutes.opportunity.link(opportunity.id))">\
                \(words("volunteering.more"))</a></p>
                <h1 \(opportunity.language.attributes)>\(title)</h1>
                <p class="lede"><strong>\(card.when(words))</strong></p>
                <p>\(PlacesLeft(visit, shift).badge)</p>
                \(ShiftFacts(visit, card).list)
                \(mistake)
                \(signing)
                <p><a class="button" href="\(VolunteeringRoutes.event.link(shift.id))">\(words("volunteering.ics"))</a></p>
                \(one.mayCoordinate ? coordinating : nil)
                \(TrailView(visit, one.around).section)
                """)
    }

    private var mistake: HTML? {
        errors["place"].map { "<p class=\"field-error\" role=\"alert\">\($0)</p>" }
    }

    private var signing: HTML? {
        guard shift.isOpen(at: visit.now), card.opportunity.ended == nil else {
            return shift.cancelled == nil ? "<p>\(words("volunteering.begun"))</p>" : nil
        }
        if let own = one.own {
            let state = words(own.state == .coming ? "volunteering.youCome" : "volunteering.youWait")
            return """
                <section class="card"><p><strong>\(state)</strong></p>
                <p><a class="button button-primary" href="\(keys.link(to: own.id))">\(words("volunteering.yourPlace"))</a></p>
                </section>
                """
        }
        let label = words(shift.free > 0 ? "volunteering.signUp" : "volunteering.wait")
        let wait: HTML? =
            shift.free > 0
            ? nil : "<p>\(words("volunteering.waiting.explained", count: one.waiting))</p>"
        if visit.person != nil {
            let form = FormView(visit, to: VolunteeringRoutes.place.link(shift.id))
            return "<section class=\"card\">\(wait)\(form.form(form.submit(label)))</section>"
        }
        let form = FormView(
            visit, to: VolunteeringRoutes.placeByMail.link(shift.id), errors: errors.only("name", "email"))
        let back = CommunityRoutes.signIn.link().with(
            "return", VolunteeringRoutes.shift.link(shift.id).address)
        return """
            <section class="card"><h2>\(label)</h2>\(wait)
            <p>\(words("volunteering.byMail"))</p>
            \(form.form("""
                \(form.text("name", label: words("volunteering.name"), hint: words("volunteering.name.hint"),
                    autocomplete: "name"))
                \(form.text("email", label: words("signIn.email"), type: "email", autocomplete: "email"))
                \(form.submit(label))
                """))
            <p><a href="\(back)">\(words("volunteering.withAccount"))</a></p></section>
            """
    }

    private var coordinating: HTML {
        let changing: HTML? =
            shift.isOpen(at: visit.now)
            ? """
            <a class="button" href="\(VolunteeringRoutes.times.link(shift.id))">\(words("volunteering.shift.edit"))</a>
            \(FormView(visit, to: VolunteeringRoutes.cancellation.link(shift.id)).button(
                words("volunteering.cancel"), class: "button button-danger"))
            """ : nil
        return """
            <section class="card"><h2>\(words("volunteering.coordinate"))</h2><div class="cluster">
            <a class="button button-primary" href="\(VolunteeringRoutes.desk.link(shift.id))">\(words("volunteering.desk"))</a>
            \(changing)</div></section>
            """
    }
}

/// Where and by whose clock.
struct ShiftFacts {
    let visit: Visit
    let card: ShiftCard

    init(_ visit: Visit, _ card: ShiftCard) {
        self.visit = visit
        self.card = card
    }

    var list: HTML {
        let words = visit.words
        return """
            <dl class="facts">
            <dt>\(words("volunteering.organisation"))</dt><dd><bdi>\(card.organisation.name)</bdi></dd>
            <dt>\(words("organisation.place"))</dt><dd><bdi>\(card.placeName)</bdi></dd>
            <dt>\(words("volunteering.clocks"))</dt><dd><bdi>\(card.time.zone.identifier)</bdi></dd>
            </dl>
            """
    }
}
