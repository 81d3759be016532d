import Kernel

/// What is wrong with a form, field by field, in the reader's words.
public struct FormErrors: Sendable, Equatable {
    public struct Item: Sendable, Equatable {
        public let field: String
        public let message: String
    }

    public private(set) var items: [Item] = []
    /// A way to send the form as it is, after a warning.
    public var confirmation: Confirmation?

    /// A second button under a form, with what one should know before pressing it.
    public struct Confirmation: Sendable, Equatable {
        /// The field that the warning is about: it tells forms of a page apart.
        let field: String
        let name: String
        let value: String
        let label: String
        let note: HTML

        public init(field: String, name: String, value: String, label: String, note: HTML) {
            self.field = field
            self.name = name
            self.value = value
            self.label = label
            self.note = note
        }
    }

    public init() {}

    /// One thing that is wrong.
    public init(_ field: String, _ message: String) {
        add(field, message)
    }

    /// - field: the name of an input, to which the summary links
    public mutating func add(_ field: String, _ message: String) {
        items.append(Item(field: field, message: message))
    }

    public var isEmpty: Bool { items.isEmpty }

    /// Those of one form, where a page has several.
    public func only(_ fields: String...) -> FormErrors {
        var own = FormErrors()
        own.items = items.filter { fields.contains($0.field) }
        if let confirmation, fields.contains(confirmation.field) { own.confirmation = confirmation }
        return own
    }

    public subscript(field: String) -> String? { items.first { $0.field == field }?.message }
}

/// A form under construction: knows what was typed and what was wrong with it, so each field shows both.
public struct FormView {
    let visit: Visit
    let action: Link
    let errors: FormErrors

    public init(_ visit: Visit, to action: Link, errors: FormErrors = FormErrors()) {
        self.visit = visit
        self.action = action
        self.errors = errors
    }

    /// Whether something was wrong with what was sent.
    public var hasErrors: Bool { !errors.isEmpty }

    /// The form element with its token.
    ///
    /// - takesFiles: whether it has a field for files
    public func form(class name: String = "stack", takesFiles: Bool = false, _ content: HTML) -> HTML {
        """
        \(summary)
        <form class="\(name)" method="post" action="\(action)"\
        \(takesFiles ? " enctype=\"multipart/form-data\"" : "" as HTML) novalidate>
        <input type="hidden" name="token" value="\(visit.session.formToken)">
        \(content)
        \(confirmation)
        </form>
        """
    }

    private var confirmation: HTML? {
        errors.confirmation.map { way in
            """
            <div class="card warning">\(way.note)
            <p><button class="button" name="\(way.name)" value="\(way.value)">\(way.label)</button></p></div>
            """
        }
    }

    /// A form that is one button.
    public func button(_ label: String, class name: String = "button", hidden: [(String, String)] = []) -> HTML {
        let fields = hidden.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" as HTML }
        return form(class: "inline-form", "\(fields)<button class=\"\(name)\">\(label)</button>")
    }

    /// The list of what is wrong; each item leads to its field.
    private var summary: HTML? {
        guard !errors.isEmpty else { return nil }
        let items = errors.items.map { "<li><a href=\"#\($0.field)\">\($0.message)</a></li>" as HTML }
        return """
            <div class="error-summary" role="alert" tabindex="-1">
            <h2>\(visit.words("form.errors"))</h2>
            <ul>\(items)</ul>
            </div>
            """
    }

    /// A text in one line.
    ///
    /// - value: shown when the form was not posted yet
    public func text(
        _ name: String, label: String, hint: String? = nil, value: String = "", type: String = "text",
        autocomplete: String? = nil, required: Bool = true
    ) -> HTML {
        let shown = type == "password" ? "" : current(name, value)
        let complete: HTML? = autocomplete.map { " autocomplete=\"\($0)\"" }
        return field(
            name, label: label, hint: hint, required: required,
            """
            <input id="\(name)" name="\(name)" type="\(type)" value="\(shown)" dir="auto"\(complete)\
            \(required ? " required" : "" as HTML)\(described(name, hint))>
            """)
    }

    /// A text in several lines.
    ///
    /// - limit: characters, counted down by a script and checked again on the server
    public func area(
        _ name: String, label: String, hint: String? = nil, value: String = "", rows: Int = 5, limit: Int? = nil,
        language: Language? = nil, required: Bool = true
    ) -> HTML {
        let maximum: HTML? = limit.map { " maxlength=\"\($0)\"" }
        let speech: HTML? = language.map { " lang=\"\($0.code)\"" }
        let counter: HTML? = limit.map {
            """
            <p class="hint" data-count-for="\(name)" data-count-limit="\($0)" \
            data-count-text="\(visit.words("form.charactersLeft", ["number": "{number}"]))"></p>
            """
        }
        return field(
            name, label: label, hint: hint, required: required,
            """
            <textarea id="\(name)" name="\(name)" rows="\(rows)" dir="auto"\(maximum)\(speech)\
            \(required ? " required" : "" as HTML)\(described(name, hint))>\(current(name, value))</textarea>
            \(counter)
            """)
    }

    /// The revision that the text had when the page was made; a script tells while one writes that it has another.
    ///
    /// - at: answers with the revision that is saved, as a number
    public func revision(_ revision: Int, at link: Link) -> HTML {
        """
        <input type="hidden" name="revision" value="\(revision)">
        <div role="status"><p class="flash flash-warn" hidden data-revision="\(revision)" data-revision-every="5000" \
        data-revision-at="\(link)">\(visit.words("form.changed"))</p></div>
        """
    }

    /// A file to choose.
    ///
    /// - accept: media types, as the browser offers them; what comes is checked again
    public func file(_ name: String, label: String, hint: String? = nil, accept: String, required: Bool = true) -> HTML
    {
        field(
            name, label: label, hint: hint, required: required,
            """
            <input id="\(name)" name="\(name)" type="file" accept="\(accept)"\
            \(required ? " required" : "" as HTML)\(described(name, hint))>
            """)
    }

    /// One of a list.
    public func select(_ name: String, label: String, hint: String? = nil, options: [Option], value: String = "")
        -> HTML
    {
        let chosen = current(name, value)
        let items = options.map { option -> HTML in
            """
            <option value="\(option.value)"\(option.value == chosen ? " selected" : "" as HTML)>\
            \(option.label)</option>
            """
        }
        return field(
            name, label: label, hint: hint, required: true,
            "<select id=\"\(name)\" name=\"\(name)\"\(described(name, hint))>\(items)</select>")
    }

    /// One of a few, all in sight.
    public func choices(_ name: String, legend: String, options: [Option], value: String = "") -> HTML {
        buttons("radio", name, legend: legend, options: options, chosen: [current(name, value)])
    }

    /// Any of a few, all in sight.
    public func checks(_ name: String, legend: String, options: [Option], chosen: Set<String>) -> HTML {
        buttons("checkbox", name, legend: legend, options: options, chosen: chosen)
    }

    private func buttons(
        _ type: String, _ name: String, legend: String, options: [Option], chosen: Set<String>
    ) -> HTML {
        let items = options.enumerated().map { index, option -> HTML in
            // An error leads to the first.
            let id = index == 0 ? name : "\(name)-\(option.value)"
            return """
                <li><input type="\(type)" id="\(id)" name="\(name)" value="\(option.value)"\
                \(chosen.contains(option.value) ? " checked" : "" as HTML)>
                <label for="\(id)" dir="auto">\(option.label)</label></li>
                """
        }
        return "<fieldset><legend>\(legend)</legend>\(message(name))<ul class=\"choices\">\(items)</ul></fieldset>"
    }

    /// A choice of a list.
    public struct Option: Sendable {
        let value: String
        let label: String

        public init(_ value: String, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    public func submit(_ label: String, class name: String = "button button-primary") -> HTML {
        "<p><button class=\"\(name)\">\(label)</button></p>"
    }

    private func current(_ name: String, _ value: String) -> String {
        visit.form.contains(name) ? visit.form[name] : value
    }

    private func field(_ name: String, label: String, hint: String?, required: Bool, _ input: HTML) -> HTML {
        let optional: HTML? = required ? nil : " <span class=\"meta\">(\(visit.words("form.optional")))</span>"
        let explained: HTML? = hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" }
        return """
            <div class="\(errors[name] == nil ? "field" : "field field-invalid")">
            <label for="\(name)">\(label)\(optional)</label>
            \(explained)
            \(message(name))
            \(input)
            </div>
            """
    }

    private func message(_ name: String) -> HTML? {
        errors[name].map { "<p class=\"field-error\" id=\"\(name)-error\">\($0)</p>" }
    }

    private func described(_ name: String, _ hint: String?) -> HTML? {
        let wrong = errors[name] != nil
        let ids = [hint == nil ? nil : "\(name)-hint", wrong ? "\(name)-error" : nil].compactMap { $0 }
        guard !ids.isEmpty else { return nil }
        return " aria-describedby=\"\(ids.joined(separator: " "))\"\(wrong ? " aria-invalid=\"true\"" : "" as HTML)"
    }
}
