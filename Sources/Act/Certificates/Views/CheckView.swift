import Community
import Kernel
import Web

/// The public page that says whether a certificate holds, and shows what stands on it and no more.
struct CheckView {
    let visit: Visit
    let certificate: Certificate
    let correction: Certificate?
    let issuer: String

    init(_ visit: Visit, _ certificate: Certificate, correction: Certificate?, issuer: String) {
        self.visit = visit
        self.certificate = certificate
        self.correction = correction
        self.issuer = issuer
    }

    private var words: Words { visit.words }
    private var holds: Bool { certificate.state == .issued }

    func page(asked name: String) -> Page {
        Page(
            words("certificate.check.title"),
            body: """
                <p><span class="badge \(holds ? "badge-published" : "badge-warn")">\
                \(words("certificate.state.\(certificate.state.rawValue)"))</span></p>
                <h1>\(words("certificate.title"))</h1>
                <p class="lede">\(words(holds ? "certificate.check.holds" : "certificate.check.gone",
                    ["organisation": certificate.organisationName]))</p>
                \(ending)
                \(certificate.holder.isEmpty ? comparing(name) : holder)
                <h2>\(words("certificate.facts"))</h2>
                \(CertificateFacts(visit, certificate).markup)
                <dl class="facts"><dt>\(words("certificate.signedBy"))</dt>\
                <dd><bdi>\(certificate.signer)</bdi>, <bdi>\(certificate.organisationName)</bdi>\
                \(certificate.signed.map { ", \(words.date($0))" as HTML })</dd></dl>
                <details class="card"><summary>\(words("certificate.check.how"))</summary>
                <p>\(words("certificate.check.badge"))</p>
                <p><code class="wrap" dir="ltr">\(issuer)</code></p></details>
                """)
    }

    private var holder: HTML {
        "<p class=\"certificate-holder\"><bdi>\(certificate.holder)</bdi></p>"
    }

    private var ending: HTML? {
        guard !holds else { return nil }
        let reason: HTML? = certificate.reason.flatMap { $0.isEmpty ? nil : "<p dir=\"auto\">\($0)</p>" }
        let next: HTML? = correction.map {
            let link = CertificateRoutes.check.link($0.token)
            return "<p><a href=\"\(link)\">\(words("certificate.check.corrected"))</a></p>"
        }
        return "\(reason)\(next)"
    }

    /// The holder has erased their account: the name on the paper is compared, not shown.
    private func comparing(_ name: String) -> HTML {
        let verdict: HTML? =
            name.isEmpty
            ? nil
            : """
            <p class="flash\(certificate.nameMark?.fits(name) == true ? "" : " flash-warn")" role="status">\
            \(words(certificate.nameMark?.fits(name) == true ? "certificate.check.fits" : "certificate.check.differs"))</p>
            """
        return """
            <form method="get" class="card"><p>\(words("certificate.check.erased"))</p>
            <div class="field"><label for="name">\(words("certificate.name"))</label>
            <input id="name" name="name" type="text" dir="auto" value="\(name)"></div>
            <p><button class="button">\(words("certificate.check.compare"))</button></p>\(verdict)</form>
            """
    }
}

/// What was done, and what was learned: the same on every page that shows a certificate.
struct CertificateFacts {
    let visit: Visit
    let certificate: Certificate

    init(_ visit: Visit, _ certificate: Certificate) {
        self.visit = visit
        self.certificate = certificate
    }

    private var words: Words { visit.words }

    var markup: HTML {
        let items = certificate.engagements.map { item -> HTML in
            """
            <li class="engagement"><p><strong dir="auto">\(item.title)</strong></p>\
            <p class="meta" dir="auto">\(item.tasks)</p>\
            <p>\(words.days(item.first, item.last)) · <strong>\(words.duration(minutes: item.minutes))</strong></p></li>
            """
        }
        let learned = KeyCompetence.allCases.compactMap { competence in
            certificate.learned[competence].map { text -> HTML in
                "<dt>\(words("competence.\(competence.rawValue)"))</dt><dd dir=\"auto\">\(text)</dd>"
            }
        }
        let said: HTML? =
            learned.isEmpty ? nil : "<h3>\(words("certificate.learned"))</h3><dl class=\"facts\">\(learned)</dl>"
        return """
            <h3>\(words("certificate.done"))</h3><ul class="plain stack">\(items)</ul>
            <p>\(words("certificate.sum")): <strong>\(words.duration(minutes: certificate.minutes))</strong></p>
            \(said)
            """
    }
}

extension Words {
    /// One day, or from the first to the last.
    func days(_ first: CalendarDay, _ last: CalendarDay) -> String {
        first == last ? date(first) : self("certificate.days", ["first": date(first), "last": date(last)])
    }
}
