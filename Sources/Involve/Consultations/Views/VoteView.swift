import Community
import Deliberation
import Kernel
import Web

/// One statement at a time, three big buttons.
struct VoteView {
    let visit: Visit
    let errors: FormErrors

    init(_ visit: Visit, errors: FormErrors) {
        self.visit = visit
        self.errors = errors
    }

    /// What a participant has before them.
    struct Ballot {
        let consultation: Consultation
        let next: Statement?
        let own: [StatementID: Vote.Value]
        let total: Int
        let withheld: [Withheld]
    }

    /// A statement of the participant's own that others do not see.
    struct Withheld: Sendable {
        let statement: Statement
        let note: ExposureNote
    }

    private var words: Words { visit.words }

    func page(_ ballot: Ballot) -> Page {
        let consultation = ballot.consultation
        let (question, language) = consultation.question.best(for: visit.language)
        let background = consultation.background?.best(for: visit.language)
        let text: HTML? = background.map {
            "<p class=\"lede\" \($0.language.attributes)>\($0.text)</p>"
        }
        return Page(
            question,
            body: """
                <h1 \(language.attributes)>\(question)</h1>
                \(text)
                \(consultation.isOpen(at: visit.now) ? open(ballot) : closed)
                \(withheld(ballot.withheld))
                <p><a class="button" href="\(ConsultationRoutes.results.link(consultation.id))">\
                \(words("consultation.toResults"))</a></p>
                """)
    }

    private func open(_ ballot: Ballot) -> HTML {
        """
        <div id="vote-part">
        <section class="vote-card" id="vote-area" aria-labelledby="vote-heading">
        \(progress(ballot))
        \(ballot.next.map { question($0, ballot) } ?? done)
        </section>
        \(undo(ballot))
        <p class="field-error" role="alert" hidden data-unsent>\(words("consultation.unsent"))</p>
        </div>
        \(ownStatement(ballot.consultation))
        """
    }

    private func question(_ statement: Statement, _ ballot: Ballot) -> HTML {
        let form = FormView(visit, to: ConsultationRoutes.votes.link(ballot.consultation.id))
        let (text, language) = statement.best(for: visit.language)
        return """
            <h2 class="statement-text" id="vote-heading" tabindex="-1" \(language.attributes)>\(text)</h2>
            <p><button type="button" class="button button-quiet" hidden data-speak="vote-heading">\
            \(words("consultation.listen"))</button></p>
            \(form.form(class: "vote-form", """
                <input type="hidden" name="statement" value="\(statement.id.description)">
                <div class="vote-buttons">
                <button class="vote-agree" data-key="1" name="vote" value="1">\(words("consultation.agree"))</button>
                <button class="vote-disagree" data-key="2" name="vote" value="-1">\(words("consultation.disagree"))</button>
                <button class="vote-pass" data-key="3" name="vote" value="0">\(words("consultation.pass"))</button>
                </div>
                <p class="hint vote-keys">\(words("consultation.keys"))</p>
                """))
            <p class="meta">\(ReportLink(visit, Subject(.statement, statement.id)).link(about: text))</p>
            """
    }

    private var done: HTML {
        """
        <h2 class="statement-text" id="vote-heading" tabindex="-1">\(words("consultation.done.title"))</h2>
        <p>\(words("consultation.done.text"))</p>
        """
    }

    private func progress(_ ballot: Ballot) -> HTML {
        """
        <p class="meta"><label for="progress">\(words("consultation.progress",
            ["done": words.number(ballot.own.count), "all": words.number(ballot.total)]))</label></p>
        <progress class="vote-progress" id="progress" max="\(max(ballot.total, 1))" value="\(ballot.own.count)">\
        </progress>
        """
    }

    /// After a vote: back to the statement just voted on.
    private func undo(_ ballot: Ballot) -> HTML? {
        guard let last = StatementID(visit.query["after"]), ballot.own[last] != nil else { return nil }
        let back = ConsultationRoutes.one.link(ballot.consultation.id).with("statement", last)
        return "<p><a href=\"\(back)\">\(words("consultation.undo"))</a></p>"
    }

    private func ownStatement(_ consultation: Consultation) -> HTML {
        let form = FormView(visit, to: ConsultationRoutes.statements.link(consultation.id), errors: errors)
        return """
            <section>
            <h2>\(words("consultation.own.title"))</h2>
            \(form.form("""
                \(form.area("text", label: words("consultation.own.label"), hint: words("consultation.own.hint"),
                    rows: 3, limit: Statement.longest))
                \(form.submit(words("consultation.own.send"), class: "button"))
                """))
            </section>
            """
    }

    private func withheld(_ own: [Withheld]) -> HTML? {
        guard !own.isEmpty else { return nil }
        let items = own.map { one -> HTML in
            """
            <li class="card"><p \(one.statement.language.attributes)>\(one.statement.text)</p>\(one.note.note(words))</li>
            """
        }
        return """
            <section id="withheld"><h2>\(words("consultation.withheld"))</h2><ul class="plain">\(items)</ul></section>
            """
    }

    private var closed: HTML { "<p class=\"verdict\">\(words("consultation.isClosed"))</p>" }
}
