import Foundation
import Kernel
import Print
import Storage

/// Everything that stands on a banner, a poster, a leaflet or a card: the same on each.
struct BannerContent: Sendable {
    let language: Language
    /// What is said in each language that there is: a layout keeps room for the longest.
    let wordings: [BannerWording]
    /// Where it is about; nil: everywhere.
    let place: String?
    /// What leads to the live page.
    let call: String
    /// Of the live page, in full.
    let address: String
    /// At most `mostFigures`.
    let figures: [ShownFigure]
    /// When they were counted.
    let counted: String
    let quote: ShownQuote?
    /// With their heading; empty: none.
    let partners: String
    let logos: [SheetPicture]
    /// Nil: what is printed is not paid by the Union.
    let funding: Funding?

    /// What people take in at once, and what a roll-up has room for. Ours.
    static let mostFigures = 6
    static let mostLogos = 5

    /// What the file is called: the title in one line.
    var name: String { (wording?.title ?? "").split(separator: "\n").joined(separator: " ") }

    /// The address as people type it.
    var shownAddress: String { address.components(separatedBy: "://").last ?? address }

    /// The words in the banner's own language.
    var wording: BannerWording? { wordings.first { $0.language == language } }
}

/// The two sentences that an organisation chooses.
public struct BannerWording: Sendable, Equatable {
    public let language: Language
    public let title: String
    /// One sentence: what it is for.
    public let promise: String

    public init(language: Language, title: String, promise: String) {
        self.language = language
        self.title = title
        self.promise = promise
    }

    /// Characters; whether they fit is decided by measuring.
    static let longestTitle = 120
    static let longestPromise = 300
}

/// A live figure as it is read.
struct ShownFigure: Sendable, Equatable {
    let value: String
    let label: String
}

/// What somebody says, in their words.
struct ShownQuote: Sendable, Equatable {
    /// With quotation marks.
    let text: String
    let teller: String
}

/// What must stand where the European Union pays.
struct Funding: Sendable, Equatable {
    let statement: String
    let disclaimer: String
}

/// A sentence of a story that may be printed today, and who said it.
public struct BannerQuote: Sendable, Equatable {
    public let text: String
    /// As readers may know the teller.
    public let teller: String

    public init(text: String, teller: String) {
        self.text = text
        self.teller = teller
    }
}

/// Where quotes come from: only of stories whose consent for print is valid now; nil where there is none.
public typealias QuoteSource =
    @Sendable (
        _ place: PlaceID?, _ language: Language, _ now: Moment, _ s: any Storage.Session
    ) throws -> BannerQuote?
