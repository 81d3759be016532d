import Kernel
import Storage
import Web

/// Beginning to answer on a device; what somebody began there before in this wave is dropped.
struct BeginResponse: Sendable {
    /// With a random name.
    let response: Response
    let device: String
    let at: Moment

    /// - Throws: `SurveyRefusal.notOpen`
    func apply(in s: any Storage.Session) throws {
        _ = try OpenWave.check(response.door, at: at, in: s)
        if let old = try ResponseStore.begun(device, in: s) { try ResponseStore.drop(old, in: s) }
        try ResponseStore.begin(response, device: device, in: s)
    }
}

/// Answering one question, or saying that one would rather not.
struct SaveAnswer: Sendable {
    let questionnaire: Questionnaire
    let door: Door
    /// From 0.
    let step: Int
    /// Nil: would rather not say.
    let value: Int?
    let device: String
    let at: Moment

    /// - Throws: `SurveyRefusal.notOpen`, `.notBegun`, `.answerWrong`
    func apply(in s: any Storage.Session) throws {
        _ = try OpenWave.check(door, at: at, in: s)
        guard let response = try ResponseStore.begun(device, in: s) else { throw SurveyRefusal.notBegun }
        guard questionnaire.steps.indices.contains(step), let column = questionnaire.steps[step].column,
            value.map({ questionnaire.offers($0, at: questionnaire.steps[step]) }) ?? true
        else { throw SurveyRefusal.answerWrong }
        try ResponseStore.save(value, to: column, of: response, in: s)
    }
}

/// Handing in: from now on nothing leads from the answers to the device.
struct FinishResponse: Sendable {
    let questionnaire: Questionnaire
    let door: Door
    /// Nil: would rather not be compared.
    let code: PairCode?
    let device: String
    let language: Language
    let at: Moment
    let secrets: Secrets

    /// - Throws: `SurveyRefusal.notOpen`, `.notBegun`
    func apply(in s: any Storage.Session) throws {
        let day = try OpenWave.check(door, at: at, in: s)
        guard let response = try ResponseStore.begun(device, in: s) else { throw SurveyRefusal.notBegun }
        let key = try SurveyStore.pairKey(of: door.survey, in: s)
        let mark = key.flatMap { key in code?.mark(key: key, arm: door.arm, secrets) }
        let chosen = response.answers[Questionnaire.partColumn].flatMap { $0 }
        let part: String? =
            questionnaire.survey.grouping == .language
            ? language.code
            : chosen.flatMap { questionnaire.parts.indices.contains($0) ? questionnaire.parts[$0] : nil }
        try ResponseStore.finish(response, pair: mark, language: language, part: part, day: day, in: s)
    }
}

/// The rule on when one can answer.
enum OpenWave {
    /// The day by the clocks of the place.
    ///
    /// - Throws: `SurveyRefusal.notOpen`
    static func check(_ door: Door, at: Moment, in s: any Storage.Session) throws -> CalendarDay {
        guard let survey = try SurveyStore.find(door.survey, in: s), let wave = survey.wave(door.wave) else {
            throw SurveyRefusal.notOpen
        }
        let today = try survey.today(at, in: s)
        guard wave.isOpen(today) else { throw SurveyRefusal.notOpen }
        return today
    }
}
