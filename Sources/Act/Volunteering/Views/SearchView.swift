import Community
import Kernel
import Web

/// The forms of looking for something to do; they are sent by GET, so that a search can be kept and passed on.
struct SearchView {
    let visit: Visit
    let places: [Place]

    init(_ visit: Visit, places: [Place]) {
        self.visit = visit
        self.places = places
    }

    private var words: Words { visit.words }

    func form(_ search: Search) -> HTML {
        """
        <form class="filters" method="get" action="\(VolunteeringRoutes.list.link())" role="search">
        <div class="field"><label for="q">\(words("volunteering.search"))</label>\
        <input id="q" name="q" type="search" value="\(search.text)" dir="auto"></div>
        \(select("place", words("organisation.place"), places.map { ($0.id.description, $0.name) },
            search.place?.description))
        \(select("language", words("volunteering.language"), Language.all.map { ($0.code, $0.name) },
            search.language?.code))
        \(select("interest", words("volunteering.interests"),
            Opportunity.Interest.allCases.map { ($0.rawValue, words("volunteering.interest.\($0.rawValue)")) },
            search.interest?.rawValue))
        \(select("when", words("volunteering.whenever"),
            Search.When.allCases.map { ($0.rawValue, words("volunteering.search.\($0.rawValue)")) },
            search.when?.rawValue))
        <p class="field"><button class="button button-primary">\(words("volunteering.find"))</button></p>
        </form>
        """
    }

    func wishes(_ wishes: Wishes) -> HTML {
        let languages = Language.all.map { ($0.code, $0.name) }
        return """
            <details class="card">\
            <summary>\(words("volunteering.wishes"))</summary><p class="hint">\(words("volunteering.wishes.hint"))</p>
            <form method="get" action="\(VolunteeringRoutes.list.link())#fits">
            \(checks("speaks", words("volunteering.speaks"), languages, Set(wishes.speaks.map(\.code))))
            \(checks("practises", words("volunteering.practises"), languages, Set(wishes.practises.map(\.code))))
            \(checks("time", words("volunteering.free.times"),
                Wishes.Time.allCases.map { ($0.rawValue, words("volunteering.time.\($0.rawValue)")) },
                Set(wishes.times.map(\.rawValue))))
            \(select("near", words("organisation.place"), places.map { ($0.id.description, $0.name) },
                wishes.place?.description))
            <p><button class="button">\(words("volunteering.wishes.show"))</button></p>
            </form></details>
            """
    }

    func fits(_ fits: [Fit], _ wishes: Wishes) -> HTML? {
        guard !wishes.isEmpty else { return nil }
        let list = OpportunityListView(visit)
        let cards = fits.map { fit in list.card(fit.listing, heading: "h3", reasons: reasons(fit)) }
        let none: HTML? = cards.isEmpty ? "<p>\(words("volunteering.fits.none"))</p>" : nil
        return """
            <section id="fits"><h2>\(words("volunteering.fits"))</h2>\(none)<ul class="grid">\(cards)</ul></section>
            """
    }

    private func reasons(_ fit: Fit) -> HTML {
        let items = fit.reasons.map { "<li>\(text($0))</li>" as HTML }
        return "<p><strong>\(words("volunteering.because"))</strong></p><ul>\(items)</ul>"
    }

    private func text(_ reason: Reason) -> String {
        switch reason {
        case .helps(let language): words("volunteering.reason.helps", ["language": language.name])
        case .practise(let language): words("volunteering.reason.practise", ["language": language.name])
        case .time(let time): words("volunteering.reason.\(time.rawValue)")
        case .near(let place): words("volunteering.reason.near", ["place": place])
        }
    }

    private func select(
        _ name: String, _ label: String, _ options: [(value: String, label: String)], _ chosen: String?
    ) -> HTML {
        let items = options.map { option -> HTML in
            """
            <option value="\(option.value)"\(option.value == chosen ? " selected" : nil as HTML?)>\(option.label)</option>
            """
        }
        return """
            <div class="field"><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)">\
            <option value="">\(words("volunteering.any"))</option>\(items)</select></div>
            """
    }

    private func checks(
        _ name: String, _ legend: String, _ options: [(value: String, label: String)], _ chosen: Set<String>
    ) -> HTML {
        let items = options.map { option -> HTML in
            """
            <li><input type="checkbox" id="\(name)-\(option.value)" name="\(name)" value="\(option.value)"\
            \(chosen.contains(option.value) ? " checked" : nil as HTML?)>\
            <label for="\(name)-\(option.value)">\(option.label)</label></li>
            """
        }
        return "<fieldset><legend>\(legend)</legend><ul class=\"choices choices-many\">\(items)</ul></fieldset>"
    }
}

extension Search {
    init(_ query: Form) {
        self.init(
            text: String(query["q"].prefix(100)), place: PlaceID(query["place"]), organisation: nil,
            language: Language(tag: query["language"]), interest: Opportunity.Interest(rawValue: query["interest"]),
            when: When(rawValue: query["when"]))
    }
}

extension Wishes {
    init(_ query: Form) {
        self.init(
            speaks: Set(query.all("speaks").compactMap { Language(tag: $0) }),
            practises: Set(query.all("practises").compactMap { Language(tag: $0) }),
            times: Set(query.all("time").compactMap(Time.init)), place: PlaceID(query["near"]))
    }
}
