import Kernel
import Media
import Print
import Web

/// A story on paper: a panel for an exhibition, and the sheet on which a teller agrees.
struct StoryPaper {
    let visit: Visit
    let story: Story

    init(_ visit: Visit, _ story: Story) {
        self.visit = visit
        self.story = story
    }

    private var words: Words { visit.words }

    /// Characters that stand on a panel with a picture, and without one: what people read standing.
    private static let mostBesidePicture = 1_100
    private static let mostAlone = 1_900

    /// One sheet of A2: title, teller, picture, text, and a code that leads to the page, where it is as long as it is told.
    func panel(_ one: OneStory, _ picture: CleanPicture?) -> PaperDocument {
        let (title, text, language) = one.best(for: visit.language)
        let place = one.showing.showsPlace ? one.place?.name : nil
        let address = visit.absolute(StoryRoutes.one.link(story.id))
        var blocks: [PaperDocument.Block] = [
            .title(title), .note([one.teller, place].compactMap { $0 }.joined(separator: " · ")),
        ]
        if let picture { blocks.append(.picture(jpeg: picture.bytes, width: picture.width, height: picture.height)) }
        let most = picture == nil ? Self.mostAlone : Self.mostBesidePicture
        // A short text is set large, so that it fills the sheet.
        let isShort = text.count < (picture == nil ? 800 : 380)
        blocks += text.shortened(most).split(separator: "\n").map { line in
            isShort ? .large(String(line)) : .paragraph(String(line))
        }
        if let code = QRCode.modules(address) { blocks.append(.code(code)) }
        blocks.append(.note(address))
        return PaperDocument(title: title, language: language, blocks: blocks, isFramed: true, size: .a2)
    }

    /// - link: where the teller takes the story back; it stands on the page that they keep
    func sheet(_ link: Link) -> PaperDocument {
        let address = visit.absolute(link)
        func boxes(_ labels: [String]) -> [PaperDocument.Block] { labels.map { .paragraph("[   ]  \($0)") } }
        var blocks: [PaperDocument.Block] = [.title(words("story.consent.title")), .heading(story.words.title)]
        blocks += words("story.consent.text").split(separator: "\n").map { .paragraph(String($0)) }
        blocks.append(.heading(words("story.consent.what")))
        blocks += boxes(Consent.Trait.allCases.map { words("story.trait.\($0.rawValue)") })
        blocks.append(.heading(words("story.consent.where")))
        blocks += boxes(Consent.Outlet.allCases.map { words("story.outlet.\($0.rawValue)") })
        blocks += [
            .heading(words("story.consent.until")),
            .lines(heads: [words("story.sheet.day"), words("story.sheet.signature")], count: 2), .newPage,
            .heading(words("story.consent.keep")), .paragraph(words("story.consent.keep.why")),
        ]
        if let code = QRCode.modules(address) { blocks.append(.code(code)) }
        blocks.append(.note(address))
        return PaperDocument(title: words("story.consent.title"), language: words.language, blocks: blocks)
    }
}
