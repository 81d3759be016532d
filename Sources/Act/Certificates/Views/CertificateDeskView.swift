import Community
import Kernel
import Web

/// The desk where a host signs, declines, revokes and corrects.
struct CertificateDeskView {
    let visit: Visit
    let errors: FormErrors

    /// What lies on it.
    struct Desk: Sendable {
        let organisation: Organisation
        let waiting: [Certificate]
        let issued: [Certificate]
        let revoked: [Certificate]
    }

    init(_ visit: Visit, errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    func page(_ desk: Desk) -> Page {
        let mistake: HTML? = errors.items.first.map {
            "<p class=\"flash flash-warn\" role=\"alert\">\($0.message)</p>"
        }
        let waiting: HTML =
            desk.waiting.isEmpty
            ? "<p class=\"empty\">\(words("certificate.desk.none"))</p>"
            : "<ul class=\"grid grid-wide\">\(desk.waiting.map(toSign))</ul>"
        return Page(
            words("certificate.desk"), width: .wide,
            body: """
                <p class="meta"><a href="\(CommunityRoutes.organisation.link(desk.organisation.id))">\
                <bdi>\(desk.organisation.name)</bdi></a></p>
                <h1>\(words("certificate.desk"))</h1>
                <p class="lede">\(words("certificate.desk.lede"))</p>
                \(mistake)
                \(waiting)
                \(list(words("certificate.state.issued"), desk.issued.map(signed)))
                \(list(words("certificate.state.revoked"), desk.revoked.map(line)))
                """)
    }

    private func list(_ title: String, _ items: [HTML]) -> HTML? {
        items.isEmpty ? nil : "<section><h2>\(title)</h2><ul class=\"stack plain\">\(items)</ul></section>"
    }

    private func toSign(_ certificate: Certificate) -> HTML {
        let sign = FormView(visit, to: CertificateRoutes.signature.link(certificate.id)).button(
            words("certificate.sign"), class: "button button-primary")
        return """
            <li class="card"><h2><bdi>\(certificate.holder)</bdi></h2>
            <p class="meta">\(words.date(certificate.requested)) · \(certificate.language.name)</p>
            \(CertificateFacts(visit, certificate).markup)
            \(sign)\(reasoned("decline", CertificateRoutes.refusal.link(certificate.id), certificate))</li>
            """
    }

    private func signed(_ certificate: Certificate) -> HTML {
        let form = FormView(visit, to: CertificateRoutes.correction.link(certificate.id))
        let field = "name-\(certificate.id)"
        let correcting: HTML? =
            certificate.person == nil
            ? nil
            : """
            <details><summary>\(words("certificate.correct"))</summary><p class="hint">\(words("certificate.correct.hint"))</p>
            \(form.form("""
                <div class="field"><label for="\(field)">\(words("certificate.name"))</label>
                <input id="\(field)" name="name" type="text" dir="auto" value="\(certificate.holder)"></div>
                \(form.submit(words("certificate.correct"), class: "button"))
                """))</details>
            """
        return """
            <li class="card">\(summary(certificate))
            \(correcting)\(reasoned("revoke", CertificateRoutes.revocation.link(certificate.id), certificate))</li>
            """
    }

    private func line(_ certificate: Certificate) -> HTML {
        let reason: HTML? = certificate.reason.flatMap { $0.isEmpty ? nil : " <span dir=\"auto\">\($0)</span>" }
        return "<li>\(summary(certificate))\(reason)</li>"
    }

    private func summary(_ certificate: Certificate) -> HTML {
        let name = certificate.holder.isEmpty ? words("certificate.erased") : certificate.holder
        return """
            <p><a href="\(CertificateRoutes.check.link(certificate.token))"><bdi>\(name)</bdi></a> \
            <span class="meta">\(words.duration(minutes: certificate.minutes)) · \
            \(certificate.signed.map { words.date($0) })</span></p>
            """
    }

    /// An act that needs a reason, folded away.
    private func reasoned(_ act: String, _ link: Link, _ certificate: Certificate) -> HTML {
        let form = FormView(visit, to: link)
        let field = "reason-\(act)-\(certificate.id)"
        return """
            <details><summary>\(words("certificate.\(act)"))</summary>
            \(form.form("""
                <div class="field"><label for="\(field)">\(words("certificate.reason"))</label>
                <input id="\(field)" name="reason" type="text" dir="auto"></div>
                \(form.submit(words("certificate.\(act)"), class: "button button-danger"))
                """))</details>
            """
    }
}
