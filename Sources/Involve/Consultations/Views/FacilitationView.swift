import Community
import Kernel
import Web

/// The markup of opening and looking after a consultation.
struct FacilitationView {
    let visit: Visit
    var errors = FormErrors()

    init(_ visit: Visit, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.errors = errors
    }

    private var words: Words { visit.words }

    func new(_ organisations: [Organisation]) -> Page {
        let form = FormView(visit, to: ConsultationRoutes.list.link(), errors: errors)
        return Page(
            words("consultation.new"),
            body: """
                <h1>\(words("consultation.new"))</h1>
                \(form.form("""
                    \(form.select("organisation", label: words("consultation.organisation"),
                        options: organisations.map { .init($0.id.description, $0.name) }))
                    \(TextView.fields(form, visit))
                    \(form.area("seeds", label: words("consultation.seeds"), hint: words("consultation.seeds.hint"),
                        rows: 8, required: false))
                    \(form.choices("moderation", legend: words("consultation.moderation"), options: [
                        .init("before", words("consultation.moderation.before")),
                        .init("flagged", words("consultation.moderation.flagged")),
                        .init("after", words("consultation.moderation.after")),
                        .init("nothing", words("consultation.moderation.nothing"))], value: "before"))
                    \(form.choices("access", legend: words("consultation.access"),
                        options: Consultation.Access.allCases.map {
                            .init($0.rawValue, words("consultation.access.\($0.rawValue)"))
                        }, value: "anyone"))
                    \(form.text("closes", label: words("consultation.closes"), type: "date", required: false))
                    \(form.submit(words("consultation.open")))
                    """))
                """)
    }

    func queue(_ consultation: Consultation, _ statements: [Statement]) -> Page {
        let shown = statements.filter { $0.status == .accepted }
        let waiting = statements.count { $0.status == .pending }
        let queue = CommunityRoutes.moderation.link().with("whose", "everybody").with("space", consultation.subject)
        let look: HTML =
            waiting == 0
            ? "<p>\(words("facilitation.none"))</p>"
            : """
            <p>\(words("facilitation.count", count: waiting))</p>
            <p><a class="button button-primary" href="\(queue)">\(words("facilitation.queue"))</a></p>
            """
        return Page(
            words("facilitation.title"),
            body: """
                <h1>\(words("facilitation.title"))</h1>
                <p class="lede" dir="auto">\(consultation.question.best(for: visit.language).text)</p>
                <p class="meta">\(words("consultation.share")): \
                <a href="\(ConsultationRoutes.one.link(consultation.id))" dir="ltr">\
                \(visit.absolute(ConsultationRoutes.short.link(ShortCode.code(for: consultation.id))))</a></p>
                <p><a class="button" href="\(ConsultationRoutes.projector.link(consultation.id))">\
                \(words("projector.open"))</a>\(editing(consultation))</p>
                <h2>\(words("facilitation.waiting"))</h2>
                \(look)
                <h2>\(words("facilitation.others"))</h2>
                \(shown.map { item($0, consultation, shown) })
                \(phases(consultation))
                """)
    }

    private func editing(_ consultation: Consultation) -> HTML? {
        guard consultation.phase == .open else { return nil }
        return """
             <a class="button" href="\(ConsultationRoutes.texts.link(consultation.id))">\
            \(words("consultation.edit"))</a>
            """
    }

    private func item(_ statement: Statement, _ consultation: Consultation, _ shown: [Statement]) -> HTML {
        let report = ReportLink(visit, Subject(.statement, statement.id)).link(about: statement.text)
        return """
            <div class="card"><p \(statement.language.attributes)>\(statement.text)</p>
            \(translations(statement, consultation))\(merger(statement, consultation, shown))\
            <p class="meta">\(report)</p></div>
            """
    }

    /// Merging into another statement that is shown.
    private func merger(_ statement: Statement, _ consultation: Consultation, _ shown: [Statement]) -> HTML? {
        let others = shown.filter { $0.id != statement.id }
        guard !others.isEmpty else { return nil }
        let id = "merger-\(statement.id)"
        let options = others.map { other -> HTML in
            "<option value=\"\(other.id.description)\">\(other.best(for: visit.language).text)</option>"
        }
        let form = FormView(visit, to: ConsultationRoutes.merger.link(consultation.id, statement.id))
        return """
            <details><summary>\(words("facilitation.merge"))</summary>
            \(form.form("""
                <div class="field"><label for="\(id)">\(words("facilitation.merge.into"))</label>
                <select id="\(id)" name="into">\(options)</select></div>
                <button class="button">\(words("facilitation.merge"))</button>
                """))
            </details>
            """
    }

    private func translations(_ statement: Statement, _ consultation: Consultation) -> HTML {
        let field = "translation-\(statement.id)"
        let mistake = errors.items.first { $0.field == field }
        let inputs = visit.interfaceLanguages.filter { $0 != statement.language }.map { language -> HTML in
            let id = "\(field)-\(language.code)"
            let known = statement.translations[language.code] ?? ""
            return """
                <div class="field"><label for="\(id)">\(language.name)</label>
                <input id="\(id)" name="text-\(language.code)" type="text" \(language.attributes) value="\(typed(language, mistake != nil, known))">\
                \(theirs(known, mistake != nil))\
                <input type="hidden" name="was-\(language.code)" value="\(known)"></div>
                """
        }
        let form = FormView(visit, to: ConsultationRoutes.translation.link(consultation.id, statement.id))
        let alert: HTML? = mistake.map { "<p class=\"field-error\" role=\"alert\">\($0.message)</p>" }
        return """
            <details id="\(field)"\(mistake == nil ? "" : " open" as HTML)>
            <summary>\(words("facilitation.translate"))</summary>\(alert)
            \(form.form("\(inputs)<button class=\"button\">\(words("facilitation.translate.save"))</button>"))
            </details>
            """
    }

    /// After a refusal what was typed stays.
    private func typed(_ language: Language, _ isRefused: Bool, _ known: String) -> String {
        isRefused ? visit.form["text-\(language.code)"] : known
    }

    /// After a refusal, what is saved.
    private func theirs(_ known: String, _ isRefused: Bool) -> HTML? {
        guard isRefused, !known.isEmpty else { return nil }
        return "<span class=\"hint\" dir=\"auto\">\(words("consultation.edit.theirs")) \(known)</span>"
    }

    private func phases(_ consultation: Consultation) -> HTML {
        let close: HTML? =
            consultation.phase == .open
            ? FormView(visit, to: ConsultationRoutes.closure.link(consultation.id)).button(words("consultation.close"))
            : nil
        let form = FormView(visit, to: ConsultationRoutes.answer.link(consultation.id))
        let answer: HTML? =
            consultation.phase == .answered
            ? nil
            : form.form(
                """
                \(form.area("answer", label: words("consultation.answer"), hint: words("consultation.answer.hint")))
                \(form.submit(words("consultation.answer.send"), class: "button"))
                """)
        return "<h2>\(words("consultation.phases"))</h2>\(close)\(answer)"
    }
}
