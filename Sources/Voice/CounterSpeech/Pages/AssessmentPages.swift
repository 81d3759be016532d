import Community
import Kernel
import Storage
import Web

/// The threshold test, one factor a page; each page is saved, so one can stop and go on another day.
struct AssessmentPages: Sendable {
    let desk: CaseDesk

    private var cases: CasePages { CasePages(desk: desk) }

    func add(to routes: inout Routes) {
        routes.get(CounterSpeechRoutes.factor) { try await show($0, FormErrors()) }
        routes.post(CounterSpeechRoutes.factor, rate)
        routes.post(CounterSpeechRoutes.decision, decide)
        routes.post(CounterSpeechRoutes.review, review)
    }

    private func show(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let file = try await cases.file(visit)
        let factor = try factor(visit)
        guard file.assessment.state == .draft, file.one.state != .closed else {
            return .see(CounterSpeechRoutes.one.link(file.one.id))
        }
        return visit.reply(FactorView(visit, file, factor, errors: errors).page)
    }

    private func factor(_ visit: Visit) throws -> Factor {
        guard let factor = Factor(rawValue: try visit.parameter("factor")) else { throw Problem.notFound }
        return factor
    }

    /// On to the next factor; after the last one back to the case, where it is decided.
    private func rate(_ visit: Visit) async throws -> Reply {
        let factor = try factor(visit)
        let id = try visit.id("case", of: SpeechCaseKind.self)
        let act = RateFactor(
            id: id, factor: factor, rating: CaseReading(visit.form).rating, person: try visit.signedIn().id,
            at: visit.now)
        do {
            try await desk.house.database.write { s in try act.apply(in: s) }
        } catch CounterSpeechRefusal.notYours {
            throw Problem.notFound
        } catch let refusal as CounterSpeechRefusal {
            return try await show(visit, CounterSpeechWording(visit.words).errors(refusal))
        }
        guard visit.form["then"] == "next", let next = factor.next else {
            return .see(CounterSpeechRoutes.one.link(id).at("assessment"), flash: "counter.saved")
        }
        return .see(CounterSpeechRoutes.factor.link(id, next.rawValue))
    }

    private func decide(_ visit: Visit) async throws -> Reply {
        guard let chosen = Recommendation(rawValue: visit.form["chosen"]) else {
            return try await cases.show(visit, FormErrors("chosen", visit.words("counter.refused.chosen")))
        }
        let act = DecideAssessment(
            id: try visit.id("case"), chosen: chosen, why: visit.form["why"], person: try visit.signedIn().id,
            at: visit.now)
        return try await cases.finish(visit, "counter.decided") { s in try act.apply(in: s) }
    }

    private func review(_ visit: Visit) async throws -> Reply {
        guard let verdict = ReviewAssessment.Verdict(rawValue: visit.form["verdict"]) else { throw Problem.malformed }
        let act = ReviewAssessment(
            id: try visit.id("case"), verdict: verdict, note: visit.form["reason"], person: try visit.signedIn().id,
            at: visit.now)
        return try await cases.finish(visit, "counter.reviewed") { s in try act.apply(in: s) }
    }
}
