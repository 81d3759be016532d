import Kernel
import Web

/// The markup of signing in.
struct SignInView {
    let visit: Visit
    var providerName: String?
    var errors = FormErrors()

    init(_ visit: Visit, providerName: String? = nil, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.providerName = providerName
        self.errors = errors
    }

    private var words: Words { visit.words }

    private var target: Link {
        let asked = visit.form.contains("return") ? visit.form["return"] : visit.query["return"]
        return Link(untrusted: asked) ?? CommunityRoutes.me.link()
    }

    private var back: HTML { "<input type=\"hidden\" name=\"return\" value=\"\(target)\">" }

    private var provider: HTML? {
        providerName.map { name in
            let link = CommunityRoutes.provider.link().with("return", target.address)
            return "<p><a class=\"button\" href=\"\(link)\">\(words("provider.signIn", ["name": name]))</a></p>"
        }
    }

    var page: Page {
        // Each form shows its own errors; the one that was posted is known by its fields.
        let byPassword = visit.form.contains("password")
        let link = FormView(
            visit, to: CommunityRoutes.signInLinkRequest.link(), errors: byPassword ? FormErrors() : errors)
        let password = FormView(
            visit, to: CommunityRoutes.signInPassword.link(), errors: byPassword ? errors : FormErrors())
        return Page(
            words("signIn.title"),
            body: """
                <h1>\(words("signIn.title"))</h1>
                <p class="lede">\(words("signIn.lede"))</p>
                \(link.form("""
                    \(back)
                    \(link.text("email", label: words("signIn.email"), type: "email", autocomplete: "email"))
                    \(link.submit(words("signIn.sendLink")))
                    """))
                \(provider)
                <details class="card"\(byPassword ? " open" : "" as HTML)>
                <summary>\(words("signIn.withPassword"))</summary>
                \(password.form("""
                    \(back)
                    <div class="field"><label for="password-email">\(words("signIn.email"))</label>
                    <input id="password-email" name="email" type="email" autocomplete="username" dir="auto" \
                    value="\(byPassword ? visit.form["email"] : "")"></div>
                    \(password.text("password", label: words("signIn.password"), type: "password",
                        autocomplete: "current-password"))
                    \(password.submit(words("signIn.enter"), class: "button"))
                    """))
                </details>
                """)
    }

    var sent: Page {
        Page(
            words("signIn.sent.title"),
            body: """
                <h1>\(words("signIn.sent.title"))</h1>
                <p class="lede">\(words("signIn.sent.text"))</p>
                """)
    }

    func confirmation(token: String, _ pending: SignInLinks.Pending?) -> Page {
        guard let pending else {
            return Page(
                words("signIn.old.title"),
                body: """
                    <h1>\(words("signIn.old.title"))</h1>
                    <p class="lede">\(words("signIn.old.text"))</p>
                    <p><a class="button button-primary" href="/sign-in">\(words("signIn.sendLink"))</a></p>
                    """)
        }
        let form = FormView(visit, to: CommunityRoutes.signInLink.link(token), errors: errors)
        let name: HTML? =
            pending.person == nil
            ? form.text("name", label: words("signIn.name"), hint: words("signIn.name.hint"), autocomplete: "name")
            : nil
        return Page(
            words("signIn.confirm.title"),
            body: """
                <h1>\(words("signIn.confirm.title"))</h1>
                <p class="lede">\(words("signIn.confirm.text", ["email": pending.email]))</p>
                \(form.form("\(name)\(form.submit(words("signIn.enter")))"))
                """)
    }
}
