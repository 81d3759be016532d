import Community
import Kernel
import Web

/// Stories to choose from.
struct StoryListView {
    let visit: Visit

    init(_ visit: Visit) {
        self.visit = visit
    }

    private var words: Words { visit.words }

    func page(_ items: [StoryItem], _ series: [StorySeries], _ places: [Place], _ query: StoryStore.Query) -> Page {
        let none: HTML? = items.isEmpty ? "<p class=\"empty\">\(words("story.none"))</p>" : nil
        let all = series.map { one -> HTML in
            """
            <li><a href="\(StoryRoutes.series.link(one.id))" \(one.language.attributes)>\(one.title)</a></li>
            """
        }
        let collections: HTML? =
            all.isEmpty ? nil : "<section><h2>\(words("story.series"))</h2><ul>\(all)</ul></section>"
        var page = Page(
            words("story.title"), width: .wide,
            body: """
                <h1>\(words("story.title"))</h1>
                <p class="lede">\(words("story.lede"))</p>
                <p class="cluster"><a class="button button-primary" \
                href="\(StoryRoutes.new.link().with("way", "interview"))">\(words("story.new.interview"))</a>
                <a class="button" href="\(StoryRoutes.new.link())">\(words("story.new.free"))</a></p>
                \(filters(places, query))
                \(none)<ul class="grid">\(items.map(card))</ul>
                \(collections)
                <p class="meta"><a href="\(feed(query))">\(words("story.feed"))</a></p>
                """)
        page.summary = words("story.lede")
        page.feed = feed(query)
        return page
    }

    private func feed(_ query: StoryStore.Query) -> Link {
        var link = StoryRoutes.feed.link()
        if let topic = query.topic { link = link.with("topic", topic.rawValue) }
        if let place = query.place { link = link.with("place", place) }
        if let series = query.series { link = link.with("series", series) }
        return link
    }

    private func filters(_ places: [Place], _ query: StoryStore.Query) -> HTML {
        let topics = Story.Topic.allCases.map {
            option($0.rawValue, words.topic($0), isChosen: $0 == query.topic)
        }
        let near = places.filter { $0.level != .union }.map {
            option($0.id.description, $0.name, isChosen: $0.id == query.place)
        }
        let any = option("", words("story.filter.any"), isChosen: false)
        return """
            <form method="get" action="\(StoryRoutes.list.link())" class="filters" role="search">
            <div class="field"><label for="q">\(words("story.filter.text"))</label>\
            <input id="q" name="q" type="search" value="\(query.text)" dir="auto"></div>
            <div class="field"><label for="topic">\(words("story.topic"))</label>\
            <select id="topic" name="topic">\(any)\(topics)</select></div>
            <div class="field"><label for="place">\(words("story.filter.place"))</label>\
            <select id="place" name="place">\(any)\(near)</select></div>
            <div class="field"><button class="button">\(words("story.filter.find"))</button></div>
            </form>
            """
    }

    private func option(_ value: String, _ label: String, isChosen: Bool) -> HTML {
        "<option value=\"\(value)\"\(isChosen ? " selected" : "" as HTML)>\(label)</option>"
    }

    func card(_ item: StoryItem) -> HTML {
        let written = item.told.story.words
        let place: HTML? = item.place.map { " · <span dir=\"auto\">\($0)</span>" }
        return """
            <li class="card"><h2 \(written.language.attributes)><a class="card-link" \
            href="\(StoryRoutes.one.link(item.told.story.id))">\(written.title)</a></h2>
            <p class="meta"><span dir="auto">\(item.told.teller(item.showing))</span>\(place) · \
            \(words.topic(written.topic))</p>
            <p \(written.language.attributes)>\(written.text.shortened(140))</p></li>
            """
    }

    /// A series, with its stories.
    func page(_ series: StorySeries, _ items: [StoryItem]) -> Page {
        let none: HTML? = items.isEmpty ? "<p class=\"empty\">\(words("story.none"))</p>" : nil
        let feed = StoryRoutes.feed.link().with("series", series.id)
        var page = Page(
            series.title, width: .wide,
            body: """
                <p class="meta"><a href="\(StoryRoutes.list.link())">\(words("story.title"))</a> · \
                \(words("subject.story-series"))</p>
                <h1 \(series.language.attributes)>\(series.title)</h1>
                <div class="lede" \(series.language.attributes)>\(HTML.paragraphs(series.about))</div>
                \(none)<ul class="grid">\(items.map(card))</ul>
                <p class="meta"><a href="\(feed)">\(words("story.feed"))</a></p>
                """)
        page.summary = series.about.shortened(200)
        page.feed = feed
        return page
    }
}
