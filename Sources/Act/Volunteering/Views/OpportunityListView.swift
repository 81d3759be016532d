import Community
import Kernel
import Web

/// The markup of lists of opportunities.
struct OpportunityListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    /// - above: the forms of looking for something
    /// - fits: the short list, which stands before everything else
    func page(_ listings: [Listing], above forms: HTML, fits: HTML?, mayPublish: Bool, isSearch: Bool) -> Page {
        let new: HTML? =
            mayPublish
            ? "<p><a class=\"button\" href=\"\(VolunteeringRoutes.new.link())\">\(words("volunteering.new"))</a></p>"
            : nil
        let list: HTML =
            listings.isEmpty
            ? "<p class=\"empty\">\(words(isSearch ? "volunteering.none.found" : "volunteering.none"))</p>"
            : "<ul class=\"grid\">\(listings.map { card($0, heading: fits == nil ? "h2" : "h3") })</ul>"
        return Page(
            words("volunteering.title"), width: .wide,
            body: """
                <h1>\(words("volunteering.title"))</h1>
                <p class="lede">\(words("volunteering.lede"))</p>
                \(new)
                \(forms)
                \(fits)
                \(fits.map { _ in "<h2>\(words("volunteering.everything"))</h2>" as HTML })
                \(list)
                """)
    }

    /// For the pages of places and organisations.
    func panel(_ listings: [Listing], calendar: Link) -> HTML {
        guard !listings.isEmpty else { return "" }
        let cards = listings.map { card($0, heading: "h3") }
        let feed: HTML = "<p><a href=\"\(calendar)\">\(words("volunteering.feed"))</a></p>"
        return "<section><h2>\(words("volunteering.title"))</h2><ul class=\"grid\">\(cards)</ul>\(feed)</section>"
    }

    /// For the opening page: what comes next.
    func home(_ listings: [Listing]) -> HTML {
        guard !listings.isEmpty else { return "" }
        let all: HTML = "<p><a href=\"\(VolunteeringRoutes.list.link())\">\(words("volunteering.all"))</a></p>"
        let cards = listings.map { card($0, heading: "h3") }
        return "<section><h2>\(words("volunteering.title"))</h2><ul class=\"grid\">\(cards)</ul>\(all)</section>"
    }

    func card(_ listing: Listing, heading: HTML, reasons: HTML? = nil) -> HTML {
        let card = listing.card
        let opportunity = card.opportunity
        let more: HTML? =
            listing.times > 1
            ? "<p class=\"meta\">\(words("volunteering.times", count: listing.times))</p>" : nil
        return """
            <li class="card"><\(heading) \(opportunity.language.attributes)><a class="card-link" \
            href="\(VolunteeringRoutes.opportunity.link(opportunity.id))">\(opportunity.words.title)</a></\(heading)>
            <p class="meta"><bdi>\(card.organisation.name)</bdi> · <bdi>\(card.placeName)</bdi></p>
            <p><strong>\(card.when(words))</strong></p>\(more)
            <p>\(PlacesLeft(visit, card.shift).badge) \(tags(opportunity))</p>\(reasons)</li>
            """
    }

    private func tags(_ opportunity: Opportunity) -> [HTML] {
        Opportunity.Interest.allCases.filter(opportunity.tags.interests.contains).map {
            "<span class=\"badge badge-closed\">\(words("volunteering.interest.\($0.rawValue)"))</span> "
        }
    }
}

/// How many places a shift has left.
struct PlacesLeft {
    let visit: Visit
    let shift: Shift

    init(_ visit: Visit, _ shift: Shift) {
        self.visit = visit
        self.shift = shift
    }

    var badge: HTML {
        let words = visit.words
        if shift.cancelled != nil {
            return "<span class=\"badge badge-warn\">\(words("volunteering.isCancelled"))</span>"
        }
        if visit.now >= shift.starts {
            let isOver = visit.now >= shift.ends
            return
                "<span class=\"badge badge-closed\">\(words(isOver ? "volunteering.over" : "volunteering.running"))</span>"
        }
        if shift.free == 0 { return "<span class=\"badge badge-warn\">\(words("volunteering.full"))</span>" }
        return "<span class=\"badge\">\(words("volunteering.free", count: shift.free))</span>"
    }
}
