import Community
import Kernel
import Web

/// "Somebody said nearly this": vote on theirs, or add one's own all the same.
struct CompareView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    func page(_ consultation: ConsultationID, _ similar: [Statement]) -> Page {
        let words = visit.words
        let items = similar.map { statement -> HTML in
            let (text, language) = statement.best(for: visit.language)
            let link = ConsultationRoutes.one.link(consultation).with("statement", statement.id)
            return """
                <li class="card"><p \(language.attributes)>\(text)</p>
                <p><a class="button" href="\(link)">\(words("compare.vote"))</a></p></li>
                """
        }
        let form = FormView(visit, to: ConsultationRoutes.statements.link(consultation))
        return Page(
            words("compare.title"),
            body: """
                <h1>\(words("compare.title"))</h1>
                <p class="lede">\(words("compare.lede"))</p>
                <ul class="grid">\(items)</ul>
                <h2>\(words("consultation.own.label"))</h2>
                \(form.form("""
                    <input type="hidden" name="compared" value="yes">
                    \(PersonalDataWarning.confirmed(visit))
                    \(form.area("text", label: words("consultation.own.label"), rows: 3, limit: Statement.longest))
                    \(form.submit(words("compare.send"), class: "button"))
                    """))
                """)
    }
}
