import Community
import Foundation
import Kernel
import Storage
import Web

/// What facilitators do: write, announce, open, close.
struct BallotDeskPages: Sendable {
    let house: House
    let pages: BallotPages
    let secrets: Secrets
    /// Called once a ballot is closed.
    let closed: @Sendable () -> Void

    /// A list of a hundred thousand addresses, twice as long where a form escapes it.
    private static let largestList = 8 * 1024 * 1024

    func add(to routes: inout Routes) {
        routes.get(BallotRoutes.new) { try await new($0, FormErrors()) }
        routes.post(BallotRoutes.list, draft)
        routes.get(BallotRoutes.draft) { try await edit($0, FormErrors()) }
        routes.post(BallotRoutes.draft, rewrite)
        routes.post(BallotRoutes.announcement, announce)
        routes.get(BallotRoutes.opening) { try await prepare($0, FormErrors()) }
        routes.postFiles(BallotRoutes.preview, bodyLimit: Self.largestList, preview)
        routes.post(BallotRoutes.opening, bodyLimit: Self.largestList, open)
        routes.post(BallotRoutes.closing, close)
    }

    private func new(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let person = try visit.signedIn()
        let found = try await house.database.read { [house] s in
            (
                try Self.organisations(of: person.id, in: s),
                try Self.origin(visit).flatMap { try house.subjects.card($0, in: s) }
            )
        }
        guard !found.0.isEmpty else { throw Problem.forbidden }
        return visit.reply(BallotFormView(visit, errors: errors).new(found.0, from: found.1))
    }

    private static func origin(_ visit: Visit) -> Subject? {
        Subject(visit.form.contains("from") ? visit.form["from"] : visit.query["from"])
    }

    /// Those for which somebody may draft.
    private static func organisations(of person: PersonID, in s: any Storage.Session) throws -> [Organisation] {
        let roles = try RoleStore.roles(of: person, in: s)
        return try OrganisationStore.all(in: s).filter { organisation in
            roles.include([.facilitator], for: try OrganisationStore.belonging(organisation, in: s))
        }
    }

    private func draft(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard let organisation = OrganisationID(visit.form["organisation"]) else { throw Problem.malformed }
        let origin = try await house.database.read { [house] s in
            try Self.origin(visit).flatMap { try house.subjects.card($0, in: s) }
        }
        do {
            let ballot = try BallotReading(visit.form).ballot(house.ids.next(), of: organisation)
            let act = DraftBallot(ballot: ballot, origin: origin?.subject, person: person.id, at: visit.now)
            try await house.database.write { s in try act.apply(in: s) }
            return .see(BallotRoutes.one.link(ballot.id), flash: "ballot.drafted")
        } catch let refusal as BallotRefusal {
            return try await new(visit, try Self.errors(refusal, visit))
        }
    }

    private func edit(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let one = try await managed(visit, .draft)
        return visit.reply(BallotFormView(visit, errors: errors).edit(one.ballot))
    }

    private func rewrite(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let one = try await managed(visit, .draft)
        do {
            let act = EditBallot(
                ballot: try BallotReading(visit.form).ballot(one.ballot.id, of: one.ballot.organisation),
                person: person.id, at: visit.now)
            try await house.database.write { s in try act.apply(in: s) }
            return .see(BallotRoutes.one.link(one.ballot.id), flash: "ballot.saved")
        } catch let refusal as BallotRefusal {
            return try await edit(visit, try Self.errors(refusal, visit))
        }
    }

    private func announce(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let act = AnnounceBallot(
            id: try visit.id("ballot"), event: house.ids.next(), person: person.id, at: visit.now)
        return try await finish(visit, act.id, "ballot.announced") { s in try act.apply(in: s) }
    }

    private func prepare(_ visit: Visit, _ errors: FormErrors) async throws -> Reply {
        let one = try await managed(visit, .draft)
        return visit.reply(OpeningView(visit, one.ballot, errors: errors).page)
    }

    /// Who would be on the roll, before anything is fixed.
    private func preview(_ visit: Visit) async throws -> Reply {
        let one = try await managed(visit, .draft)
        do {
            let text = try Self.list(visit)
            let roll = try await house.database.read { s in
                try EligibilityRoll.addresses(of: one.ballot, list: Self.lines(text), in: s)
            }
            return visit.reply(OpeningView(visit, one.ballot).preview(roll, list: text))
        } catch let refusal as BallotRefusal {
            return try await prepare(visit, try Self.errors(refusal, visit))
        }
    }

    /// Pasted or from a file; both together are one list.
    ///
    /// - Throws: `.listWrong`
    private static func list(_ visit: Visit) throws(BallotRefusal) -> String {
        let pasted = visit.form["list"]
        guard let file = visit.form.file("file") else { return pasted }
        guard let text = String(validating: file.bytes, as: UTF8.self) else { throw .listWrong }
        return [pasted, text].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func lines(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }

    private func open(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        let one = try await managed(visit, .draft)
        let act = OpenBallot(
            id: one.ballot.id, list: Self.lines(visit.form["list"]), keys: try BallotKeys(),
            event: house.ids.next(), person: person.id, at: visit.now)
        do {
            _ = try await house.database.write { [secrets] s in try act.apply(secrets, in: s) }
            return .see(BallotRoutes.one.link(act.id), flash: "ballot.opened")
        } catch let refusal as BallotRefusal {
            return try await prepare(visit, try Self.errors(refusal, visit))
        }
    }

    private func close(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedIn()
        guard visit.form["sure"] == "yes" else {
            return try await pages.show(visit, FormErrors("sure", visit.words("ballot.refused.sure")))
        }
        let act = CloseBallot(
            id: try visit.id("ballot"), event: house.ids.next(), person: person.id, at: visit.now)
        let reply = try await finish(visit, act.id, "ballot.closed") { [secrets] s in
            _ = try act.apply(secrets, in: s)
        }
        closed()
        return reply
    }

    private func finish(
        _ visit: Visit, _ id: BallotID, _ flash: String,
        _ apply: @escaping @Sendable (any Storage.Session) throws -> Void
    ) async throws -> Reply {
        do {
            try await house.database.write(apply)
            return .see(BallotRoutes.one.link(id), flash: flash)
        } catch let refusal as BallotRefusal {
            return try await pages.show(visit, try Self.errors(refusal, visit))
        }
    }

    /// The ballot, for whoever may work on it in that phase; for others its page.
    private func managed(_ visit: Visit, _ phase: Ballot.Phase) async throws -> BallotView.One {
        _ = try visit.signedIn()
        let one = try await pages.find(visit)
        guard one.mayManage, one.ballot.phase == phase else { throw Problem.notFound }
        return one
    }

    /// What is not there or not theirs looks the same.
    private static func errors(_ refusal: BallotRefusal, _ visit: Visit) throws -> FormErrors {
        guard refusal != .notFound, refusal != .notYours else { throw Problem.notFound }
        return BallotWording(visit.words).errors(refusal)
    }
}
