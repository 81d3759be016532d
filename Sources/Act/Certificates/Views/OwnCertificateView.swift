import Community
import Kernel
import Web

/// A volunteer's own certificates, and the form that asks for one.
struct OwnCertificateView {
    let visit: Visit
    let errors: FormErrors

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    /// - hosts: organisations that have confirmed hours of the reader
    func page(_ certificates: [Certificate], _ hosts: [Organisation]) -> Page {
        let waiting = Set(certificates.filter { $0.state == .requested }.map(\.organisation))
        let starts = hosts.filter { !waiting.contains($0.id) }.map { host -> HTML in
            let link = CertificateRoutes.new.link(host.id)
            return """
                <p><a class="button button-primary" href="\(link)">\
                \(words("certificate.ask", ["organisation": host.name]))</a></p>
                """
        }
        let cards = certificates.map(card)
        let list: HTML =
            cards.isEmpty
            ? "<p class=\"empty\">\(words("certificate.none"))</p>" : "<ul class=\"grid grid-wide\">\(cards)</ul>"
        return Page(
            words("certificate.own"), width: .wide,
            body: """
                <h1>\(words("certificate.own"))</h1>
                <p class="lede">\(words("certificate.own.lede"))</p>
                \(starts)
                \(list)
                """)
    }

    private func card(_ certificate: Certificate) -> HTML {
        let reason: HTML? = certificate.reason.flatMap { $0.isEmpty ? nil : "<p dir=\"auto\">\($0)</p>" }
        let files: HTML? =
            certificate.state != .issued
            ? nil
            : """
            <div class="cluster"><a class="button button-primary" href="\(CertificateRoutes.paper.link(certificate.id))">\
            \(words("certificate.paper"))</a>
            <a class="button" href="\(CertificateRoutes.badge.link(certificate.id))">\(words("certificate.badge"))</a>
            <a href="\(CertificateRoutes.check.link(certificate.token))">\(words("certificate.check.open"))</a></div>
            """
        return """
            <li class="card"><p><span class="badge">\(words("certificate.state.\(certificate.state.rawValue)"))</span></p>
            <h2><bdi>\(certificate.organisationName)</bdi></h2>
            <p class="meta">\(words.duration(minutes: certificate.minutes)) · \
            \(words.date(certificate.signed ?? certificate.requested))</p>\(reason)\(files)</li>
            """
    }

    func form(_ host: Organisation, _ done: [Certificate.Engagement], name: String) -> Page {
        let form = FormView(visit, to: CertificateRoutes.new.link(host.id), errors: errors)
        let isPosted = visit.form.contains("name")
        let chosen = isPosted ? Set(visit.form.all("engagement")) : Set(done.indices.map(String.init))
        let options = done.enumerated().map { index, item in
            // The title may be in another direction: it comes last, apart from the rest.
            let when = "\(words.days(item.first, item.last)) · \(words.duration(minutes: item.minutes))"
            return FormView.Option(String(index), "\(when) · \u{2068}\(item.title)\u{2069}")
        }
        let learned = KeyCompetence.allCases.map { competence -> HTML in
            let field = "learned-\(competence.rawValue)"
            let isOpen = !visit.form[field].isEmpty || errors[field] != nil
            return """
                <details\(isOpen ? " open" : "" as HTML)><summary>\(words("competence.\(competence.rawValue)"))</summary>
                \(form.area(field, label: words("competence.\(competence.rawValue).ask"), rows: 3,
                    limit: Certificate.longestLearned, required: false))</details>
                """
        }
        return Page(
            words("certificate.ask.title"),
            body: """
                <p class="meta"><bdi>\(host.name)</bdi></p>
                <h1>\(words("certificate.ask.title"))</h1>
                <p class="lede">\(words("certificate.ask.lede"))</p>
                \(form.form("""
                    \(form.text("name", label: words("certificate.name"), hint: words("certificate.name.hint"),
                        value: name, autocomplete: "name"))
                    \(form.select("language", label: words("certificate.language"),
                        options: visit.interfaceLanguages.map { .init($0.code, $0.name) }, value: visit.language.code))
                    \(form.checks("engagement", legend: words("certificate.done"), options: options, chosen: chosen))
                    <fieldset><legend>\(words("certificate.learned"))</legend>
                    <p class="hint">\(words("certificate.learned.hint"))</p>\(learned)</fieldset>
                    \(form.submit(words("certificate.send")))
                    """))
                """)
    }
}
