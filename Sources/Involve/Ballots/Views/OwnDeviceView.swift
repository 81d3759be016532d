import Kernel
import Web

/// The credential made by a program of the voter's own: a message to sign goes in, its signature comes out.
struct OwnDeviceView {
    let visit: Visit
    let ballot: Ballot
    let errors: FormErrors

    init(_ visit: Visit, _ ballot: Ballot, errors: FormErrors) {
        self.visit = visit
        self.ballot = ballot
        self.errors = errors
    }

    func page(_ signature: String?) -> Page {
        let words = visit.words
        let id = ballot.id
        let form = FormView(visit, to: BallotRoutes.credentials.link(id), errors: errors)
        let address = visit.absolute(BallotRoutes.casts.link(id))
        let signed = signature.map { signature -> HTML in
            """
            <section class="card" id="signature"><h2>\(words("ballot.own.signature"))</h2>
            <pre dir="ltr" class="wrap" tabindex="0"><code class="wrap">\(signature)</code></pre></section>
            """
        }
        return Page(
            words("ballot.own"),
            body: """
                <p class="meta"><a href="\(BallotRoutes.one.link(id))" \(ballot.language.attributes)>\(ballot.question)</a></p>
                <h1>\(words("ballot.own"))</h1>
                <p>\(words("ballot.own.lede"))</p>
                <ol><li>\(words("ballot.own.opening"))
                <p><a href="\(BallotRoutes.openingFile.link(id))">\(words("ballot.verify.opening"))</a></p></li>
                <li>\(words("ballot.own.blind"))
                <pre dir="ltr" tabindex="0"><code>citizentime ballot credential mine.json --opening opening.json</code></pre></li>
                <li>\(words("ballot.own.paste"))
                \(form.form("""
                    \(form.area("blinded", label: words("ballot.own.message"), rows: 6))
                    \(form.submit(words("ballot.own.sign")))
                    """))\(signed)</li>
                <li>\(words("ballot.own.unblind"))
                <pre dir="ltr" tabindex="0"><code>citizentime ballot credential mine.json --signature …</code></pre></li>
                <li>\(words("ballot.own.cast"))
                <pre dir="ltr" tabindex="0"><code>citizentime ballot cast mine.json --choice 1 |
                  curl --data-urlencode ballot@- \(address)</code></pre></li></ol>
                """)
    }
}
