import Community
import Kernel
import Storage

/// Planning a survey for something: what is asked, when, and of whom.
struct PlanSurvey: Sendable {
    let survey: Survey
    /// How many items it has with all its scales.
    let items: Int
    /// Random; marks of codes are made with it until the last wave closes.
    let pairKey: String
    /// What is measured; nil: nothing in particular.
    let origin: Subject?
    let person: PersonID

    /// - Throws: `SurveyRefusal`
    func check() throws(SurveyRefusal) {
        guard (1...Survey.longestTitle).contains(survey.title.count) else {
            throw .titleWrong(most: Survey.longestTitle)
        }
        guard survey.purpose.count <= Survey.longestPurpose else { throw .purposeTooLong(most: Survey.longestPurpose) }
        guard items > 0 else { throw .nothingAsked }
        guard items <= Survey.mostItems else { throw .tooMuchAsked(most: Survey.mostItems) }
        let own = survey.asked.compactMap { asked in
            if case .own(let question) = asked { question } else { nil }
        }
        guard own.count <= Survey.mostQuestions else { throw .questionsTooMany(most: Survey.mostQuestions) }
        guard own.allSatisfy({ $0.count <= Survey.longestQuestion }) else {
            throw .questionTooLong(most: Survey.longestQuestion)
        }
        if survey.grouping == .part {
            guard (2...Survey.mostParts).contains(survey.parts.count), Set(survey.parts).count == survey.parts.count,
                survey.parts.allSatisfy({ $0.count <= Survey.longestPart })
            else { throw .partsWrong(most: Survey.mostParts) }
        }
        guard survey.wave(.before) != nil else { throw .daysWrong(.before) }
        guard survey.wave(.after) != nil else { throw .daysWrong(.after) }
        for (first, second) in zip(survey.waves, survey.waves.dropFirst()) {
            guard first.opens <= second.opens, first.closes <= second.closes else { throw .daysWrong(second.wave) }
        }
        for wave in survey.waves where wave.opens > wave.closes { throw .daysWrong(wave.wave) }
    }

    /// - Throws: `SurveyRefusal`
    func apply(in s: any Session) throws {
        try check()
        try SurveyStore.insert(survey, pairKey: pairKey, in: s)
        try AuditLog.record(.init("survey/planned", survey.subject, by: .person(person), at: survey.planned), in: s)
        if let origin {
            try Trail.link(origin, .measured, survey.subject, by: .person(person), at: survey.planned, in: s)
        }
    }
}
