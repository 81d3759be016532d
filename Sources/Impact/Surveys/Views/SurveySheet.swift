import Print
import Web

/// The sheet for the wall of a hall: what it is for, a code to read, an address to type.
struct SurveySheet {
    let visit: Visit
    let survey: Survey
    let door: Door

    init(_ visit: Visit, _ survey: Survey, _ door: Door) {
        self.visit = visit
        self.survey = survey
        self.door = door
    }

    var document: PaperDocument {
        let words = visit.words
        let address = visit.absolute(SurveyRoutes.door.link(door.code))
        var blocks: [PaperDocument.Block] = [
            .title(survey.title), .note(words("survey.wave.\(door.wave.rawValue)")), .large(words("survey.sheet.read")),
        ]
        if let code = QRCode.modules(address) { blocks.append(.code(code)) }
        blocks += [
            .large(address), .space, .paragraph(words("survey.welcome.free")),
            .paragraph(words("survey.welcome.nameless")), .paragraph(words("survey.welcome.language")),
        ]
        return PaperDocument(title: survey.title, language: words.language, blocks: blocks, isFramed: true)
    }
}
