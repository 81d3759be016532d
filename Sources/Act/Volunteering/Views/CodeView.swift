import Community
import Kernel
import Print
import Web

/// The code for the wall, and the page to which it leads.
struct CodeView {
    let visit: Visit
    let errors: FormErrors

    /// So long somebody may take to type their address after reading the code.
    static let patience = Moment.Span.minutes(15)

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// A script fetches the part anew before the code is over; without it, the page is loaded again by hand.
    func page(_ card: ShiftCard, code: String, address: String) -> Page {
        Page(
            words("volunteering.code"),
            body: """
                <p class="meta"><a href="\(VolunteeringRoutes.desk.link(card.shift.id))">\(words("volunteering.desk"))</a></p>
                <h1>\(words("volunteering.code.title"))</h1>
                <p class="lede" dir="auto"><strong>\(card.opportunity.words.title)</strong></p>
                <div id="code-part" data-refresh="20" class="code-part">
                \(drawing(address))
                <p>\(words("volunteering.code.type"))</p>
                <p class="code-letters" dir="ltr"><strong>\(code)</strong></p>
                </div>
                <p class="hint">\(words("volunteering.code.hint"))</p>
                <p><a class="button" href="\(VolunteeringRoutes.code.link(card.shift.id))">\(words("volunteering.code.again"))</a></p>
                """)
    }

    private func drawing(_ address: String) -> HTML? {
        QRCode.path(address).map { side, path in
            """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(words("volunteering.code"))" \
            shape-rendering="crispEdges"><rect width="\(side)" height="\(side)" fill="#fff"></rect>\
            <path fill="#000" d="\(path)"></path></svg>
            """
        }
    }

    func here(_ card: ShiftCard, code: String) -> Page {
        let form = FormView(
            visit, to: VolunteeringRoutes.here.link(card.shift.id, code), errors: errors.only("email"))
        // Kept over a mistyped address, so that the code does not run out in between.
        let seen = visit.form.clientTime ?? visit.now
        let wrong: HTML? = errors["code"].map { "<p class=\"field-error\" role=\"alert\">\($0)</p>" }
        return Page(
            words("volunteering.here"),
            body: """
                <h1>\(words("volunteering.here"))</h1>
                <p class="lede" dir="auto"><strong>\(card.opportunity.words.title)</strong></p>
                <p>\(card.when(words))</p>
                \(wrong)
                \(form.form("""
                    <input type="hidden" name="at" value="\(String(seen.milliseconds))">
                    \(form.text("email", label: words("volunteering.here.email"), type: "email", autocomplete: "email"))
                    \(form.submit(words("volunteering.here.send")))
                    """))
                """)
    }
}
