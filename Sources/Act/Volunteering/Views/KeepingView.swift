import Kernel
import Web

/// What somebody without an account can do with what is kept of them, on their own page: take it over, or erase it.
struct KeepingView {
    let visit: Visit
    let own: OwnSignUp
    let keys: SignUpKeys
    let errors: FormErrors

    init(_ visit: Visit, _ own: OwnSignUp, _ keys: SignUpKeys, errors: FormErrors) {
        self.visit = visit
        self.own = own
        self.keys = keys
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// An account has the hours of all sign-ups of its address.
    var account: HTML? {
        guard own.signUp.person == nil, own.signUp.isConfirmed, own.attendance.hours != nil else { return nil }
        let form = FormView(visit, to: keys.link(to: own.signUp.id).to("account"))
        return """
            <section class="card"><h2>\(words("volunteering.keep"))</h2><p>\(words("volunteering.keep.text"))</p>
            \(form.form(form.submit(words("volunteering.keep.send"))))</section>
            """
    }

    var erasure: HTML? {
        guard own.signUp.person == nil else { return nil }
        let form = FormView(visit, to: keys.link(to: own.signUp.id).to("erasure"), errors: errors.only("sure"))
        return """
            <details class="card"\(errors["sure"] == nil ? nil : " open" as HTML)>\
            <summary>\(words("volunteering.erase"))</summary><p>\(words("volunteering.erase.text"))</p>
            \(form.form("""
                \(form.checks("sure", legend: words("volunteering.erase.sure.legend"),
                    options: [.init("yes", words("volunteering.erase.sure"))], chosen: []))
                \(form.submit(words("volunteering.erase.now"), class: "button button-danger"))
                """))</details>
            """
    }
}
