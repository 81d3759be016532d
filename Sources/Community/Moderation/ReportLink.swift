import Kernel
import Storage
import Web

/// The way to report something, on everything that people write.
public struct ReportLink {
    private let visit: Visit
    private let subject: Subject

    public init(_ visit: Visit, _ subject: Subject) {
        self.visit = visit
        self.subject = subject
    }

    /// Where one reports a thing.
    public static let route = Route("/report/{kind}/{id}")

    /// - about: what it leads to report, for who hears only the link
    public func link(about title: String) -> HTML {
        let link = Self.route.link(subject.kind.name, subject.number)
        return """
            <a class="report-link" href="\(link)" rel="nofollow" \
            aria-label="\(visit.words("report.about", ["title": String(title.prefix(60))]))">\
            \(visit.words("report.this"))</a>
            """
    }
}

/// What an author sees on something of theirs that others do not see.
public struct ExposureNote: Sendable {
    let exposure: Exposure
    /// Where they read why.
    let reasons: Link?

    public static func read(_ subject: Subject, _ house: House, in s: any Storage.Session) throws -> ExposureNote {
        let exposure = try Withheld.exposure(of: subject, in: s)
        return ExposureNote(
            exposure, reasons: exposure == .hidden ? try house.moderation.reasons(subject, s) : nil)
    }

    public init(_ exposure: Exposure, reasons: Link?) {
        self.exposure = exposure
        self.reasons = reasons
    }

    public var isShown: Bool { exposure == .shown }

    /// Nil where there is nothing to say.
    public func note(_ words: Words) -> HTML? {
        guard exposure != .shown else { return nil }
        let why: HTML? = reasons.map { " <a href=\"\($0)\">\(words("exposure.why"))</a>" }
        return "<p class=\"flash flash-warn\">\(words("exposure.\(exposure.rawValue)"))\(why)</p>"
    }
}
