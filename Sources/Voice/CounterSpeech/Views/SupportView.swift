import Community
import Kernel
import Web

/// What to do if it was about me, and who helps; before everything else.
struct SupportView {
    let visit: Visit
    let contacts: Contacts
    let places: [Place]

    init(_ visit: Visit, _ contacts: Contacts, _ places: [Place]) {
        self.visit = visit
        self.contacts = contacts
        self.places = places
    }

    private var words: Words { visit.words }

    /// The steps, in their order. `safe` comes first.
    private static let steps = ["safe", "alone", "keep", "block", "report", "rights"]

    var page: Page {
        let steps = Self.steps.map { step -> HTML in
            """
            <li><h2>\(words("counter.step.\(step)"))</h2><p>\(words("counter.step.\(step).text"))</p></li>
            """
        }
        let countries = places.filter { $0.level == .country && contacts.countries.contains($0.code) }
        let lists = countries.map { place -> HTML in
            """
            <details class="card" id="country-\(place.code)"><summary><span dir="auto">\(place.name)</span></summary>
            \(ContactList(visit, contacts.of(place.code)).list)</details>
            """
        }
        return Page(
            words("counter.support"),
            body: """
                <h1>\(words("counter.support"))</h1>
                <p class="lede">\(words("counter.support.lede"))</p>
                \(Self.danger(words))
                <p><a class="button button-primary" href="\(CounterSpeechRoutes.new.link())">\(words("counter.new"))</a></p>
                <ol class="stack">\(steps)</ol>
                <h2>\(words("counter.contacts"))</h2>
                <p>\(words("counter.contacts.hint"))</p>
                \(lists)
                <p class="meta">\(words("counter.contacts.checked"))</p>
                <p><a href="\(CounterSpeechRoutes.figures.link())">\(words("counter.figures"))</a></p>
                """)
    }

    /// Whom to call when somebody is in danger.
    static func danger(_ words: Words) -> HTML {
        "<p class=\"flash flash-warn\">\(words("counter.danger", ["number": words.leftToRight("112")]))</p>"
    }
}

/// Contacts as a list, what saves first.
struct ContactList {
    let visit: Visit
    let contacts: [Contact]

    init(_ visit: Visit, _ contacts: [Contact]) {
        self.visit = visit
        self.contacts = contacts
    }

    var list: HTML {
        let words = visit.words
        let items = contacts.map { contact -> HTML in
            let name: HTML =
                contact.url.map {
                    "<a href=\"\(HTML.address($0))\" rel=\"noopener noreferrer\"><bdi>\(contact.name)</bdi></a>"
                }
                ?? "<bdi>\(contact.name)</bdi>"
            let call: HTML? = contact.telephone.map { number in
                let digits = number.filter { !$0.isWhitespace }
                return " · <a href=\"tel:\(digits)\"><bdi dir=\"ltr\">\(number)</bdi></a>"
            }
            return """
                <li><p><strong>\(words("counter.contact.\(contact.kind.rawValue)"))</strong>: \(name)\(call)<br>\
                <span class="meta" lang="en" dir="ltr">\(contact.english)</span></p></li>
                """
        }
        return "<ul>\(items)</ul>"
    }
}

extension HTML {
    /// An address on the web as an attribute; empty for what is none.
    static func address(_ text: String) -> String { WebAddress.isOne(text, longest: Report.longestLink) ? text : "" }
}
