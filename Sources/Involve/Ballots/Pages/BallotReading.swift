import Community
import Foundation
import Kernel
import Web

/// A ballot as a form brings it.
struct BallotReading {
    let form: Form

    init(_ form: Form) {
        self.form = form
    }

    /// - Throws: `.lastDayWrong`, `Problem.malformed`
    func ballot(_ id: BallotID, of organisation: OrganisationID) throws -> Ballot {
        guard let method = Ballot.Method(rawValue: form["method"]),
            let eligibility = Ballot.Eligibility(rawValue: form["eligibility"]),
            let language = Language(tag: form["language"])
        else { throw Problem.malformed }
        let lastDay = CalendarDay(form["last-day"])
        guard form["last-day"].isEmpty || lastDay != nil else { throw BallotRefusal.lastDayWrong }
        let options = form["options"].split(separator: "\n").map { line in
            line.trimmingCharacters(in: .whitespaces)
        }.filter { !$0.isEmpty }
        return Ballot(
            id: id, organisation: organisation, question: form["question"], options: options, method: method,
            eligibility: eligibility, language: language, lastDay: lastDay)
    }
}
