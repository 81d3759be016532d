import Kernel

/// What a view hands to the layout: the title and the main part of one page.
public struct Page: Sendable {
    public let title: String
    public let body: HTML
    public var status = 200
    public var width: Width = .reading
    /// A sentence for search engines and link previews.
    public var summary: String?
    /// A picture for link previews, on this site.
    public var preview: Link?
    /// Where news of this page are to be had as an Atom feed.
    public var feed: Link?
    public var frame: Frame = .site

    /// How wide the main part may grow.
    public enum Width: Sendable {
        case reading
        case wide
    }

    /// What stands around the main part.
    public enum Frame: Sendable {
        /// Header, navigation and footer.
        case site
        /// Nothing: for a wall in a hall.
        case projector
        /// Nothing, and shown inside other sites.
        case embed
    }

    public init(_ title: String, width: Width = .reading, body: HTML) {
        self.title = title
        self.width = width
        self.body = body
    }
}

/// What is the same on every page of a site.
public struct SiteFacts: Sendable {
    /// Without a final slash.
    public let baseURL: String
    public let assets: Assets
    let catalogue: Catalogue
    /// The main navigation.
    public let navigation: [NavigationItem]
    var languages: [Language] { catalogue.languages }

    public init(baseURL: String, assets: Assets, catalogue: Catalogue, navigation: [NavigationItem]) {
        self.baseURL = baseURL
        self.assets = assets
        self.catalogue = catalogue
        self.navigation = navigation
    }
}

/// One entry of the main navigation, in the menu of the verb that it serves.
public struct NavigationItem: Sendable {
    /// What people come to do, in the order of the menus.
    public enum Verb: String, Sendable, CaseIterable {
        case involve, act, voice, impact
    }

    let verb: Verb
    let link: Link
    /// Its message key.
    let label: String

    public init(_ verb: Verb, _ link: Link, label: String) {
        self.verb = verb
        self.link = link
        self.label = label
    }
}

extension Visit {
    /// The page in the site's frame as a reply.
    public func reply(_ page: Page) -> Reply {
        var reply = Reply.text(
            Layout(visit: self, page: page).document.markup, type: "text/html; charset=utf-8")
        reply.status = page.status
        reply.embeddable = page.frame == .embed
        return reply
    }

    /// A drawing of ours as inline markup.
    public func drawing(_ file: String) -> HTML { site.assets.drawing(file) }

    /// The address of a file of ours.
    public func asset(_ file: String) -> Link { site.assets.link(file) }

    /// The same address in full, for mails, codes and sharing.
    public func absolute(_ link: Link) -> String { site.baseURL + link.address }
}

extension Visit {
    /// The languages that the interface speaks.
    public var interfaceLanguages: [Language] { site.languages }

    /// The sentences of another language, for mail and papers that somebody else reads.
    public func words(in language: Language) -> Words { Words(site.catalogue, in: language) }
}
